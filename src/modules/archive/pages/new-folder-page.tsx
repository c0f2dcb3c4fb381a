import {
  type BoxOption,
  Card,
  DataTable,
  formatNumber,
  type Posted,
  SelectBox,
  TextBox,
  TickBox,
} from '#ui/index.ts';
import { archivePaths } from '../paths.ts';
import type { PlannedFolder } from '../plan-queries.ts';
import { type RetentionKind, yearsInWords } from '../retention-kinds.ts';
import { ActForm } from './act-form.tsx';
import { Frame } from './frame.tsx';

export interface NewFolderPageProps {
  readonly units: readonly BoxOption[];
  readonly kinds: readonly RetentionKind[];
  /** Planned for the officer's units this year and not opened yet. */
  readonly planned: readonly PlannedFolder[];
  readonly posted: Posted;
}

export const kindChoices = (kinds: readonly RetentionKind[]): readonly BoxOption[] =>
  kinds.map(({ code, section, name, years }) => ({
    value: code,
    label: `${section}: ${name} (${yearsInWords(years).toLowerCase()})`,
  }));

/** Opening a file of work: by the yearly list with one press, or beside it. */
export function NewFolderPage({ units, kinds, planned, posted }: NewFolderPageProps) {
  return (
    <Frame
      title="Mở hồ sơ"
      lead="Bạn là người lập hồ sơ. Thời hạn lưu trữ giữ theo lúc mở."
      trail={[{ label: 'Mở hồ sơ' }]}
      posted={posted}
    >
      {planned.length > 0 && (
        <Card title={`Theo danh mục của năm (${formatNumber(planned.length, 'vi')})`}>
          <DataTable
            caption="Hồ sơ trong danh mục chưa mở"
            rows={planned}
            rowKey={({ id }) => id}
            stacksOnPhone
            empty="Không còn hồ sơ nào chưa mở."
            columns={[
              { key: 'code', header: 'Số, ký hiệu', noWrap: true, cell: ({ code }) => code },
              { key: 'title', header: 'Tiêu đề', namesRow: true, cell: ({ title }) => title },
              { key: 'years', header: 'Thời hạn', noWrap: true, cell: ({ years }) => yearsInWords(years) },
              {
                key: 'act',
                header: 'Mở',
                cell: ({ id, code }) => (
                  <form method="post" action={archivePaths.newFolder()}>
                    <input type="hidden" name="planned" value={id} />
                    <button class="ds-button" data-variant="secondary" type="submit">
                      Mở <span class="ds-sr-only">hồ sơ {code}</span>
                    </button>
                  </form>
                ),
              },
            ]}
          />
        </Card>
      )}
      <Card title={planned.length > 0 ? 'Ngoài danh mục' : 'Hồ sơ mới'}>
        <ActForm action={archivePaths.newFolder()} submit="Mở hồ sơ">
          <TextBox name="code" label="Số và ký hiệu hồ sơ" hint="Ví dụ 01.TH" posted={posted} />
          <TextBox
            name="title"
            label="Tiêu đề hồ sơ"
            hint="Về việc gì, của ai, thời gian nào"
            posted={posted}
          />
          <SelectBox
            name="retention"
            label="Thời hạn lưu trữ"
            none="Chọn nhóm hồ sơ"
            options={kindChoices(kinds)}
            posted={posted}
          />
          {units.length > 1 ? (
            <SelectBox name="unit" label="Đơn vị" options={units} posted={posted} />
          ) : (
            <input type="hidden" name="unit" value={units[0]?.value} />
          )}
          <TickBox
            name="building"
            label="Hồ sơ công trình xây dựng: nộp lưu trong 3 tháng từ khi quyết toán"
            posted={posted}
          />
        </ActForm>
      </Card>
    </Frame>
  );
}

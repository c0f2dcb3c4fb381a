import { Card, DataTable, formatNumber } from '#ui/index.ts';
import { archivePaths } from '../paths.ts';
import type { PlannedFolder } from '../plan-queries.ts';
import type { Problem } from '../problem.ts';
import { type RetentionKind, yearsInWords } from '../retention-kinds.ts';
import { ActForm, type Choice, SelectField, TextField } from './fields.tsx';
import { Frame } from './frame.tsx';

export interface NewFolderPageProps {
  readonly units: readonly Choice[];
  readonly kinds: readonly RetentionKind[];
  /** Planned for the officer's units this year and not opened yet. */
  readonly planned: readonly PlannedFolder[];
  readonly problem: Problem;
}

export const kindChoices = (kinds: readonly RetentionKind[]): readonly Choice[] => [
  { value: '', label: 'Chọn nhóm hồ sơ' },
  ...kinds.map(({ code, section, name, years }) => ({
    value: code,
    label: `${section}: ${name} (${yearsInWords(years).toLowerCase()})`,
  })),
];

/** Opening a file of work: by the yearly list with one press, or beside it. */
export function NewFolderPage({ units, kinds, planned, problem }: NewFolderPageProps) {
  return (
    <Frame
      title="Mở hồ sơ"
      lead="Bạn là người lập hồ sơ. Thời hạn lưu trữ giữ theo lúc mở."
      trail={[{ label: 'Mở hồ sơ' }]}
      problem={problem}
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
          <TextField name="code" label="Số và ký hiệu hồ sơ" hint="Ví dụ 01.TH" problem={problem} />
          <TextField
            name="title"
            label="Tiêu đề hồ sơ"
            hint="Về việc gì, của ai, thời gian nào"
            problem={problem}
          />
          <SelectField
            name="retention"
            label="Thời hạn lưu trữ"
            choices={kindChoices(kinds)}
            problem={problem}
          />
          {units.length > 1 ? (
            <SelectField name="unit" label="Đơn vị" choices={units} problem={problem} />
          ) : (
            <input type="hidden" name="unit" value={units[0]?.value} />
          )}
          <div class="ds-field">
            <input
              class="ds-input"
              type="checkbox"
              id="building"
              name="building"
              value="1"
              checked={problem.values.has('building')}
            />
            <label class="ds-label" data-weight="regular" for="building">
              Hồ sơ công trình xây dựng: nộp lưu trong 3 tháng từ khi quyết toán
            </label>
          </div>
        </ActForm>
      </Card>
    </Frame>
  );
}

import { dayOf } from '#modules/org/index.ts';
import {
  Alert,
  type BoxOption,
  Card,
  DataTable,
  FilterBar,
  FilterField,
  formatDate,
  type Posted,
  SelectBox,
  Tag,
  TextBox,
} from '#ui/index.ts';
import { archivePaths } from '../paths.ts';
import type { PlannedFolder } from '../plan-queries.ts';
import { type RetentionKind, yearsInWords } from '../retention-kinds.ts';
import { ActForm } from './act-form.tsx';
import { Frame } from './frame.tsx';
import { kindChoices } from './new-folder-page.tsx';

export interface PlanPageProps {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly year: number;
  readonly plan:
    | { readonly state: string; readonly issuedAs: string | null; readonly issuedAt: Temporal.Instant | null }
    | undefined;
  readonly entries: readonly PlannedFolder[];
  readonly units: readonly BoxOption[];
  readonly people: ReadonlyMap<string, string>;
  readonly keepers: readonly BoxOption[];
  readonly kinds: readonly RetentionKind[];
  readonly mayPlan: boolean;
  readonly mayIssue: boolean;
  readonly posted: Posted;
}

/** The list of files of a year (Decree 30/2020/NĐ-CP, appendix V): made by the archive, issued by the head. */
export function PlanPage(props: PlanPageProps) {
  const { agencyName, year, plan, entries, units, people, posted } = props;
  const unitNames = new Map(units.map(({ value, label }) => [value, label]));
  const isIssued = plan?.state === 'issued';
  return (
    <Frame
      title={`Danh mục hồ sơ năm ${year}`}
      eyebrow={agencyName}
      lead={
        isIssued ? (
          <span class="mu-row">
            <Tag tone="success">Đã ban hành</Tag> {plan.issuedAs},{' '}
            {plan.issuedAt && formatDate(dayOf(plan.issuedAt), 'vi')}
          </span>
        ) : (
          'Người đứng đầu cơ quan ban hành đầu năm; hồ sơ phát sinh mở ngoài danh mục.'
        )
      }
      tab="plan"
      posted={posted}
    >
      <FilterBar action={archivePaths.plan()} label="Chọn năm">
        <FilterField name="nam" label="Năm" value={String(year)} />
      </FilterBar>
      <DataTable
        caption={`Danh mục hồ sơ năm ${year}`}
        rows={entries}
        rowKey={({ id }) => id}
        stacksOnPhone
        empty="Danh mục năm này chưa có hồ sơ nào."
        columns={[
          { key: 'code', header: 'Số, ký hiệu', noWrap: true, cell: ({ code }) => code },
          {
            key: 'title',
            header: 'Tiêu đề hồ sơ',
            namesRow: true,
            cell: ({ title, folderId }) =>
              folderId ? <a href={archivePaths.folder(folderId)}>{title}</a> : title,
          },
          { key: 'years', header: 'Thời hạn', noWrap: true, cell: ({ years }) => yearsInWords(years) },
          { key: 'unit', header: 'Đơn vị', cell: ({ unitId }) => unitNames.get(unitId) },
          {
            key: 'keeper',
            header: 'Người lập',
            cell: ({ keeperId }) => (keeperId && people.get(keeperId)) ?? '–',
          },
          { key: 'open', header: 'Đã mở', cell: ({ folderId }) => (folderId ? 'Đã mở' : 'Chưa') },
        ]}
      />
      {!isIssued && props.mayPlan && <Entry {...props} />}
      {!isIssued && props.mayIssue && entries.length > 0 && (
        <Card title="Ban hành danh mục">
          <Alert tone="info">Ban hành rồi thì danh mục của năm không sửa nữa.</Alert>
          <ActForm action={archivePaths.planIssue()} submit="Ban hành" variant="secondary">
            <input type="hidden" name="agency" value={props.agencyId} />
            <input type="hidden" name="year" value={String(year)} />
            <TextBox name="issuedAs" label="Số, ký hiệu quyết định" posted={posted} />
          </ActForm>
        </Card>
      )}
    </Frame>
  );
}

const Entry = ({ agencyId, year, units, keepers, kinds, posted }: PlanPageProps) => (
  <Card title="Thêm hồ sơ vào danh mục">
    <ActForm action={archivePaths.plan()} submit="Thêm vào danh mục">
      <input type="hidden" name="agency" value={agencyId} />
      <input type="hidden" name="year" value={String(year)} />
      <TextBox name="code" label="Số và ký hiệu hồ sơ" hint="Ví dụ 01.TH" posted={posted} />
      <TextBox name="title" label="Tiêu đề hồ sơ" posted={posted} />
      <SelectBox
        name="retention"
        label="Thời hạn lưu trữ"
        none="Chọn nhóm hồ sơ"
        options={kindChoices(kinds)}
        posted={posted}
      />
      <SelectBox name="unit" label="Đơn vị" options={units} posted={posted} />
      <SelectBox name="keeper" label="Người lập" none="Chưa phân công" options={keepers} posted={posted} />
    </ActForm>
  </Card>
);

import { ConsoleFrame } from '#modules/site/index.ts';
import { DataTable, PageTitle, SummaryList, Tag } from '#ui/index.ts';
import { consolePaths } from '../console-paths.ts';
import type { PositionRow, UnitFacts, UnitRow } from '../console-queries.ts';
import { kindName, roleName } from '../messages.vi.ts';
import { datesInWords, UnitTable } from './unit-table.tsx';

export interface UnitPageProps {
  readonly unit: UnitFacts;
  readonly offices: readonly UnitRow[];
  readonly positions: readonly PositionRow[];
  /** The day asked for, where it is not today. */
  readonly on: Temporal.PlainDate | undefined;
}

/** One agency or office: since when, for what, and who holds which position. */
export function UnitPage({ unit, offices, positions, on }: UnitPageProps) {
  const day = on?.toString();
  const home = { label: 'Tổ chức', href: consolePaths.home(day) };
  const above = unit.isAgency
    ? []
    : [{ label: unit.agencyName, href: consolePaths.unit(unit.agencyId, day) }];
  return (
    <ConsoleFrame title={unit.name} breadcrumbs={[home, ...above, { label: unit.name }]}>
      <div class="mu-stack">
        <PageTitle eyebrow={unit.code} title={unit.name} />
        <SummaryList
          rows={[
            { term: 'Loại', value: kindName(unit.kind) },
            { term: 'Hiệu lực', value: datesInWords(unit) },
            ...(unit.fields.length > 0 ? [{ term: 'Lĩnh vực', value: unit.fields.join('; ') }] : []),
          ]}
        />
        <DataTable
          caption="Vị trí và người giữ"
          showsCaption
          rows={positions}
          rowKey={(row) => `${row.id} ${row.fullName}`}
          stacksOnPhone
          empty="Đơn vị này chưa có vị trí nào."
          columns={[
            { key: 'title', header: 'Vị trí', namesRow: true, cell: (row) => row.title },
            {
              key: 'holder',
              header: 'Người giữ',
              cell: (row) => row.fullName ?? <Tag tone="warning">Chưa có người</Tag>,
            },
            {
              key: 'since',
              header: 'Thời gian',
              noWrap: true,
              cell: (row) =>
                row.heldFrom ? datesInWords({ validFrom: row.heldFrom, validTo: row.heldTo }) : '',
            },
            {
              key: 'roles',
              header: 'Vai trò trong quy trình',
              cell: (row) => row.roles.map(roleName).join(', '),
            },
          ]}
        />
        {offices.length > 0 && <UnitTable caption="Đơn vị trực thuộc" units={offices} on={on} showsCaption />}
      </div>
    </ConsoleFrame>
  );
}

import { ConsoleFrame } from '#modules/site/index.ts';
import { FigureList, FilterBar, FilterField, formatDate, PageTitle } from '#ui/index.ts';
import { consolePaths } from '../console-paths.ts';
import type { UnitRow } from '../console-queries.ts';
import { UnitTable } from './unit-table.tsx';

export interface OrganisationPageProps {
  readonly on: Temporal.PlainDate;
  /** The day stands in the address: it was asked for. */
  readonly isAsked: boolean;
  readonly agencies: readonly UnitRow[];
}

/** The console's home: who the agencies are on a day, and where nobody holds a position. */
export function OrganisationPage({ on, isAsked, agencies }: OrganisationPageProps) {
  const sum = (count: (row: UnitRow) => number) =>
    String(agencies.reduce((total, row) => total + count(row), 0));
  const vacancies = sum((row) => row.vacancies);
  return (
    <ConsoleFrame title="Tổ chức">
      <div class="mu-stack">
        <PageTitle title="Tổ chức" lead={`Cơ quan, đơn vị có hiệu lực ngày ${formatDate(on, 'vi')}.`} />
        <FilterBar
          action={consolePaths.home()}
          label="Chọn ngày"
          clearHref={isAsked ? consolePaths.home() : undefined}
        >
          <FilterField name="ngay" label="Xem tại ngày" type="date" value={on.toString()} />
        </FilterBar>
        <FigureList
          figures={[
            { label: 'Cơ quan', value: String(agencies.length) },
            { label: 'Đơn vị trực thuộc', value: sum((row) => row.offices) },
            { label: 'Vị trí', value: sum((row) => row.positions) },
            {
              label: 'Vị trí chưa có người',
              value: vacancies,
              tone: vacancies === '0' ? 'success' : 'warning',
            },
          ]}
        />
        <UnitTable caption="Các cơ quan" units={agencies} on={isAsked ? on : undefined} />
      </div>
    </ConsoleFrame>
  );
}

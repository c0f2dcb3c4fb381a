import { dayOf } from '#modules/org/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import { DataTable, formatDate, PageTitle, Pagination } from '#ui/index.ts';
import type { Counted, Measure } from '../figures/queries.ts';
import { figureNames } from '../messages.vi.ts';
import { paths } from '../paths.ts';
import { monthName } from './figures-page.tsx';

export interface CountedPageProps {
  readonly agencyName: string;
  readonly measure: Measure;
  readonly month: string;
  readonly rows: readonly Counted[];
  readonly nextHref: string | undefined;
}

/** The directives that one figure counts. */
export function CountedPage({ agencyName, measure, month, rows, nextHref }: CountedPageProps) {
  const title = `${figureNames[measure]}, tháng ${monthName(month)}`;
  return (
    <DeskFrame
      title={title}
      breadcrumbs={[
        { label: 'Nhiệm vụ', href: paths.list() },
        { label: 'Số liệu', href: paths.figures(month) },
        { label: figureNames[measure] },
      ]}
    >
      <div class="mu-stack">
        <PageTitle title={title} lead={agencyName} />
        <DataTable
          caption={title}
          rows={rows}
          rowKey={({ directiveId }) => directiveId}
          columns={[
            {
              key: 'title',
              header: 'Nhiệm vụ',
              namesRow: true,
              cell: ({ directiveId, code, title }) => (
                <>
                  <a href={paths.directive(directiveId)}>{title}</a>
                  <div class="mu-quiet">{code}</div>
                </>
              ),
            },
            { key: 'given', header: 'Giao', noWrap: true, cell: ({ givenOn }) => formatDate(givenOn, 'vi') },
            { key: 'due', header: 'Hạn', noWrap: true, cell: ({ dueAt }) => formatDate(dayOf(dueAt), 'vi') },
            {
              key: 'closed',
              header: 'Khép lại',
              noWrap: true,
              cell: ({ closedOn }) => (closedOn ? formatDate(closedOn, 'vi') : '–'),
            },
          ]}
          stacksOnPhone
          empty="Không có nhiệm vụ nào"
        />
        <Pagination nextHref={nextHref} />
      </div>
    </DeskFrame>
  );
}

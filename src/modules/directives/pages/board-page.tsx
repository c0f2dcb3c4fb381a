import { DeskFrame } from '#modules/site/index.ts';
import { type Column, DataTable, PageTitle } from '#ui/index.ts';
import { type BoardColumn, type BoardRow, type BoardView, columns } from '../board-view.ts';
import { paths } from '../paths.ts';
import { DeadlineMark } from './deadline-mark.tsx';
import { Gantt } from './gantt.tsx';

const columnNames: Readonly<Record<BoardColumn, string>> = {
  waiting: 'Chờ tiếp nhận',
  underWay: 'Đang làm, trong hạn',
  answer: 'Chờ xác nhận',
  overdue: 'Quá hạn',
};

/** How many of a cell are named; the rest is a number. */
const named = 4;

/** Who has what, and how it stands: the units of the open directives, as a table and as bars of time. */
export function BoardPage({ view }: { readonly view: BoardView }) {
  return (
    <DeskFrame
      title="Bảng theo dõi"
      breadcrumbs={[{ label: 'Nhiệm vụ', href: paths.list() }, { label: 'Bảng theo dõi' }]}
    >
      <div class="mu-stack">
        <PageTitle
          title="Bảng theo dõi"
          lead="Nhiệm vụ đang mở theo đơn vị chủ trì; đơn vị có nhiều việc quá hạn đứng trước."
        />
        {view.isCut && <p class="mu-quiet">Chỉ hiện {view.most} nhiệm vụ gần hạn nhất.</p>}
        <DataTable
          caption="Nhiệm vụ theo đơn vị và tình trạng"
          rows={view.rows}
          rowKey={({ name, unitId }) => unitId ?? name}
          columns={tableColumns(view)}
          stacksOnPhone
          empty="Không có nhiệm vụ nào đang mở"
        />
        {view.rows.length > 0 && <h2>Theo thời gian</h2>}
        <Gantt {...view} />
      </div>
    </DeskFrame>
  );
}

const tableColumns = (view: BoardView): readonly Column<BoardRow>[] => [
  {
    key: 'unit',
    header: 'Đơn vị',
    namesRow: true,
    cell: ({ unitId, name }) => (unitId ? <a href={paths.list({ unitId })}>{name}</a> : name),
  },
  ...columns.map((column) => ({
    key: column,
    header: columnNames[column],
    cell: (row: BoardRow) => <Cards directives={row.byColumn[column]} {...view} />,
  })),
];

function Cards({
  directives,
  calendar,
  now,
}: Pick<BoardView, 'calendar' | 'now'> & Pick<BoardRow, 'directives'>) {
  if (directives.length === 0) return <span class="mu-quiet">–</span>;
  return (
    <>
      <strong class="mu-number">{directives.length}</strong>
      <ul class="mu-plain-list">
        {directives.slice(0, named).map((directive) => (
          <li key={directive.id}>
            <a href={paths.directive(directive.id)}>{directive.title}</a>{' '}
            <DeadlineMark directive={directive} calendar={calendar} now={now} />
          </li>
        ))}
      </ul>
      {directives.length > named && <p class="mu-quiet">và {directives.length - named} việc nữa</p>}
    </>
  );
}

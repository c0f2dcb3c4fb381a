import type { ComponentChildren, VNode } from 'preact';
import { useId } from 'preact/hooks';
import { EmptyState } from '../empty-state/empty-state.tsx';
import { type ColumnSort, SortLink } from './sort-link.tsx';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ComponentChildren;
  readonly sort?: ColumnSort | undefined;
  /** Numbers and amounts stand at the end, in figures of one width. */
  readonly isNumber?: boolean | undefined;
  /** The cell that names the row; screen readers repeat it. Usually the first, holding the row's link. */
  readonly namesRow?: boolean | undefined;
  /** Keeps dates and codes on one line. */
  readonly noWrap?: boolean | undefined;
}

export interface DataTableProps<Row> {
  /** What the table holds: heard before it is read, and its visible title with `showsCaption`. */
  readonly caption: string;
  readonly showsCaption?: boolean | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Shown instead of a table without rows. */
  readonly empty: string | VNode;
  /** On a phone each row becomes a card, for tables people read rather than compare. */
  readonly stacksOnPhone?: boolean | undefined;
}

/** Rows and columns; sorting, filtering and paging are links and forms, so every view has an address. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, empty, stacksOnPhone } = props;
  const captionId = useId();
  if (rows.length === 0) return typeof empty === 'string' ? <EmptyState title={empty} /> : empty;
  return (
    <section class="mu-table-scroll" tabindex={0} aria-labelledby={captionId}>
      <table class="ds-table mu-table" data-color="neutral" data-stacks={stacksOnPhone || undefined}>
        <caption id={captionId} class={props.showsCaption ? undefined : 'ds-sr-only'}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                data-number={column.isNumber}
                aria-sort={column.sort?.direction}
              >
                {column.sort ? <SortLink label={column.header} {...column.sort} /> : column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const look = { 'data-number': column.isNumber, 'data-nowrap': column.noWrap, 'data-label': column.header };
  const content = <div>{column.cell(row)}</div>;
  return column.namesRow ? (
    <th scope="row" {...look}>
      {content}
    </th>
  ) : (
    <td {...look}>{content}</td>
  );
}

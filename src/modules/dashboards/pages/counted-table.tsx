import { sitePaths } from '#modules/site/index.ts';
import { DataTable, EmptyState, formatDateTime } from '#ui/index.ts';
import type { CountedDossier } from '../queries.ts';

export interface CountedTableProps {
  readonly caption: string;
  readonly dossiers: readonly CountedDossier[];
  readonly empty: string;
}

/** The dossiers behind a figure; whether one may open each is asked by its own page. */
export const CountedTable = ({ caption, dossiers, empty }: CountedTableProps) => (
  <DataTable
    caption={caption}
    rows={dossiers}
    rowKey={({ dossierId }) => dossierId}
    stacksOnPhone
    empty={<EmptyState title={empty} />}
    columns={[
      {
        key: 'code',
        header: 'Mã hồ sơ',
        namesRow: true,
        noWrap: true,
        cell: ({ dossierId, code }) => <a href={`${sitePaths.dossiers}/${dossierId}`}>{code}</a>,
      },
      { key: 'procedure', header: 'Thủ tục', cell: ({ procedureName }) => procedureName },
      {
        key: 'due',
        header: 'Hẹn trả',
        noWrap: true,
        cell: ({ dueAt }) => (dueAt ? formatDateTime(dueAt, 'vi') : '–'),
      },
    ]}
  />
);

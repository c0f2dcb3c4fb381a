import { dayOf } from '#modules/org/index.ts';
import { type Column, DataTable, formatDate, Tag } from '#ui/index.ts';
import type { Folder } from '../model.ts';
import { archivePaths } from '../paths.ts';
import { yearsInWords } from '../retention-kinds.ts';
import { StateTag } from './frame.tsx';

export interface FolderTableProps {
  readonly caption: string;
  readonly folders: readonly Folder[];
  readonly unitNames?: ReadonlyMap<string, string>;
  /** Those under a hold. */
  readonly held?: ReadonlySet<string>;
  readonly empty: string | preact.VNode;
  /** Boxes to choose some, posted by this name with the form of this id. */
  readonly choosing?: { readonly name: string; readonly chosen: readonly string[] };
}

/** Folders, one a row; on a phone a card. */
export function FolderTable({ caption, folders, unitNames, held, empty, choosing }: FolderTableProps) {
  const columns: readonly (Column<Folder> | false)[] = [
    choosing !== undefined && {
      key: 'choice',
      header: 'Chọn',
      cell: ({ id, code, year }) => (
        <input
          class="ds-input"
          type="checkbox"
          name={choosing.name}
          value={id}
          checked={choosing.chosen.includes(id)}
          aria-label={`Chọn hồ sơ ${code}/${year}`}
        />
      ),
    },
    { key: 'code', header: 'Số, ký hiệu', noWrap: true, cell: ({ code, year }) => `${code}/${year}` },
    {
      key: 'title',
      header: 'Hồ sơ',
      namesRow: true,
      cell: ({ id, title, unitId }) => (
        <>
          <a href={archivePaths.folder(id)}>{title}</a>
          {unitNames?.has(unitId) && <div class="mu-quiet">{unitNames.get(unitId)}</div>}
        </>
      ),
    },
    {
      key: 'retention',
      header: 'Thời hạn',
      noWrap: true,
      cell: ({ retentionYears }) => yearsInWords(retentionYears),
    },
    {
      key: 'ends',
      header: 'Lưu đến',
      noWrap: true,
      cell: ({ endsOn, closedAt }) =>
        endsOn ? formatDate(endsOn, 'vi') : closedAt ? `Kết thúc ${formatDate(dayOf(closedAt), 'vi')}` : '–',
    },
    {
      key: 'state',
      header: 'Tình trạng',
      cell: ({ id, state }) => (
        <span class="mu-row">
          <StateTag state={state} />
          {held?.has(id) && <Tag tone="danger">Giữ nguyên trạng</Tag>}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      caption={caption}
      rows={folders}
      rowKey={({ id }) => id}
      stacksOnPhone
      empty={empty}
      columns={columns.filter((column) => column !== false)}
    />
  );
}

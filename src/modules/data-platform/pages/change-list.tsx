import { DataTable, Tag } from '#ui/index.ts';
import { changeNames } from '../messages.vi.ts';
import type { ContractChange } from '../model.ts';

/** What differs from the version before, what breaks first. */
export const ChangeList = ({
  changes,
  caption,
}: {
  readonly changes: readonly ContractChange[];
  readonly caption: string;
}) => (
  <DataTable
    caption={caption}
    rows={changes.toSorted((one, other) => Number(other.breaks) - Number(one.breaks))}
    rowKey={({ what, operation, at, detail }) => `${what} ${operation} ${at} ${detail}`}
    stacksOnPhone
    empty="Không có chức năng nào đổi so với phiên bản trước."
    columns={[
      {
        key: 'operation',
        header: 'Chức năng',
        namesRow: true,
        cell: ({ operation }) => <code>{operation}</code>,
      },
      { key: 'what', header: 'Thay đổi', cell: ({ what }) => changeNames[what] },
      {
        key: 'at',
        header: 'Ở đâu',
        cell: ({ at, detail }) => [at, detail].filter(Boolean).join(': ') || '–',
      },
      {
        key: 'breaks',
        header: 'Ảnh hưởng',
        noWrap: true,
        cell: ({ breaks }) => (breaks ? <Tag tone="danger">Làm hỏng</Tag> : <Tag tone="neutral">Không</Tag>),
      },
    ]}
  />
);

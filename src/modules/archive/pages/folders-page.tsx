import { ButtonLink, EmptyState, FilterBar, FilterField, Pagination } from '#ui/index.ts';
import { type Folder, folderStates } from '../model.ts';
import { archivePaths, type FolderQuery } from '../paths.ts';
import { stateWords } from '../words.vi.ts';
import { FolderTable } from './folder-table.tsx';
import { Frame } from './frame.tsx';

export interface FoldersPageProps {
  readonly asked: FolderQuery;
  readonly folders: readonly Folder[];
  readonly held: ReadonlySet<string>;
  readonly unitNames: ReadonlyMap<string, string>;
  readonly nextHref: string | undefined;
}

/** The folders one sees, the latest first; found by any word of them, without accents. */
export function FoldersPage({ asked, folders, held, unitNames, nextHref }: FoldersPageProps) {
  const isFiltered = Boolean(asked.q || asked.state || asked.year);
  return (
    <Frame
      title="Hồ sơ công việc"
      lead="Văn bản, hồ sơ thủ tục và tệp của từng việc, từ lúc mở đến khi nộp lưu."
      tab="folders"
      actions={<ButtonLink href={archivePaths.newFolder()}>Mở hồ sơ</ButtonLink>}
    >
      <FilterBar
        action={archivePaths.folders()}
        label="Lọc hồ sơ"
        clearHref={isFiltered ? archivePaths.folders() : undefined}
      >
        <FilterField name="q" label="Số, ký hiệu, tiêu đề" type="search" value={asked.q} />
        <FilterField
          name="trang-thai"
          label="Tình trạng"
          value={asked.state}
          mayBeAny
          options={folderStates.map((value) => ({ value, label: stateWords[value].text }))}
        />
        <FilterField name="nam" label="Năm" value={asked.year ? String(asked.year) : ''} />
      </FilterBar>
      <FolderTable
        caption="Hồ sơ công việc"
        folders={folders}
        held={held}
        unitNames={unitNames}
        empty={
          <EmptyState title={isFiltered ? 'Không có hồ sơ nào như vậy.' : 'Chưa có hồ sơ nào.'}>
            {isFiltered ? (
              <p>Gõ không dấu cũng tìm được.</p>
            ) : (
              <p>Mở hồ sơ khi bắt đầu một việc, rồi cho văn bản của việc đó vào.</p>
            )}
          </EmptyState>
        }
      />
      <Pagination nextHref={nextHref} />
    </Frame>
  );
}

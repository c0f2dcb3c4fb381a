import {
  Button,
  Card,
  DataTable,
  FileBox,
  formatDate,
  type Posted,
  SearchBox,
  Tag,
  TextBox,
} from '#ui/index.ts';
import type { Folder } from '../model.ts';
import { archivePaths } from '../paths.ts';
import type { FolderView, SeenItem } from '../view-folder.ts';
import { kindWords } from '../words.vi.ts';
import { ActForm } from './act-form.tsx';

interface Props {
  readonly view: FolderView;
  readonly posted: Posted;
}

/** What lies in the folder, as far as the reader sees it, and what may be put there. */
export function FolderContents({ view, posted }: Props) {
  const { folder, items, may } = view;
  return (
    <>
      <Card title={folder.contentsSha256 ? 'Mục lục văn bản' : 'Tài liệu trong hồ sơ'}>
        <DataTable
          caption="Tài liệu trong hồ sơ"
          rows={items}
          rowKey={({ id }) => id}
          stacksOnPhone
          empty="Chưa có tài liệu nào."
          columns={[
            { key: 'ordinal', header: 'TT', cell: ({ ordinal }) => ordinal },
            {
              key: 'title',
              header: 'Tài liệu',
              namesRow: true,
              cell: (item) => <Title folder={folder} item={item} />,
            },
            {
              key: 'date',
              header: 'Ngày',
              noWrap: true,
              cell: ({ datedOn }) => (datedOn ? formatDate(datedOn, 'vi') : '–'),
            },
            { key: 'history', header: 'Diễn biến', cell: (item) => <History item={item} /> },
            ...(may.change
              ? [
                  {
                    key: 'act',
                    header: 'Rút',
                    cell: ({ id, title }: SeenItem) => (
                      <form method="post" action={archivePaths.removal(folder.id, id)}>
                        <button class="ds-button" data-variant="tertiary" data-color="danger" type="submit">
                          Rút<span class="ds-sr-only"> {title}</span>
                        </button>
                      </form>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      {may.change && <PutIn view={view} posted={posted} />}
    </>
  );
}

function Title({ folder, item }: { readonly folder: Folder; readonly item: SeenItem }) {
  const { id, kind, title, code, typeName, author, href, files, holds } = item;
  const isGone = folder.state === 'destroyed';
  const link = href ?? (isGone ? null : archivePaths.looseFile(folder.id, id));
  return (
    <>
      {link ? <a href={link}>{title}</a> : title}
      <div class="mu-quiet">{[kindWords[kind], typeName, code, author].filter(Boolean).join(' · ')}</div>
      {files.map(({ name, sha256 }) => (
        <div class="mu-quiet" key={sha256}>
          {name} <code title={sha256}>{sha256.slice(0, 12)}…</code>
        </div>
      ))}
      {holds.length > 0 && <Tag tone="danger">Giữ nguyên trạng theo {holds[0]!.basis}</Tag>}
    </>
  );
}

const History = ({ item: { kind, subjectId, title } }: { readonly item: SeenItem }) =>
  kind === 'file' ? (
    <>–</>
  ) : (
    <a href={archivePaths.history(kind, subjectId)}>
      Xem<span class="ds-sr-only"> diễn biến của {title}</span>
    </a>
  );

function PutIn({ view: { folder, found, search }, posted }: Props) {
  return (
    <Card title="Cho tài liệu vào hồ sơ">
      <SearchBox
        action={archivePaths.folder(folder.id)}
        id="tim"
        name="tim"
        label="Tìm văn bản, hồ sơ thủ tục"
        placeholder="Số ký hiệu, trích yếu, mã hồ sơ"
        value={search}
      />
      {search && (
        <DataTable
          caption="Tìm thấy"
          rows={found}
          rowKey={({ id }) => id}
          stacksOnPhone
          empty="Không tìm thấy tài liệu nào bạn được xem mà chưa có trong hồ sơ."
          columns={[
            {
              key: 'title',
              header: 'Tài liệu',
              namesRow: true,
              cell: ({ href, title, kind, typeName, code }) => (
                <>
                  <a href={href}>{title}</a>
                  <div class="mu-quiet">
                    {[typeName ?? kindWords[kind], code].filter(Boolean).join(' · ')}
                  </div>
                </>
              ),
            },
            {
              key: 'act',
              header: 'Thêm',
              cell: ({ id, kind, title }) => (
                <form method="post" action={archivePaths.items(folder.id)} encType="multipart/form-data">
                  <input type="hidden" name="kind" value={kind} />
                  <input type="hidden" name="subject" value={id} />
                  <Button variant="secondary">
                    Thêm<span class="ds-sr-only"> {title}</span>
                  </Button>
                </form>
              ),
            },
          ]}
        />
      )}
      <ActForm action={archivePaths.items(folder.id)} submit="Thêm tệp" variant="secondary" takesFiles>
        <input type="hidden" name="kind" value="file" />
        <TextBox name="title" label="Tệp rời là tài liệu gì" posted={posted} />
        <FileBox name="files" label="Tệp" posted={posted} />
      </ActForm>
    </Card>
  );
}

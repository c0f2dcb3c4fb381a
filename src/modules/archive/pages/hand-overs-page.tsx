import {
  ButtonLink,
  Card,
  DataTable,
  formatDateTime,
  nothingPosted,
  Pagination,
  type Posted,
  SummaryList,
  Tag,
  TextBox,
} from '#ui/index.ts';
import type { Folder, HandOver } from '../model.ts';
import { archivePaths } from '../paths.ts';
import { handOverWords } from '../words.vi.ts';
import { ActForm } from './act-form.tsx';
import { FolderTable } from './folder-table.tsx';
import { Frame } from './frame.tsx';

export interface HandOversPageProps {
  readonly ready: readonly Folder[];
  readonly handOvers: readonly HandOver[];
  readonly unitNames: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
  readonly nextHref: string | undefined;
  readonly posted: Posted;
}

const StateOf = ({ handOver: { state } }: { readonly handOver: HandOver }) => (
  <Tag tone={handOverWords[state].tone}>{handOverWords[state].text}</Tag>
);

/** What is ready to be handed over, and every hand-over one has a side in. */
export function HandOversPage({ ready, handOvers, unitNames, names, nextHref, posted }: HandOversPageProps) {
  return (
    <Frame
      title="Nộp lưu"
      lead="Hồ sơ lưu từ 5 năm trở lên nộp vào lưu trữ cơ quan trong 1 năm từ khi việc kết thúc."
      tab="handOvers"
      posted={posted}
    >
      {ready.length > 0 && (
        <Card title="Hồ sơ chờ nộp">
          <ActForm action={archivePaths.handOvers()} submit="Nộp hồ sơ đã chọn">
            <FolderTable
              caption="Hồ sơ chờ nộp"
              folders={ready}
              unitNames={unitNames}
              empty="Không có hồ sơ chờ nộp."
              choosing={{ name: 'folders', chosen: posted.values.getAll('folders') }}
            />
          </ActForm>
        </Card>
      )}
      <DataTable
        caption="Các lần nộp lưu"
        rows={handOvers}
        rowKey={({ id }) => id}
        stacksOnPhone
        empty="Chưa có lần nộp lưu nào."
        columns={[
          {
            key: 'at',
            header: 'Nộp lúc',
            namesRow: true,
            cell: ({ id, givenAt }) => (
              <a href={archivePaths.handOver(id)}>{formatDateTime(givenAt, 'vi')}</a>
            ),
          },
          { key: 'unit', header: 'Bên giao', cell: ({ unitId }) => unitNames.get(unitId) },
          { key: 'by', header: 'Người nộp', cell: ({ givenBy }) => names.get(givenBy) },
          { key: 'state', header: 'Tình trạng', cell: (handOver) => <StateOf handOver={handOver} /> },
        ]}
      />
      <Pagination nextHref={nextHref} />
    </Frame>
  );
}

export interface HandOverPageProps {
  readonly handOver: HandOver;
  readonly folders: readonly Folder[];
  readonly unitName: string;
  readonly names: ReadonlyMap<string, string>;
  readonly mayAccept: boolean;
  readonly posted?: Posted;
}

/** One hand-over: what was given, by whom, and what the archive says to it. */
export function HandOverPage({
  handOver,
  folders,
  unitName,
  names,
  mayAccept,
  posted = nothingPosted,
}: HandOverPageProps) {
  const { id, givenBy, givenAt, decidedBy, decidedAt, note, recordFileId, state } = handOver;
  const rows: readonly (readonly [string, preact.ComponentChildren])[] = [
    ['Bên giao', `${unitName}, ${names.get(givenBy) ?? ''}`],
    ['Nộp lúc', formatDateTime(givenAt, 'vi')],
    [state === 'returned' ? 'Người trả lại' : 'Người tiếp nhận', decidedBy && names.get(decidedBy)],
    [state === 'returned' ? 'Trả lại lúc' : 'Tiếp nhận lúc', decidedAt && formatDateTime(decidedAt, 'vi')],
    ['Lý do trả lại', note],
  ];
  return (
    <Frame
      title="Nộp lưu hồ sơ"
      lead={<StateOf handOver={handOver} />}
      trail={[{ label: 'Nộp lưu', href: archivePaths.handOvers() }, { label: formatDateTime(givenAt, 'vi') }]}
      posted={posted}
      actions={
        recordFileId && (
          <ButtonLink variant="secondary" href={archivePaths.record(id)}>
            Biên bản giao nhận
          </ButtonLink>
        )
      }
    >
      <SummaryList rows={rows.flatMap(([term, value]) => (value ? [{ term, value }] : []))} />
      <FolderTable caption="Hồ sơ nộp lưu" folders={folders} empty="Không có hồ sơ nào." />
      {mayAccept && (
        <div class="mu-columns">
          <Card title="Tiếp nhận">
            <ActForm action={archivePaths.acceptance(id)} submit="Tiếp nhận">
              <p>Đã đối chiếu hồ sơ với danh mục và mục lục. Hệ thống lập biên bản giao nhận cho hai bên.</p>
            </ActForm>
          </Card>
          <Card title="Trả lại">
            <ActForm action={archivePaths.returning(id)} submit="Trả lại" variant="secondary">
              <TextBox name="reason" label="Cần bổ sung, sửa gì" posted={posted} />
            </ActForm>
          </Card>
        </div>
      )}
    </Frame>
  );
}

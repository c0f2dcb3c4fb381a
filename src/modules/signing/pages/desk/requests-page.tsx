import type { Calendar } from '#engines/working-time/index.ts';
import { timeLeft } from '#modules/workflow/index.ts';
import {
  Alert,
  Button,
  ButtonLink,
  type Column,
  DataTable,
  DeadlineChip,
  formatDateTime,
  type Posted,
  Tag,
} from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import { requestStates } from '../../desk-words.vi.ts';
import type { SigningRequest } from '../../request-model.ts';
import type { RequestsView } from '../../request-view.ts';
import { Frame } from './frame.tsx';

export interface RequestsPageProps {
  readonly view: RequestsView;
  readonly calendar: Calendar;
  readonly now: Temporal.Instant;
  readonly posted: Posted;
}

type Waiting = RequestsView['waiting'][number];

/** Documents laid before the officer to be signed, and those the officer laid before others. */
export function RequestsPage({ view, calendar, now, posted }: RequestsPageProps) {
  const { waiting, asked, unfinished, toConfirm } = view;
  return (
    <Frame
      title="Trình ký"
      lead="Văn bản trình bạn ký, và văn bản bạn trình người khác ký. Chọn nhiều văn bản để xem danh sách rồi ký một lần."
      posted={posted}
    >
      {toConfirm && (
        <Alert tone="info" title="Điện thoại đang chờ bạn xác nhận">
          <p>
            <a href={deskPaths.confirmation(toConfirm.id)}>Xem mã đối chiếu</a>
          </p>
        </Alert>
      )}
      {unfinished.map(({ id, begunAt, left }) => (
        <Alert key={id} tone="warning" title="Có đợt ký chưa xong">
          <p>
            Đợt bắt đầu lúc {formatDateTime(begunAt, 'vi')} còn {left} văn bản.{' '}
            <a href={deskPaths.batch(id)}>Xem và ký tiếp</a>
          </p>
        </Alert>
      ))}
      <div>
        <ButtonLink href={deskPaths.newRequest()}>Trình văn bản</ButtonLink>{' '}
        <ButtonLink href={deskPaths.keys()} variant="tertiary">
          Khóa ký của tôi
        </ButtonLink>
      </div>
      <form class="mu-stack" method="post" action={deskPaths.batches()}>
        <h2>Chờ tôi ký</h2>
        <DataTable
          caption="Văn bản chờ tôi ký, việc gấp nhất đứng đầu"
          rows={waiting}
          rowKey={({ item }) => item.id}
          columns={waitingColumns(waiting[0], calendar, now)}
          stacksOnPhone
          empty="Không có văn bản nào trình bạn ký."
        />
        {waiting.length > 0 && (
          <div>
            <Button variant="primary">Xem danh sách để ký</Button>
          </div>
        )}
      </form>
      <h2>Tôi đã trình</h2>
      <DataTable
        caption="Văn bản tôi đã trình, mới nhất đứng đầu"
        rows={asked}
        rowKey={({ id }) => id}
        columns={askedColumns}
        stacksOnPhone
        empty="Bạn chưa trình văn bản nào."
      />
    </Frame>
  );
}

const waitingColumns = (
  first: Waiting | undefined,
  calendar: Calendar,
  now: Temporal.Instant,
): readonly Column<Waiting>[] => [
  {
    key: 'choose',
    header: 'Chọn',
    cell: (row) => (
      <input
        class="ds-input"
        type="checkbox"
        id={row === first ? 'chosen' : undefined}
        name="chosen"
        value={row.item.subjectId}
        aria-label={`Chọn ${row.item.subjectCode}`}
      />
    ),
  },
  {
    key: 'due',
    header: 'Hạn ký',
    noWrap: true,
    cell: ({ item }) => <DeadlineChip left={timeLeft(calendar, now, item.dueAt)} dueAt={item.dueAt} />,
  },
  {
    key: 'code',
    header: 'Mã trình',
    noWrap: true,
    namesRow: true,
    cell: ({ item, requestId }) => <a href={deskPaths.request(requestId)}>{item.subjectCode}</a>,
  },
  { key: 'title', header: 'Nội dung', cell: ({ item }) => item.subjectTitle },
  { key: 'step', header: 'Việc', cell: ({ item }) => item.title },
  { key: 'documents', header: 'Văn bản', isNumber: true, cell: ({ documents }) => documents.length },
];

const askedColumns: readonly Column<SigningRequest>[] = [
  {
    key: 'code',
    header: 'Mã trình',
    noWrap: true,
    namesRow: true,
    cell: ({ id, code }) => <a href={deskPaths.request(id)}>{code}</a>,
  },
  { key: 'title', header: 'Nội dung', cell: ({ title }) => title },
  {
    key: 'at',
    header: 'Trình lúc',
    noWrap: true,
    cell: ({ requestedAt }) => formatDateTime(requestedAt, 'vi'),
  },
  {
    key: 'state',
    header: 'Trạng thái',
    cell: ({ state }) => <Tag tone={requestStates[state]!.tone}>{requestStates[state]!.text}</Tag>,
  },
];

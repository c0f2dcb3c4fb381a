import {
  Button,
  Card,
  type Column,
  DataTable,
  Disclosure,
  formatDateTime,
  type Posted,
  postedTo,
  SelectBox,
  SummaryList,
  Tag,
  WordsBox,
} from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import { purposeNames, requestStates, turnStates } from '../../desk-words.vi.ts';
import type { SigningDocument, TurnRow } from '../../request-queries.ts';
import type { RequestView } from '../../request-view.ts';
import { Frame } from './frame.tsx';

export interface RequestPageProps {
  readonly view: RequestView;
  /** Its form: "refuse", "pass" or "withdraw". */
  readonly posted: Posted;
}

/** One request: its documents and their digests, whose turn it is and was, and what the reader may do. */
export function RequestPage(props: RequestPageProps) {
  const { view, posted } = props;
  const { request, documents, turns, names } = view;
  const state = requestStates[request.state]!;
  return (
    <Frame
      title={request.title}
      eyebrow={request.code}
      lead={`${names.get(request.requestedBy) ?? ''} trình lúc ${formatDateTime(request.requestedAt, 'vi')}.`}
      breadcrumbs={[{ label: 'Trình ký', href: deskPaths.requests() }, { label: request.code }]}
      posted={posted}
    >
      <SummaryList
        rows={[
          { term: 'Trạng thái', value: <Tag tone={state.tone}>{state.text}</Tag> },
          { term: 'Cơ quan', value: view.agencyName },
          { term: 'Hạn ký', value: formatDateTime(request.dueAt, 'vi') },
        ]}
      />
      <Acts {...props} />
      <h2>Văn bản</h2>
      <DataTable
        caption="Văn bản và mã băm"
        rows={documents}
        rowKey={({ id }) => id}
        columns={documentColumns}
        stacksOnPhone
        empty="Không có văn bản."
      />
      <h2>Lượt ký</h2>
      <DataTable
        caption="Lượt ký theo thứ tự"
        rows={turns}
        rowKey={({ id }) => id}
        columns={turnColumns(view)}
        stacksOnPhone
        empty="Không có lượt ký."
      />
      <p>
        <a href={deskPaths.evidence(request.id)} download>
          Tải hồ sơ bằng chứng
        </a>{' '}
        <span class="mu-quiet">(mã băm, chứng thư, thời điểm của từng chữ ký; dạng JSON có ký số)</span>
      </p>
    </Frame>
  );
}

function Acts({ view, posted }: RequestPageProps) {
  const refusal = postedTo('refuse', posted);
  const withdrawal = postedTo('withdraw', posted);
  const { request, own, isRequester, turns } = view;
  const pending = turns.find(({ state, officerId }) => state === 'open' && officerId !== null);
  const passable = own?.officerId ? own : isRequester ? pending : undefined;
  if (request.state !== 'open') return null;
  return (
    <>
      {own && (
        <Card title={`Đến lượt bạn: ${purposeNames[own.purpose]?.toLocaleLowerCase('vi')}`}>
          <form method="post" action={deskPaths.batches()}>
            <input type="hidden" name="chosen" value={own.id} />
            <Button variant="primary">Xem danh sách để ký</Button>
          </form>
        </Card>
      )}
      {own && (
        <Disclosure summary="Từ chối ký" isOpen={refusal.isThis}>
          <form class="mu-stack" method="post" action={deskPaths.refusal(own.id)} noValidate>
            <WordsBox
              rows={2}
              {...refusal.box('reason')}
              label="Lý do từ chối"
              hint="Người trình đọc lý do này để sửa."
            />
            <div>
              <Button variant="secondary" color="danger">
                Từ chối ký
              </Button>
            </div>
          </form>
        </Disclosure>
      )}
      {passable && <PassForm view={view} posted={posted} turn={passable} />}
      {isRequester && (
        <Disclosure summary="Rút lại văn bản" isOpen={withdrawal.isThis}>
          <form class="mu-stack" method="post" action={deskPaths.withdrawal(request.id)} noValidate>
            <WordsBox rows={2} {...withdrawal.box('reason')} label="Lý do rút lại" />
            <div>
              <Button variant="secondary" color="danger">
                Rút lại
              </Button>
            </div>
          </form>
        </Disclosure>
      )}
    </>
  );
}

function PassForm({ view, turn, posted }: RequestPageProps & { readonly turn: TurnRow }) {
  const { isThis, box } = postedTo('pass', posted);
  const who =
    view.own?.id === turn.id
      ? 'Chuyển cho người khác ký'
      : `Cử người ký thay ${view.names.get(turn.officerId!) ?? ''}`;
  const taken = new Set(
    view.turns.filter(({ state }) => state !== 'passed').map(({ officerId }) => officerId),
  );
  const options = view.colleagues
    .filter(({ officerId }) => !taken.has(officerId))
    .map(({ officerId, fullName, title }) => ({ value: officerId, label: `${fullName} – ${title}` }));
  return (
    <Disclosure summary={who} isOpen={isThis}>
      <form class="mu-stack" method="post" action={deskPaths.passing(view.request.id, turn.id)} noValidate>
        <SelectBox {...box('to')} label="Người ký" options={options} />
        <WordsBox rows={2} {...box('reason')} label="Lý do" />
        <div>
          <Button variant="secondary">Chuyển</Button>
        </div>
      </form>
    </Disclosure>
  );
}

/** Nothing is drawn where it could cover text. */
const unseenWords = 'Trang cuối không còn chỗ trống: chữ ký nằm trong tệp, không in trên trang.';

const documentColumns: readonly Column<SigningDocument>[] = [
  { key: 'ordinal', header: 'Số', isNumber: true, cell: ({ ordinal }) => ordinal + 1 },
  {
    key: 'name',
    header: 'Tệp',
    namesRow: true,
    cell: ({ id, requestId, name, isUnseen }) => (
      <>
        <a href={deskPaths.document(requestId, id)}>{name}</a>
        {isUnseen && <div class="mu-quiet">{unseenWords}</div>}
      </>
    ),
  },
  { key: 'sha256', header: 'Mã băm SHA-256', cell: ({ sha256 }) => <Digest of={sha256} /> },
];

/** A digest in groups, so that people can compare it. */
export const Digest = ({ of }: { readonly of: string }) => <code>{of.match(/.{8}/g)!.join(' ')}</code>;

const turnColumns = ({ names }: RequestView): readonly Column<TurnRow>[] => [
  { key: 'stage', header: 'Bước', isNumber: true, cell: ({ stage }) => stage + 1 },
  { key: 'purpose', header: 'Việc', cell: ({ purpose }) => purposeNames[purpose] },
  {
    key: 'who',
    header: 'Người',
    namesRow: true,
    cell: ({ officerId, actedBy }) => {
      const named = officerId ? (names.get(officerId) ?? '') : 'Người giữ dấu';
      const acted = actedBy && actedBy !== officerId ? ` (${names.get(actedBy) ?? ''})` : '';
      return named + acted;
    },
  },
  {
    key: 'state',
    header: 'Trạng thái',
    cell: ({ state, actedAt, reason }) => (
      <>
        <Tag tone={turnStates[state]!.tone}>{turnStates[state]!.text}</Tag>
        {actedAt && <div class="mu-quiet">{formatDateTime(actedAt, 'vi')}</div>}
        {reason && <div>{reason}</div>}
      </>
    ),
  },
];

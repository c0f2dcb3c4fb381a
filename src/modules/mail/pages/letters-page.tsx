import { DeskFrame } from '#modules/site/index.ts';
import { DataTable, EmptyState, formatDateTime, PageTitle, Pagination, Tag } from '#ui/index.ts';
import type { KeptLetter } from '../model.ts';
import { mailPaths } from '../paths.ts';
import { letterWords } from '../words.vi.ts';

export const LetterTag = ({ state }: Pick<KeptLetter, 'state'>) => (
  <Tag tone={letterWords[state].tone}>{letterWords[state].text}</Tag>
);

/** What a letter may be called: of a secret one, nothing it says. */
export const titleOf = ({ state, subject }: Pick<KeptLetter, 'state' | 'subject'>): string =>
  state === 'secret'
    ? 'Thư có dấu mật'
    : subject || (state === 'unreadable' ? 'Thư không đọc được' : 'Không có tiêu đề');

/** Everything that came to the agency's official mailbox, and what became of it. */
export function LettersPage({
  letters,
  boxes,
  nextHref,
}: {
  readonly letters: readonly KeptLetter[];
  readonly boxes: readonly {
    readonly address: string;
    readonly checkedAt: Temporal.Instant | null;
    readonly lastError: string | null;
  }[];
  readonly nextHref: string | undefined;
}) {
  return (
    <DeskFrame title="Hộp thư công vụ">
      <div class="mu-stack">
        <PageTitle
          title="Hộp thư công vụ"
          lead="Thư có tệp kèm được đưa vào văn bản đến để văn thư xem và vào sổ; không thư nào tự vào sổ."
        />
        {boxes.map(({ address, checkedAt, lastError }) => (
          <p key={address} class="mu-row">
            <strong>{address}</strong>
            <span class="mu-quiet">
              {checkedAt ? `Đọc lần cuối ${formatDateTime(checkedAt, 'vi')}` : 'Chưa đọc lần nào'}
            </span>
            {lastError && <Tag tone="danger">Lần đọc gần nhất không được</Tag>}
          </p>
        ))}
        <DataTable
          caption="Thư đến"
          rows={letters}
          rowKey={({ id }) => id}
          stacksOnPhone
          empty={<EmptyState title="Chưa có thư nào." />}
          columns={[
            {
              key: 'subject',
              header: 'Thư',
              namesRow: true,
              cell: (letter) => <a href={mailPaths.letter(letter.id)}>{titleOf(letter)}</a>,
            },
            {
              key: 'from',
              header: 'Người gửi',
              cell: ({ senderName, senderAddress }) => (
                <>
                  {senderName ?? senderAddress ?? '–'}
                  {senderName && <div class="mu-quiet">{senderAddress}</div>}
                </>
              ),
            },
            { key: 'state', header: 'Tình trạng', cell: (letter) => <LetterTag {...letter} /> },
            {
              key: 'at',
              header: 'Đến lúc',
              noWrap: true,
              cell: ({ receivedAt }) => formatDateTime(receivedAt, 'vi'),
            },
          ]}
        />
        <Pagination nextHref={nextHref} />
      </div>
    </DeskFrame>
  );
}

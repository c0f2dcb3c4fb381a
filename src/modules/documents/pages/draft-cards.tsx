import { Button, Card, DataTable, formatDateTime, type Posted, Tag, WordsBox } from '#ui/index.ts';
import { documentPaths } from '../paths.ts';
import type { DocumentView } from '../view-document.ts';
import { reviewWords } from '../words.vi.ts';

/** What belongs to the making of a document: its text, who signs how, reviews, versions, comments. */
export const DraftCards = ({ view, posted }: { readonly view: DocumentView; readonly posted: Posted }) => (
  <>
    {view.body && <Words view={view} />}
    {view.reviews.length > 0 && <Reviews view={view} />}
    <Versions view={view} />
    <Comments view={view} posted={posted} />
  </>
);

function Words({ view: { body, names } }: { readonly view: DocumentView }) {
  const { text, signer, addressees, receivers } = body!;
  const block = [...signer.authority.map(({ form, of }) => `${form} ${of}`), signer.position].filter(Boolean);
  return (
    <Card title="Nội dung">
      {addressees.length > 0 && <p>Kính gửi: {addressees.join('; ')}</p>}
      {text === null ? (
        <p class="mu-quiet">Nội dung nằm trong tệp tải lên.</p>
      ) : (
        text.split('\n').map((line, index) => <p key={index}>{line}</p>)
      )}
      <p>
        <strong>{block.join(' / ')}</strong> {names.get(signer.officerId)}
        {signer.basis && <span class="mu-quiet"> (căn cứ {signer.basis})</span>}
      </p>
      {receivers.length > 0 && (
        <p class="mu-quiet">Nơi nhận: {receivers.map(({ name }) => name).join('; ')}</p>
      )}
    </Card>
  );
}

const Reviews = ({ view: { reviews, names } }: { readonly view: DocumentView }) => (
  <Card title="Trình duyệt">
    <ol>
      {reviews.map(({ id, round, revision, officerId, state, note, actedBy, onBehalfOf, actedAt }) => {
        const { text, tone } = reviewWords[state]!;
        return (
          <li key={id}>
            <span class="mu-row">
              {names.get(officerId)} <Tag tone={tone}>{text}</Tag>
              <span class="mu-quiet">
                lượt {round}, bản {revision}
                {actedAt && ` · ${formatDateTime(actedAt, 'vi')}`}
                {onBehalfOf && ` · ${names.get(actedBy!)} thay mặt ${names.get(onBehalfOf)}`}
              </span>
            </span>
            {note && <p>{note}</p>}
          </li>
        );
      })}
    </ol>
  </Card>
);

const Versions = ({ view: { document, revisions, names } }: { readonly view: DocumentView }) => (
  <Card title="Các bản">
    <DataTable
      caption="Các bản của văn bản, mới nhất trước"
      rows={revisions}
      rowKey={({ number }) => String(number)}
      stacksOnPhone
      empty="Chưa có bản nào."
      columns={[
        { key: 'number', header: 'Bản', namesRow: true, cell: ({ number }) => `Bản ${number}` },
        { key: 'note', header: 'Thay đổi', cell: ({ note }) => note ?? '' },
        { key: 'by', header: 'Người sửa', cell: ({ madeBy }) => (madeBy && names.get(madeBy)) ?? 'Hệ thống' },
        { key: 'at', header: 'Lúc', noWrap: true, cell: ({ madeAt }) => formatDateTime(madeAt, 'vi') },
        {
          key: 'compare',
          header: 'So sánh',
          noWrap: true,
          cell: ({ number }) =>
            number > 1 ? (
              <a href={documentPaths.comparison(document.id, number - 1, number)}>
                Với bản {number - 1}
                <span class="ds-sr-only"> của bản {number}</span>
              </a>
            ) : (
              ''
            ),
        },
      ]}
    />
  </Card>
);

function Comments({ view, posted }: { readonly view: DocumentView; readonly posted: Posted }) {
  const { comments, names, document, may } = view;
  if (comments.length === 0 && !may.comment) return null;
  return (
    <Card title="Góp ý">
      {comments.length === 0 && <p class="mu-quiet">Chưa có góp ý.</p>}
      {comments.map(({ id, authorId, revision, writtenAt, body }) => (
        <div key={id}>
          <strong>{names.get(authorId)}</strong>{' '}
          <span class="mu-quiet">
            về bản {revision}, {formatDateTime(writtenAt, 'vi')}
          </span>
          <p>{body}</p>
        </div>
      ))}
      {may.comment && (
        <form class="mu-stack" method="post" action={documentPaths.comments(document.id)} noValidate>
          <WordsBox name="comment" label="Viết góp ý" rows={2} posted={posted} />
          <div>
            <Button variant="secondary">Gửi góp ý</Button>
          </div>
        </form>
      )}
    </Card>
  );
}

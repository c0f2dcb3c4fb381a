import { documentLink } from '#modules/documents/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  formatDateTime,
  formatFileSize,
  PageTitle,
  SummaryList,
  Tag,
} from '#ui/index.ts';
import { checkInWords } from '../letter-words.ts';
import type { Attachment, KeptLetter } from '../model.ts';
import { mailPaths } from '../paths.ts';
import { isVouchedFor } from '../sender-check.ts';
import { dangerWords } from '../words.vi.ts';
import { LetterTag, titleOf } from './letters-page.tsx';

export interface LetterPageProps {
  readonly letter: KeptLetter;
  readonly attachments: readonly Attachment[];
  readonly mayHandle: boolean;
}

/** A letter: who sent it by whose word, what came with it, and what became of it. */
export function LetterPage({ letter, attachments, mayHandle }: LetterPageProps) {
  const { id, state, senderName, senderAddress, senderCheck, box, messageId, sentAt, receivedAt } = letter;
  const title = titleOf(letter);
  const rows: readonly (readonly [string, preact.ComponentChildren])[] = [
    [
      'Người gửi',
      senderName && senderAddress ? `${senderName} <${senderAddress}>` : (senderName ?? senderAddress),
    ],
    ['Kiểm tra người gửi', checkInWords(senderCheck)],
    ['Gửi lúc', sentAt && formatDateTime(sentAt, 'vi')],
    ['Đến lúc', formatDateTime(receivedAt, 'vi')],
    ['Hộp thư', box],
    ['Mã thư', messageId && <code>{messageId}</code>],
    ['Thư giống trước', letter.sameAs && <a href={mailPaths.letter(letter.sameAs)}>Xem thư đó</a>],
  ];
  return (
    <DeskFrame
      title={title}
      breadcrumbs={[{ label: 'Hộp thư công vụ', href: mailPaths.letters() }, { label: 'Thư' }]}
    >
      <div class="mu-stack">
        <PageTitle
          title={title}
          lead={<LetterTag {...letter} />}
          actions={
            letter.documentId && (
              <ButtonLink href={documentLink(letter.documentId)}>Mở văn bản đến</ButtonLink>
            )
          }
        />
        {state === 'secret' && <SecretNotice id={id} mayHandle={mayHandle} />}
        {state === 'unreadable' && (
          <Alert tone="warning">Thư quá lớn hoặc không đúng dạng thư. Mở bằng phần mềm thư để xem.</Alert>
        )}
        {state === 'proposed' && !isVouchedFor(senderCheck, senderAddress) && (
          <Alert tone="warning" title="Chưa chắc ai đã gửi">
            <p>Không có kết quả kiểm tra nào xác nhận địa chỉ gửi. Gọi lại nơi gửi khi nghi ngờ.</p>
          </Alert>
        )}
        <SummaryList rows={rows.flatMap(([term, value]) => (value ? [{ term, value }] : []))} />
        {attachments.length > 0 && (
          <Card title="Tệp kèm">
            <ul>
              {attachments.map(({ ordinal, name, sizeBytes, danger }) => (
                <li key={ordinal}>
                  {danger ? name : <a href={mailPaths.attachment(id, ordinal)}>{name}</a>}{' '}
                  <span class="mu-quiet">{formatFileSize(Number(sizeBytes), 'vi')}</span>{' '}
                  {danger && <Tag tone="danger">Đã tách riêng: {dangerWords[danger]}</Tag>}
                </li>
              ))}
            </ul>
          </Card>
        )}
        {letter.body && (
          <Card title="Nội dung thư">
            {linesOf(letter.body).map((line, place) => (
              <p key={place}>{line}</p>
            ))}
          </Card>
        )}
      </div>
    </DeskFrame>
  );
}

const SecretNotice = ({ id, mayHandle }: { readonly id: string; readonly mayHandle: boolean }) => (
  <Alert tone="danger" title="Thư có dấu mật">
    <p>
      Nội dung và tệp của thư không được lưu trên hệ thống này. Văn thư chuyển thư khỏi hộp thư theo quy định
      về bảo vệ bí mật nhà nước, báo nơi gửi không gửi văn bản mật qua thư điện tử, rồi đánh dấu đã xử lý.
    </p>
    {mayHandle && (
      <form method="post" action={mailPaths.handling(id)}>
        <Button variant="primary">Đã chuyển thư đi và báo nơi gửi</Button>
      </form>
    )}
  </Alert>
);

/** A body may be as long as its sender likes; what matters of it is in the files. */
const linesOf = (body: string): readonly string[] =>
  body
    .slice(0, 10_000)
    .split('\n')
    .filter((line) => line.trim() !== '');

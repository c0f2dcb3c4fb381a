import type { ComponentChildren } from 'preact';
import { statusInWords } from '#modules/dossiers/index.ts';
import { Button, Card, formatDateTime, formatMoney, PageTitle, SummaryList } from '#ui/index.ts';
import { portalLinePaths } from '../paths.ts';
import type { ListedMessage } from '../queries.ts';
import { PortalFrame } from './portal-frame.tsx';
import { MessageTag } from './sent-page.tsx';

/** One status: what was told, and how it went. */
export function MessagePage({ message }: { readonly message: ListedMessage }) {
  const { content, dossierCode, status, occurredAt, deliveredAt, attempts, lastError } = message;
  const title = `${dossierCode}: ${statusInWords(status, 'vi')}`;
  const time = (text: string | null) => text && formatDateTime(Temporal.Instant.from(text), 'vi');
  const fee = `${formatMoney(content.feeVnd, 'vi')}, đã nộp ${formatMoney(content.feePaidVnd, 'vi')}`;
  return (
    <PortalFrame
      title={title}
      breadcrumbs={[{ label: 'Đã gửi', href: portalLinePaths.sent() }, { label: dossierCode }]}
    >
      <PageTitle title={title} eyebrow={<MessageTag state={message.state} />} lead={content.procedureName} />
      <Card title="Nội dung">
        <SummaryList
          rows={stated([
            { term: 'Mã bản tin', value: <code class="mu-breakable">{message.id}</code> },
            { term: 'Mã hồ sơ trên Cổng', value: message.externalCode ?? 'Không nộp trên Cổng' },
            { term: 'Cơ quan', value: `${content.agencyName} (${content.agencyCode})` },
            { term: 'Lúc', value: formatDateTime(occurredAt, 'vi') },
            { term: 'Nộp', value: time(content.submittedAt) },
            { term: 'Tiếp nhận', value: time(content.acceptedAt) },
            { term: 'Hẹn trả', value: time(content.dueAt) },
            { term: 'Xong', value: time(content.finishedAt) },
            { term: 'Trả kết quả', value: time(content.returnedAt) },
            { term: 'Lý do', value: content.reason },
            { term: 'Phí, lệ phí', value: content.feeVnd > 0 && fee },
            { term: 'Kết quả', value: content.results.map(({ name }) => name).join(', ') },
          ])}
        />
      </Card>
      <Card title="Việc gửi">
        <SummaryList
          rows={stated([
            { term: 'Cổng nhận lúc', value: deliveredAt && formatDateTime(deliveredAt, 'vi') },
            { term: 'Số lần gửi', value: String(attempts) },
            { term: 'Cổng trả lời', value: lastError },
          ])}
        />
        {message.state !== 'waiting' && (
          <form method="post" action={portalLinePaths.resending(message.id)}>
            <Button variant="secondary">Gửi lại mọi trạng thái của hồ sơ này</Button>
          </form>
        )}
      </Card>
    </PortalFrame>
  );
}

/** Only what there is: an empty row tells nothing. */
const stated = (rows: readonly { readonly term: string; readonly value: ComponentChildren }[]) =>
  rows.filter(({ value }) => value !== null && value !== false && value !== '');

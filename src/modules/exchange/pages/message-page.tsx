import { holdsRole } from '#platform/access/actor.ts';
import { usePage } from '#platform/html/index.ts';
import {
  Button,
  ButtonLink,
  Card,
  formatDateTime,
  formatFileSize,
  PageTitle,
  SummaryList,
  Tag,
  type TagTone,
  Timeline,
} from '#ui/index.ts';
import type { DeliveryFacts, MessageFacts } from '../message-log.ts';
import { businessNames, deliveryNames, statusTexts } from '../messages.vi.ts';
import type { DeliveryState } from '../model.ts';
import { exchangePaths } from '../paths.ts';
import { ExchangeFrame } from './exchange-frame.tsx';

const tones: Readonly<Record<DeliveryState, TagTone>> = {
  waiting: 'info',
  delivered: 'success',
  undeliverable: 'danger',
};

/** One message: what it is, where it is, and what its recipients told. */
export function MessagePage({ message }: { readonly message: MessageFacts }) {
  const title = message.code || message.subject;
  const what = message.statusCode
    ? `Trạng thái: ${statusTexts[message.statusCode]}`
    : businessNames[message.business];
  return (
    <ExchangeFrame
      title={title}
      breadcrumbs={[{ label: 'Nhật ký trục liên thông', href: exchangePaths.log() }, { label: title }]}
    >
      <PageTitle
        title={title}
        eyebrow={what}
        lead={message.code ? message.subject : undefined}
        actions={
          <ButtonLink variant="secondary" href={exchangePaths.envelope(message.id)}>
            Tải gói tin edXML
          </ButtonLink>
        }
      />
      <Card>
        <SummaryList
          rows={[
            { term: 'Cơ quan gửi', value: `${message.senderName} (${message.senderCode})` },
            { term: 'Mã định danh văn bản', value: message.documentId },
            ...(message.refersTo ? [{ term: 'Về văn bản', value: message.refersTo }] : []),
            { term: 'Trục nhận lúc', value: formatDateTime(message.receivedAt, 'vi') },
            { term: 'Dung lượng', value: formatFileSize(Number(message.sizeBytes), 'vi') },
            { term: 'Mã băm SHA-256', value: <code class="mu-breakable">{message.sha256}</code> },
          ]}
        />
      </Card>
      <h2>Nơi nhận</h2>
      {message.deliveries.map((delivery) => (
        <DeliveryCard key={delivery.id} messageId={message.id} delivery={delivery} />
      ))}
    </ExchangeFrame>
  );
}

function DeliveryCard({
  messageId,
  delivery,
}: {
  readonly messageId: string;
  readonly delivery: DeliveryFacts;
}) {
  const { actor } = usePage();
  const { state, statuses, recipientName, recipientCodes } = delivery;
  return (
    <Card title={recipientName}>
      <p>
        <Tag tone={tones[state]}>{deliveryNames[state]}</Tag> {recipientCodes.join(', ')}
        {delivery.deliveredAt && ` · ${formatDateTime(delivery.deliveredAt, 'vi')}`}
      </p>
      {state !== 'delivered' && delivery.attempts > 0 && (
        <p>
          Đã thử {delivery.attempts} lần.
          {delivery.nextAttemptAt && ` Thử lại lúc ${formatDateTime(delivery.nextAttemptAt, 'vi')}.`}
          {delivery.lastError && ` Lỗi gần nhất: ${delivery.lastError}.`}
        </p>
      )}
      {statuses.length > 0 && (
        <Timeline
          label={`Trạng thái tại ${recipientName}`}
          items={statuses.map(({ code, description, at }) => ({
            key: code,
            at: at.toString(),
            when: formatDateTime(at, 'vi'),
            title: statusTexts[code],
            body: description ? <p>{description}</p> : undefined,
            tone: code === '02' || code === '16' ? 'danger' : code === '13' ? 'warning' : undefined,
          }))}
        />
      )}
      {state === 'undeliverable' && holdsRole(actor, 'administrator') && (
        <form method="post" action={exchangePaths.resumption(messageId, delivery.id)}>
          <Button variant="secondary">Gửi lại</Button>
        </form>
      )}
    </Card>
  );
}

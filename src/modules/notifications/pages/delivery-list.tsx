import { usePage } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import { formatDateTime, Tag, type TagTone } from '#ui/index.ts';
import { t } from '../messages.ts';
import type { Delivery, Notice } from '../queries.ts';

/** The proof of one notice: each way it took, to which address, when it went and came, and the carrier's number for it. */
export function DeliveryList({ notice }: { readonly notice: Pick<Notice, 'deliveries' | 'recipientId'> }) {
  const { locale } = usePage();
  const taken = notice.deliveries.filter(({ state }) => state !== 'standby');
  if (taken.length === 0)
    return <p class="mu-quiet">{t(locale, notice.recipientId === null ? 'noWay' : 'onPage')}</p>;
  return (
    <ul class="mu-plain-list mu-stack" data-gap="small">
      {taken.map((delivery) => (
        <li key={delivery.id}>
          {t(locale, `channel.${delivery.channel}`)} <span class="mu-quiet">{delivery.address}</span>{' '}
          <Tag tone={tones[delivery.state]}>{stateInWords(delivery, locale)}</Tag>
          {delivery.providerId && (
            <div class="mu-quiet">{t(locale, 'providerId', { id: delivery.providerId })}</div>
          )}
        </li>
      ))}
    </ul>
  );
}

const tones: Readonly<Record<Delivery['state'], TagTone>> = {
  standby: 'neutral',
  waiting: 'neutral',
  sent: 'info',
  delivered: 'success',
  failed: 'warning',
};

function stateInWords({ state, notBefore, sentAt, reportedAt }: Delivery, locale: Locale): string {
  const at = (instant: Temporal.Instant | null) => ({ at: instant ? formatDateTime(instant, locale) : '' });
  if (state === 'delivered') return t(locale, 'state.delivered', at(reportedAt));
  if (state === 'sent') return t(locale, 'state.sent', at(sentAt));
  if (state === 'failed') return t(locale, 'state.failed');
  return notBefore ? t(locale, 'state.waitingUntil', at(notBefore)) : t(locale, 'state.waiting');
}

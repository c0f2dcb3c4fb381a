import type { NewEvent } from '#platform/events/index.ts';
import type { Channel, Choices } from './model.ts';

const ofSubscriber =
  <Data extends Readonly<Record<string, unknown>>>(type: string) =>
  (personId: string, version: number, data: Data): NewEvent => ({
    type,
    subject: { type: 'notice-subscriber', id: personId, version },
    data,
  });

export const channelsChosen = ofSubscriber<{ readonly choices: Choices }>('notice-channels-chosen');
export const noticesRead = ofSubscriber<{ readonly readUntil: string }>('notices-read');

/** Another's word on what became of a notice: kept in the log, where nobody can put it in later. */
export const deliveryReported = (
  delivery: { readonly id: string; readonly version: number },
  data: {
    readonly noticeId: string;
    readonly channel: Channel;
    readonly isDelivered: boolean;
    readonly providerId: string;
  },
): NewEvent => ({
  type: 'notice-delivery-reported',
  subject: { type: 'notice-delivery', id: delivery.id, version: delivery.version },
  data,
});

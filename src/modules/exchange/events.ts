import type { NewEvent } from '#platform/events/index.ts';

/** The facts of the axis. What a message says stands in its row, not in the log. */
const fact =
  <Data extends Readonly<Record<string, unknown>>>(type: string, subjectType: string) =>
  (subject: Versioned, data: Data, agencyId: string | null = null): NewEvent => ({
    type,
    subject: { type: subjectType, id: subject.id, version: subject.version },
    agencyId,
    data,
  });

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** The axis has it: from now on it will arrive, or the sender is told that it cannot. */
export const messageSent = fact<{
  kind: string;
  business: string;
  statusCode: string | null;
  senderId: string;
  sha256: string;
  recipients: number;
}>('message-sent', 'exchange-message');

type DeliveryFact = { readonly messageId: string; readonly recipientId: string; readonly kind: string };
/** The recipient has it, whole: by its own word, or because it is here. */
export const messageDelivered = fact<DeliveryFact & { isRecalled: boolean }>(
  'message-delivered',
  'exchange-delivery',
);
/** After days of trying. */
export const messageUndeliverable = fact<Omit<DeliveryFact, 'kind'> & { attempts: number }>(
  'message-undeliverable',
  'exchange-delivery',
);
export const messageResumed = fact<Omit<DeliveryFact, 'kind'>>('message-resumed', 'exchange-delivery');

export const envelopeQuarantined = fact<{ code: string; system: string; sha256: string }>(
  'envelope-quarantined',
  'exchange-quarantine',
);
export const envelopeReleased = fact<{ messageId: string }>('envelope-released', 'exchange-quarantine');
export const envelopeDismissed = fact<{ code: string }>('envelope-dismissed', 'exchange-quarantine');

export const participantRegistered = fact<{ code: string; way: string }>(
  'participant-registered',
  'exchange-participant',
);
export const participantChanged = fact<{ code: string; way: string; certificateChanged: boolean }>(
  'participant-changed',
  'exchange-participant',
);
/** Its system has a new key; those of before have ended. */
export const credentialsIssued = fact<{ system: string }>(
  'participant-credentials-issued',
  'exchange-participant',
);
/** Each load is a fact of its own about the axis as a whole. */
export const participantsLoaded = fact<{ added: number; ended: number }>(
  'participants-loaded',
  'exchange-load',
);

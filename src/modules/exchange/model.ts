import type { EnvelopeSigner, StatusRefusal } from '#engines/edxml/index.ts';
import type { BlobStore } from '#platform/files/index.ts';

/** How messages reach a participant. */
export type Way = 'local' | 'pull' | 'push' | 'national';

/** An agency, or a system that stands for some, on the provincial axis. */
export interface Participant {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly codeKey: string;
  readonly name: string;
  readonly way: Way;
  readonly unitId: string | null;
  readonly system: string | null;
  readonly endpoint: string | null;
  readonly certificatePem: string | null;
  readonly requiresSignature: boolean;
  readonly dailyMessages: number | null;
  readonly dailyBytes: string | null;
}

export type MessageKind = 'document' | 'status';
export type Business = 'new' | 'recall' | 'update' | 'replace';

/** `BussinessDocType` of the standard, by its number. */
export const businesses: readonly Business[] = ['new', 'recall', 'update', 'replace'];

export type DeliveryState = 'waiting' | 'delivered' | 'undeliverable';

/** What the axis asks of its house. */
export interface ExchangeServices {
  readonly blobs: BlobStore;
  /** Signs what agencies here send, and the calls to those elsewhere. */
  readonly signer: EnvelopeSigner;
}

/** The largest envelope the axis takes, in bytes of XML. */
export const maxEnvelopeBytes = 200 * 2 ** 20;

/** The largest that is taken in one call; what is larger comes in parts. */
export const maxDirectBytes = 64 * 2 ** 20;

/** Up to here an envelope lies beside its row: one commit, and nothing to lose between two. */
export const maxInlineBytes = 64 * 1024;

/** What a sender is told: the message is kept, and will arrive. */
export interface Receipt {
  readonly messageId: string;
  readonly sha256: string;
  readonly receivedAt: Temporal.Instant;
  /** The same bytes came before; this is the receipt of then. */
  readonly isRepeated: boolean;
}

/** Why an envelope is held back; what the reader of envelopes refuses comes beside these, under its own codes. */
export type EnvelopeFault =
  | 'sender-missing'
  | 'sender-unknown'
  | 'sender-not-yours'
  | 'recipient-missing'
  | 'recipient-unknown'
  | 'document-id-missing'
  | 'document-repeated'
  | 'business-unknown'
  | 'status-unknown'
  | StatusRefusal
  | 'unsigned'
  | 'signature-wrong'
  | 'signature-weak'
  | 'certificate-of-another'
  | 'certificate-not-valid-now';

import type { Secrecy } from '#modules/documents/index.ts';
import type { Danger } from './danger.ts';
import type { SenderCheck } from './sender-check.ts';

export type LetterState = 'proposed' | 'plain' | 'repeat' | 'report' | 'secret' | 'unreadable';

/** A letter that came to an official mailbox, as it is kept. */
export interface KeptLetter {
  readonly id: string;
  readonly version: number;
  readonly agencyId: string;
  readonly box: string;
  readonly state: LetterState;
  readonly messageId: string | null;
  readonly contentSha256: string;
  readonly senderName: string | null;
  readonly senderAddress: string | null;
  readonly subject: string | null;
  readonly sentAt: Temporal.Instant | null;
  readonly receivedAt: Temporal.Instant;
  readonly body: string | null;
  readonly senderCheck: SenderCheck | null;
  readonly secrecy: Secrecy | null;
  readonly sameAs: string | null;
  readonly documentId: string | null;
}

export interface Attachment {
  readonly ordinal: number;
  readonly name: string;
  readonly sizeBytes: string;
  readonly sha256: string;
  readonly fileId: string | null;
  readonly danger: Danger | null;
}

export type DispatchState = 'waiting' | 'sent' | 'delivered' | 'failed' | 'closed';

/** An issued document on its way to an address outside the axis. */
export interface Dispatch {
  readonly id: string;
  readonly version: number;
  readonly agencyId: string;
  readonly documentId: string;
  /** The receiver's place in the document's list. */
  readonly ordinal: number;
  readonly address: string;
  /** The document itself, or word that it is recalled. */
  readonly purpose: 'document' | 'recall';
  readonly state: DispatchState;
  readonly messageId: string;
  readonly begunAt: Temporal.Instant;
  readonly sentAt: Temporal.Instant | null;
  readonly serverSaid: string | null;
  readonly reportedAt: Temporal.Instant | null;
  readonly report: unknown;
  readonly reportLetterId: string | null;
  readonly closedNote: string | null;
  readonly repeats: string | null;
}

const at =
  (...states: readonly DispatchState[]) =>
  ({ state }: Pick<Dispatch, 'state'>) =>
    states.includes(state);

/** Which act a dispatch's state allows: the whole table. */
export const dispatchCan = {
  send: at('waiting'),
  beReported: at('sent', 'delivered'),
  repeat: at('failed'),
  close: at('failed'),
} as const;

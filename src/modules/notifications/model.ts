import type { Tx } from '#platform/context.ts';
import type { RecordedEvent } from '#platform/events/index.ts';

/** A letter to one address because of one fact. */
export interface NewNotice {
  readonly eventId: string;
  readonly channel: 'email';
  readonly recipient: { readonly kind: string; readonly id: string | null };
  readonly address: string;
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
}

/**
 * How a module tells its facts to people: what to say because of these events, to whom. Nothing for a fact of
 * another module, or one that concerns nobody outside. Events come many at a time, so that a source asks once for
 * what it must know of them all.
 */
export type NoticeSource = (tx: Tx, events: readonly RecordedEvent[]) => Promise<readonly NewNotice[]>;

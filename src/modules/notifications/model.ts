import type { Tx } from '#platform/context.ts';
import type { RecordedEvent } from '#platform/events/index.ts';

/** A letter to one address because of one fact. */
export interface NewNotice {
  readonly channel: 'email';
  readonly recipient: { readonly kind: string; readonly id: string | null };
  readonly address: string;
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
}

/**
 * How a module tells its facts to people: what to say because of this event, to whom. Nothing for a fact of
 * another module, or one that concerns nobody outside.
 */
export type NoticeSource = (tx: Tx, event: RecordedEvent) => Promise<readonly NewNotice[]>;

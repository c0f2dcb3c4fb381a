import type { Tx } from '#platform/context.ts';
import type { RecordedEvent } from '#platform/events/index.ts';

/** By what a notice travels. The reader's own page of notices is none of them: every notice stands there. */
export const channels = ['zalo', 'email', 'sms'] as const;
export type Channel = (typeof channels)[number];

/** What a person chooses for a class: the channel tried first, or their page of notices alone. */
export type Choice = Channel | 'page';
export type Choices = Readonly<Record<string, Choice>>;

export type Addresses = Readonly<Partial<Record<Channel, string | null>>>;

/** What one person is told because of one fact. */
export interface NewNotice {
  readonly eventId: string;
  readonly class: string;
  /** What it is about: in whose file its proof is shown. */
  readonly about: { readonly type: string; readonly id: string };
  readonly recipient: { readonly kind: 'citizen' | 'officer'; readonly id: string | null };
  readonly addresses: Addresses;
  readonly subject: string;
  /** Plain text: on the page as it is, in a letter between greeting and closing. */
  readonly body: string;
  /** The words of a text message; null is never sent as one. */
  readonly short: string | null;
  /** Where to read more. */
  readonly path: string;
}

/**
 * How a module tells its facts to people: what to say because of these events, to whom. Nothing for a fact of
 * another module, or one that concerns nobody outside. Events come many at a time, so that a source asks once for
 * what it must know of them all.
 */
export type NoticeSource = (tx: Tx, events: readonly RecordedEvent[]) => Promise<readonly NewNotice[]>;

/**
 * `standby` until one before it has failed · `waiting` to be sent · `sent`: the carrier took it · `delivered`: by the
 * carrier's report it is on the reader's device · `failed`: it cannot come this way.
 */
export type DeliveryState = 'standby' | 'waiting' | 'sent' | 'delivered' | 'failed';

/**
 * The channels of a notice in the order they are tried. The person's choice leads; where the law asks for the notice the
 * others follow, and a choice of none outside is not heard. A class that may be turned off goes by what was chosen alone,
 * or without a choice by the first that there is.
 */
export function planChannels(of: {
  readonly isRequired: boolean;
  readonly choice: Choice | undefined;
  /** Those that have a carrier, in the order of the pack. */
  readonly order: readonly Channel[];
  readonly addresses: Addresses;
}): readonly Channel[] {
  const possible = of.order.filter((channel) => of.addresses[channel]);
  if (of.isRequired) {
    const chosen = possible.filter((channel) => channel === of.choice);
    return [...chosen, ...possible.filter((channel) => channel !== of.choice)];
  }
  if (of.choice !== undefined) return possible.filter((channel) => channel === of.choice);
  return possible.slice(0, 1);
}

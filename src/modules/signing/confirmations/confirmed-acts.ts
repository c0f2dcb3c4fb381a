import type { Context } from '#platform/context.ts';
import type { LatePlace } from '../keys/late-key.ts';
import type { SigningServices } from '../make-signature.ts';
import type { OpenedKey } from '../unlock-key.ts';

/** What came of a question, for whoever carries on with it. */
export interface Confirmed {
  /** As `askConfirmation` was given it. */
  readonly input: Readonly<Record<string, string>>;
  /** Signs what was confirmed, and nothing else; null while the key is being enrolled. */
  readonly key: OpenedKey | null;
  readonly place: LatePlace;
  /** Of the key that is being enrolled, as it came with the answer. */
  readonly certificatePem: string | null;
}

/**
 * What is done once someone has confirmed it, by its name: the same act again, in their name, and now with a key that
 * signs. It may be begun more than once, and has its effect once.
 */
export type ConfirmedActs = Readonly<
  Record<string, (ctx: Context, services: SigningServices, confirmed: Confirmed) => Promise<unknown>>
>;

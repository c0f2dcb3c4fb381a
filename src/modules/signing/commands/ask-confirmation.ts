import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { digestOf } from '../confirmations/check-answer.ts';
import { findOpenConfirmation } from '../confirmations/confirmations.ts';
import { confirmationAsked } from '../events.ts';
import { KeyFault, type KeyRing } from '../keys/key-ring.ts';
import type { LatePlace } from '../keys/late-key.ts';
import { verificationCode } from '../keys/mss/verification-code.ts';

export interface AskConfirmation {
  readonly place: LatePlace;
  /** Null while the key is being enrolled. */
  readonly key: { readonly id: string; readonly certificatePem: string } | null;
  readonly statedAt: Temporal.Instant;
  /** What the service calls it, when it has been asked already. */
  readonly transactionId?: string | undefined;
  readonly documents: readonly { readonly title: string; readonly toSign: Uint8Array }[];
  /** What is carried on with, by its name among the acts that the worker knows, and what it is given. */
  readonly act: string;
  readonly input: Readonly<Record<string, string>>;
  /** The page from which it was asked, and to which the person comes back. */
  readonly returnTo: string;
}

/** A service says itself when the time is over; where it says nothing, it is over this much later. */
const grace = { seconds: 60 };

/**
 * Asks the officer to confirm elsewhere. Nothing is sent yet: the worker does so, and follows the answer. Asked twice,
 * as by a double click, it is asked once.
 *
 * @returns the confirmation's id
 * @throws Refusal `confirmation-under-way` while another question is unanswered, `key-unreachable` when the settings know
 *   no such service
 */
export async function askConfirmation(
  ctx: Context,
  keyRing: KeyRing,
  { documents, key, ...asked }: AskConfirmation,
): Promise<string> {
  const { timeoutSeconds } = lateKeyAt(keyRing, asked.place);
  const digests = documents.map(({ toSign }) => digestOf(toSign, key));
  return ctx.transaction(async (tx, ctx) => {
    const id = newId();
    const facts = { officerId: ctx.actor.id!, signingKeyId: key?.id ?? null };
    const inserted = await tx
      .insertInto('signingConfirmation')
      .values({
        id,
        version: 1,
        ...asked,
        ...facts,
        place: jsonb(asked.place),
        input: jsonb(asked.input),
        state: asked.transactionId ? 'waiting' : 'asking',
        askedAt: ctx.now(),
        expiresAt: ctx.now().add({ seconds: timeoutSeconds }).add(grace),
        nextAt: ctx.now(),
      })
      .onConflict((conflict) => conflict.column('officerId').where('endedAt', 'is', null).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!inserted) return theSame(tx, facts.officerId, asked);
    const rows = documents.map(({ title, toSign }, ordinal) => ({
      confirmationId: id,
      ordinal,
      title,
      toSign: Buffer.from(toSign),
      code: verificationCode(digests[ordinal]!),
    }));
    await tx.insertInto('signingConfirmationDocument').values(rows).execute();
    const { act } = asked;
    const data = { act, keyId: facts.signingKeyId, digests: digests.map((digest) => digest.toString('hex')) };
    await recordEvent(tx, ctx, confirmationAsked({ id, version: 1 }, data));
    return id;
  });
}

/** The question that is open, when it is this one. */
async function theSame(tx: Tx, officerId: string, { act, input }: Pick<AskConfirmation, 'act' | 'input'>) {
  const open = await findOpenConfirmation(tx, officerId);
  const isSame = open?.act === act && Object.keys(input).every((name) => open.input[name] === input[name]);
  if (!open || !isSame) throw new Refusal('confirmation-under-way');
  return open.id;
}

function lateKeyAt(keyRing: KeyRing, place: LatePlace) {
  try {
    return keyRing.late(place)!;
  } catch (error) {
    throw error instanceof KeyFault ? new Refusal(error.code) : error;
  }
}

import type { Context } from '#platform/context.ts';
import { endConfirmation } from '../commands/end-confirmation.ts';
import { takeAnswer } from '../commands/take-answer.ts';
import type { LateKey } from '../keys/late-key.ts';
import { pemOf } from '../keys/pem.ts';
import { getSigningKey } from '../queries.ts';
import { checkAnswer, digestNameOf, digestOf } from './check-answer.ts';
import { type Confirmation, type ConfirmationDocument, listDocumentsOf } from './confirmations.ts';

/** Sends the question, or the same once more when a process was killed before it knew that it was sent. */
export async function askHolder(ctx: Context, late: LateKey, confirmation: Confirmation): Promise<void> {
  const key = await keyOf(ctx, confirmation);
  const digestName = digestNameOf(key);
  const [first, ...others] = (await listDocumentsOf(ctx.db, confirmation.id)).map((document) => ({
    digest: digestOf(document.toSign, key),
    digestName,
    shown: shownOf(document),
  }));
  const asked = { id: confirmation.id, documents: [first!, ...others] as const, at: ctx.now() };
  const transactionId = await late.ask(asked);
  await lookAgain(ctx, confirmation, late.pace.firstSeconds, { state: 'waiting', transactionId });
}

/** Asks what came of it, and believes nothing that does not hold for what was asked. */
export async function followAnswer(ctx: Context, late: LateKey, confirmation: Confirmation): Promise<void> {
  const asked = { transactionId: confirmation.transactionId!, at: ctx.now() };
  const answered = await late.answer(asked);
  if (!answered) {
    if (isOver(ctx, confirmation)) return endConfirmation(ctx, confirmation, { code: 'phone-expired' });
    return lookAgain(ctx, confirmation, late.pace.thenSeconds);
  }
  const key = await keyOf(ctx, confirmation);
  const signatures = checkAnswer(await listDocumentsOf(ctx.db, confirmation.id), answered, key);
  if (!signatures) return endConfirmation(ctx, confirmation, { code: 'phone-answer-wrong' });
  const certificatePem = key ? undefined : pemOf(answered[0]!.certificate!);
  await takeAnswer(ctx, { confirmation, signatures, certificatePem });
}

/** Null while it is being enrolled. @throws Refusal `not-found` when it was withdrawn meanwhile */
export const keyOf = async (ctx: Context, { signingKeyId }: Confirmation) =>
  signingKeyId === null ? null : getSigningKey(ctx.db, signingKeyId);

/** Whether the time to confirm has passed, and some more. */
export const isOver = (
  ctx: Context,
  { expiresAt }: Pick<Confirmation, 'expiresAt'>,
  more: Temporal.DurationLike = { seconds: 0 },
): boolean => Temporal.Instant.compare(expiresAt.add(more), ctx.now()) <= 0;

export async function lookAgain(
  ctx: Context,
  { id, state }: Pick<Confirmation, 'id' | 'state'>,
  seconds: number,
  changes: { readonly state?: string; readonly transactionId?: string } = {},
): Promise<void> {
  await ctx.db
    .updateTable('signingConfirmation')
    .set({ ...changes, nextAt: ctx.now().add({ seconds }) })
    .where('id', '=', id)
    .where('state', '=', state)
    .execute();
}

/** A telephone shows some hundred letters. */
const mostLetters = 100;
const shownOf = ({ code, title }: ConfirmationDocument) => `Mã ${code}. ${title}`.slice(0, mostLetters);

import { PdfError } from '#engines/pdf-signature/index.ts';
import { actorOf } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { endConfirmation } from '../commands/end-confirmation.ts';
import { KeyFault, type KeyRing } from '../keys/key-ring.ts';
import type { SigningServices } from '../make-signature.ts';
import { answeredKey } from '../unlock-key.ts';
import { type Confirmation, type ConfirmationProblem, claimDue, listDocumentsOf } from './confirmations.ts';
import type { ConfirmedActs } from './confirmed-acts.ts';
import { askHolder, followAnswer, isOver, keyOf, lookAgain } from './follow-late-key.ts';

export type ConfirmationServices = SigningServices & { readonly keyRing: KeyRing };

/** A service that is away is tried again after so many seconds. */
const awaySeconds = 5;
/** What was confirmed, and cannot be carried out for reasons of ours, is given up this much later. */
const patience = { hours: 1 };

/**
 * Goes a step on with every confirmation that is due: asks, asks what came of it, and does what was confirmed in the
 * name of who confirmed it. Killed at any point it is gone on with by whoever comes next, and has its effect once.
 *
 * @returns how many were due
 */
export async function carryConfirmations(
  ctx: Context,
  services: ConfirmationServices,
  acts: ConfirmedActs,
  onError: (what: string, error: unknown) => void = () => {},
): Promise<number> {
  const due = await claimDue(ctx.db, ctx.now());
  for (const confirmation of due) {
    await carry(ctx, services, acts, confirmation).catch((error) => onError('confirmations', error));
  }
  return due.length;
}

async function carry(
  ctx: Context,
  services: ConfirmationServices,
  acts: ConfirmedActs,
  confirmation: Confirmation,
): Promise<void> {
  try {
    const late = () => services.keyRing.late(confirmation.place)!;
    if (confirmation.state === 'asking') await askHolder(ctx, late(), confirmation);
    else if (confirmation.state === 'waiting') await followAnswer(ctx, late(), confirmation);
    else await carryOut(ctx, services, acts, confirmation);
  } catch (error) {
    const isAway = error instanceof KeyFault && error.code === 'key-unreachable';
    if (isAway && !isOver(ctx, confirmation)) return lookAgain(ctx, confirmation, awaySeconds);
    const problem = problemOf(error);
    // Ours to mend, as a database that is away: tried again when the lease is over.
    if (!problem && !isOver(ctx, confirmation, patience)) throw error;
    await endConfirmation(ctx, confirmation, problem ?? { code: 'confirmation-not-carried-out' });
  }
}

async function carryOut(
  ctx: Context,
  services: ConfirmationServices,
  acts: ConfirmedActs,
  confirmation: Confirmation,
): Promise<void> {
  const { act, officerId, statedAt, input, certificatePem, place } = confirmation;
  const actor = await actorOf(ctx.db, { kind: 'officer', id: officerId }, dayOf(ctx.now()));
  const key = await keyOf(ctx, confirmation);
  const answers = (await listDocumentsOf(ctx.db, confirmation.id)).map(({ toSign, signature }) => ({
    toSign,
    signature: signature!,
  }));
  const opened = key && answeredKey(key, statedAt, answers);
  await acts[act]!(ctx.as(actor), services, { input, key: opened, place, certificatePem });
  await endConfirmation(ctx, confirmation, null);
}

/** Why it will not come about; nothing where trying again may help. */
function problemOf(error: unknown): ConfirmationProblem | undefined {
  if (error instanceof InvalidInput) {
    const { code, params } = error.issues[0]!;
    return { code, ...(params && { params }) };
  }
  if (error instanceof Refusal) {
    // Its signer was asked for other bytes: the document is another than the one confirmed.
    const isAnother = error.code === 'key-confirms-elsewhere';
    return { code: isAnother ? 'document-changed-meanwhile' : error.code, params: error.params };
  }
  return error instanceof PdfError || error instanceof KeyFault ? { code: error.code } : undefined;
}

import { PdfError } from '#engines/pdf-signature/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { type Batch, type BatchEntry, getBatch } from './batch-queries.ts';
import { endBatch } from './commands/end-batch.ts';
import { signDocument } from './commands/sign-document.ts';
import type { HoldersSecret } from './keys/key-ring.ts';
import type { SigningServices } from './make-signature.ts';
import type { Holder } from './model.ts';
import { getTurn } from './request-queries.ts';
import { type OpenedKey, openSigningKey } from './unlock-key.ts';

/** After so many failures of a key in a row the rest is left waiting, to be gone on with later. */
const mostKeyFailures = 3;
const ofTheKey: ReadonlySet<string> = new Set(['key-unreachable', 'key-unusable', 'signing-key-locked']);

/**
 * Signs what is left of a batch, document by document. One that cannot be signed does not hold up the others, and
 * what has been signed is not signed again: a batch cut off anywhere is gone on with by asking once more.
 *
 * @throws InvalidInput `pin-required`, `pin-wrong`, `otp-wrong`; Refusal as when a key is opened
 */
export async function signBatch(
  ctx: Context,
  services: SigningServices,
  batchId: string,
  secret: HoldersSecret,
): Promise<Batch> {
  const { entries } = await getBatch(ctx.db, ctx.actor, batchId);
  const left = entries.filter(({ state }) => state !== 'signed');
  const keyFor = keysFor(ctx, services, secret, left.length);
  let failures = 0;
  for (const entry of left) {
    const problem = await trySign(ctx, services, entry, keyFor);
    await note(ctx, batchId, entry, problem);
    failures = problem && ofTheKey.has(problem) ? failures + 1 : 0;
    if (failures === mostKeyFailures) return getBatch(ctx.db, ctx.actor, batchId);
  }
  await endBatch(ctx, batchId);
  return getBatch(ctx.db, ctx.actor, batchId);
}

type KeyFor = (entry: BatchEntry) => Promise<OpenedKey>;

/** The actor's own key, or the seal of the turn's agency; each opened once. */
function keysFor(ctx: Context, { keyRing }: SigningServices, secret: HoldersSecret, count: number): KeyFor {
  const opened = new Map<string, Promise<OpenedKey>>();
  return async ({ turnId }) => {
    const { turn, request } = await getTurn(ctx.db, ctx.actor, turnId);
    const holder: Holder =
      turn.purpose === 'seal' ? { unitId: request.agencyId } : { officerId: ctx.actor.id! };
    const name = JSON.stringify(holder);
    const key = opened.get(name) ?? openSigningKey(ctx, { holder, secret, count, keyRing });
    opened.set(name, key);
    return key;
  };
}

/** Why it was not signed, by code; null when it was. A slip of the holder's ends the whole. */
async function trySign(
  ctx: Context,
  services: SigningServices,
  entry: BatchEntry,
  keyFor: KeyFor,
): Promise<string | null> {
  try {
    await signDocument(ctx, services, { ...entry, key: await keyFor(entry) });
    return null;
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
    if (error instanceof Refusal || error instanceof PdfError) return error.code;
    throw error;
  }
}

const note = (ctx: Context, batchId: string, { ordinal }: BatchEntry, problem: string | null) =>
  ctx.db
    .updateTable('signingBatchEntry')
    .set({ state: problem ? 'failed' : 'signed', problem })
    .where('batchId', '=', batchId)
    .where('ordinal', '=', ordinal)
    .execute();

import { PdfError } from '#engines/pdf-signature/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { type Batch, type BatchEntry, getBatch } from './batch-queries.ts';
import { askConfirmation } from './commands/ask-confirmation.ts';
import { endBatch } from './commands/end-batch.ts';
import { signDocument } from './commands/sign-document.ts';
import type { Confirmed } from './confirmations/confirmed-acts.ts';
import { deskPaths } from './desk-paths.ts';
import { type HoldersSecret, sealedKeyRing } from './keys/key-ring.ts';
import type { SigningServices } from './make-signature.ts';
import type { Holder } from './model.ts';
import { getTurn } from './request-queries.ts';
import { type OpenedKey, openSigningKey, Unconfirmed } from './unlock-key.ts';

/** After so many failures of a key in a row the rest is left waiting, to be gone on with later. */
const mostKeyFailures = 3;
const ofTheKey: ReadonlySet<string> = new Set(['key-unreachable', 'key-unusable', 'signing-key-locked']);

export interface SignedBatch extends Batch {
  /** What the signer is to confirm elsewhere before the batch goes on; a key that signs at once asks nothing. */
  readonly confirmationId?: string;
}

/**
 * Signs what is left of a batch, document by document. One that cannot be signed does not hold up the others, and
 * what has been signed is not signed again: a batch cut off anywhere is gone on with by asking once more. Where the
 * signer confirms elsewhere, as many documents are asked about as one confirmation covers.
 *
 * @throws InvalidInput `pin-required`, `pin-wrong`, `otp-wrong`; Refusal as when a key is opened, `confirmation-under-way`
 */
export async function signBatch(
  ctx: Context,
  services: SigningServices,
  batchId: string,
  secret: HoldersSecret,
): Promise<SignedBatch> {
  const { entries } = await getBatch(ctx.db, ctx.actor, batchId);
  const left = entries.filter(({ state }) => state !== 'signed');
  const keyFor = keysFor(ctx, services, secret, left.length);
  const toConfirm: ToConfirm[] = [];
  let failures = 0;
  for (const entry of left) {
    const outcome = await trySign(ctx, services, entry, keyFor);
    if (outcome instanceof Unconfirmed) {
      toConfirm.push({ entry, unconfirmed: outcome });
      if (toConfirm.length === atOnce(services, outcome)) break;
      continue;
    }
    await note(ctx, batchId, entry, outcome);
    failures = outcome && ofTheKey.has(outcome) ? failures + 1 : 0;
    if (failures === mostKeyFailures) return getBatch(ctx.db, ctx.actor, batchId);
  }
  const confirmationId = await ask(ctx, services, batchId, toConfirm);
  if (!confirmationId) await endBatch(ctx, batchId);
  return { ...(await getBatch(ctx.db, ctx.actor, batchId)), ...(confirmationId && { confirmationId }) };
}

/** Signs the entries of a batch that their signer has confirmed; the others go on waiting. */
export async function signConfirmed(
  ctx: Context,
  services: SigningServices,
  { input, key }: Confirmed,
): Promise<void> {
  const batchId = input['batchId']!;
  const ordinals = new Set(input['ordinals']!.split(' ').map(Number));
  const { entries } = await getBatch(ctx.db, ctx.actor, batchId);
  for (const entry of entries.filter(({ ordinal, state }) => ordinals.has(ordinal) && state !== 'signed')) {
    const outcome = await trySign(ctx, services, entry, async () => key!);
    await note(ctx, batchId, entry, outcome instanceof Unconfirmed ? 'document-changed-meanwhile' : outcome);
  }
  const { entries: after } = await getBatch(ctx.db, ctx.actor, batchId);
  if (after.every(({ state }) => state !== 'waiting')) await endBatch(ctx, batchId);
}

interface ToConfirm {
  readonly entry: BatchEntry;
  readonly unconfirmed: Unconfirmed;
}

const atOnce = ({ keyRing = sealedKeyRing }: SigningServices, { question }: Unconfirmed): number =>
  keyRing.late(question.place)!.documentsAtOnce;

async function ask(
  ctx: Context,
  { keyRing = sealedKeyRing }: SigningServices,
  batchId: string,
  toConfirm: readonly ToConfirm[],
): Promise<string | undefined> {
  const [first] = toConfirm;
  if (!first) return undefined;
  return askConfirmation(ctx, keyRing, {
    ...first.unconfirmed.question,
    documents: toConfirm.map(({ entry, unconfirmed: { toSign } }) => ({ title: `Ký ${entry.name}`, toSign })),
    act: 'signing-batch',
    input: { batchId, ordinals: toConfirm.map(({ entry }) => entry.ordinal).join(' ') },
    returnTo: deskPaths.batch(batchId),
  });
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

/** Why it was not signed, by code, or what is to be confirmed first; null when it was. A slip of the holder's ends the whole. */
async function trySign(
  ctx: Context,
  services: SigningServices,
  entry: BatchEntry,
  keyFor: KeyFor,
): Promise<string | Unconfirmed | null> {
  try {
    await signDocument(ctx, services, { ...entry, key: await keyFor(entry) });
    return null;
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
    if (error instanceof Unconfirmed) return error;
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

import { dayOf } from '#modules/org/index.ts';
import { getRequest } from '#modules/signing/index.ts';
import { systemActor } from '#platform/access/actor.ts';
import type { Context, Tx } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import type { NamedReceiver } from '../draft-body.ts';
import type { Document } from '../model.ts';
import { findRule } from './find-rule.ts';

const purposes = { signer: 'signature', seal: 'seal' } as const;
type Signature = keyof typeof purposes;

/**
 * A document goes out by electronic means only with the signatures that make it valid (NĐ 30/2020/NĐ-CP Điều 5); what was signed by hand goes
 * on paper.
 *
 * @throws Refusal `document-not-valid-electronically` with the article
 */
export async function refuseInvalidIssue(
  tx: Tx,
  ctx: Context,
  document: Document,
  receivers: readonly NamedReceiver[],
): Promise<void> {
  const rule = await findRule(tx, 'issue', document.typeName, dayOf(ctx.now()));
  const isElectronic = receivers.some(({ way }) => way === 'axis' || way === 'mail');
  if (!rule || !isElectronic) return;
  const made = await signaturesOf(tx, document);
  const isValid = (rule.demands as readonly Signature[]).every((each) => made.has(purposes[each]));
  refuseUnless(isValid, 'document-not-valid-electronically', { law: rule.law });
}

async function signaturesOf(tx: Tx, { signingRequestId }: Document): Promise<ReadonlySet<string>> {
  if (signingRequestId === null) return new Set();
  const { turns } = await getRequest(tx, systemActor('documents'), signingRequestId);
  return new Set(turns.filter(({ state }) => state === 'signed').map(({ purpose }) => purpose));
}

/**
 * An electronic document is registered as an original only with the valid signatures that make it one (NĐ 30/2020/NĐ-CP Điều 21); the clerk may
 * return it, or register it as a copy for reference.
 *
 * @throws InvalidInput `not-valid-electronically` at `/reference`
 */
export async function refuseInvalidArrival(
  tx: Tx,
  ctx: Context,
  document: Document,
  isForReference: boolean,
): Promise<void> {
  const rule = await findRule(tx, 'receive', document.typeName, dayOf(ctx.now()));
  if (!rule || isForReference) return;
  const judged = await tx
    .selectFrom('documentValidity')
    .select('verdict')
    .where('documentId', '=', document.id)
    .where('edition', '=', document.edition)
    .executeTakeFirst();
  const isValid = !judged || judged.verdict === 'valid' || judged.verdict === 'no-file';
  if (isValid) return;
  throw new InvalidInput([
    { field: '/reference', code: 'not-valid-electronically', params: { law: rule.law } },
  ]);
}

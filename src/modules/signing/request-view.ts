import { X509Certificate } from 'node:crypto';
import { dayOf, listHolders, listOfficerNames, listUnitNames, roles } from '#modules/org/index.ts';
import { listInbox, type WorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { listUnfinishedBatches } from './batch-queries.ts';
import { findOpenConfirmation } from './confirmations/confirmations.ts';
import { mostDocuments } from './request-model.ts';
import { getRequest, isTurnOf, listDocuments, listRequestsBy, listSignatures } from './request-queries.ts';
import { turnAction } from './turns.ts';

/** What waits for the actor's signature in requests, with the documents of each; what they asked for; what was cut off. */
export async function viewRequests(ctx: Context) {
  const items = await listInbox(ctx.db, ctx.actor, { action: turnAction, limit: mostDocuments });
  const turnIds = items.map(({ subjectId }) => subjectId);
  const turns = turnIds.length
    ? await ctx.db.selectFrom('signingTurn').select(['id', 'requestId']).where('id', 'in', turnIds).execute()
    : [];
  const documents = await listDocuments(
    ctx.db,
    turns.map(({ requestId }) => requestId),
  );
  const requestOf = new Map(turns.map(({ id, requestId }) => [id, requestId]));
  const waiting = items.map((item: WorkItem) => {
    const requestId = requestOf.get(item.subjectId)!;
    return { item, requestId, documents: documents.filter((each) => each.requestId === requestId) };
  });
  return {
    waiting,
    asked: await listRequestsBy(ctx.db, ctx.actor.id!),
    unfinished: await listUnfinishedBatches(ctx.db, ctx.actor.id!),
    toConfirm: await findOpenConfirmation(ctx.db, ctx.actor.id!),
  };
}

export type RequestsView = Awaited<ReturnType<typeof viewRequests>>;

/** One request as its parties see it: documents with digests, turns with who and when, and what the actor may do. */
export async function viewRequest(ctx: Context, id: string) {
  const whole = await getRequest(ctx.db, ctx.actor, id);
  const { request, turns } = whole;
  const people = turns
    .flatMap(({ officerId, actedBy }) => [officerId, actedBy])
    .filter((each) => each !== null);
  const own = turns.find((turn) => turn.state === 'open' && isTurnOf(ctx.actor, turn));
  return {
    ...whole,
    own,
    isRequester: request.requestedBy === ctx.actor.id,
    names: await listOfficerNames(ctx.db, [...people, request.requestedBy]),
    agencyName: (await listUnitNames(ctx.db, [request.agencyId])).get(request.agencyId) ?? '',
    colleagues: own || request.state === 'open' ? await listColleagues(ctx, request.agencyId) : [],
  };
}

export type RequestView = Awaited<ReturnType<typeof viewRequest>>;

/** Everyone of an agency who can be asked to sign, the signers first. */
export async function listColleagues(ctx: Context, agencyId: string) {
  const on = dayOf(ctx.now());
  const asked = ['signer', ...roles.filter((role) => role !== 'signer')];
  const holders = (await Promise.all(asked.map((role) => listHolders(ctx.db, agencyId, role, on)))).flat();
  const known = new Map<string, (typeof holders)[number]>();
  for (const holder of holders) if (!known.has(holder.officerId)) known.set(holder.officerId, holder);
  return [...known.values()];
}

export type Colleague = Awaited<ReturnType<typeof listColleagues>>[number];

/**
 * The evidence of a request, whole: what was laid before whom, every signature with the digests before and after it and
 * the certificate it was made with, every refusal and passing with its reason.
 */
export async function evidenceOf(ctx: Context, id: string) {
  const { request, documents, turns } = await getRequest(ctx.db, ctx.actor, id);
  const events = await listEventsOf(ctx.db, 'signing-request', id);
  const signatures = await listSignatures(
    ctx.db,
    turns.map((turn) => turn.id),
  );
  return {
    request,
    documents: documents.map(({ id, name, originalSha256, sha256 }) => ({
      id,
      name,
      originalSha256,
      sha256,
    })),
    turns: turns.map(({ id, stage, purpose, officerId, state, actedBy, actedAt, reason }) => ({
      id,
      stage,
      purpose,
      officerId,
      state,
      actedBy,
      actedAt,
      reason,
    })),
    signatures: signatures.map(({ turnId, documentId, sha256, signedAt, label, certificatePem }) => {
      const { serialNumber, fingerprint256 } = new X509Certificate(certificatePem);
      return { turnId, documentId, sha256, signedAt, signer: label, serialNumber, fingerprint256 };
    }),
    events: events.map(({ id, type, recordedAt, actor, data }) => ({
      id,
      type,
      recordedAt,
      actor: { kind: actor.kind, id: actor.id },
      data,
    })),
  };
}

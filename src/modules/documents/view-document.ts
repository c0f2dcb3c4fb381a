import { dayOf, listHolders, listOfficerNames, listUnitNames, listUnits } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { findCoEditing } from './co-editing/rounds.ts';
import type { DraftBody } from './draft-body.ts';
import { documentCan } from './model.ts';
import { listOwnWork } from './own-work.ts';
import { getDocument, listDocumentsByIds } from './queries.ts';
import { listRepeats } from './repeats.ts';
import { listFiles, listRevisions } from './revisions.ts';
import { findSigningPosition } from './signing-position.ts';

/** Everything the page of a document shows to who may see it. @throws Refusal `not-found` */
export async function viewDocument(ctx: Context, id: string) {
  const { db, actor } = ctx;
  const document = await getDocument(db, actor, id);
  const [files, revisions, statuses, endorsements, assignments, reviews, comments, receivers, readings] =
    await Promise.all([
      listFiles(db, document),
      listRevisions(db, id),
      db.selectFrom('documentStatus').selectAll().where('documentId', '=', id).orderBy('version').execute(),
      db.selectFrom('documentEndorsement').selectAll().where('documentId', '=', id).orderBy('id').execute(),
      db.selectFrom('documentAssignment').selectAll().where('documentId', '=', id).orderBy('id').execute(),
      db
        .selectFrom('documentReview')
        .selectAll()
        .where('documentId', '=', id)
        .orderBy('round')
        .orderBy('ordinal')
        .execute(),
      db.selectFrom('documentComment').selectAll().where('documentId', '=', id).orderBy('id').execute(),
      db.selectFrom('documentReceiver').selectAll().where('documentId', '=', id).orderBy('ordinal').execute(),
      db
        .selectFrom('documentReading')
        .selectAll()
        .where('documentId', '=', id)
        .orderBy('firstReadAt')
        .execute(),
    ]);
  const present = revisions.find(({ number }) => number === document.revision);
  const body = (present?.body ?? null) as DraftBody | null;
  const events = await listEventsOf(db, 'document', id);
  const people = [
    ...statuses.flatMap(({ actorId, onBehalfOf }) => [actorId, onBehalfOf]),
    ...endorsements.flatMap((each) => [each.leaderId, each.proposedBy, each.decidedBy, each.onBehalfOf]),
    ...assignments.flatMap((each) => [each.officerId, each.closedBy, each.onBehalfOf, each.readBy]),
    ...reviews.flatMap(({ officerId, actedBy, onBehalfOf }) => [officerId, actedBy, onBehalfOf]),
    ...comments.map(({ authorId }) => authorId),
    ...readings.map(({ officerId }) => officerId),
    ...revisions.map(({ madeBy }) => madeBy),
    document.draftedBy,
    document.signerId,
  ].filter((each) => each !== null);
  const related = await listRelated(ctx, id, [document.answersId, document.replacesId]);
  const isIncoming = document.direction === 'incoming';
  const { code, agencyId, senderName, promulgatedOn } = document;
  const hashes = files.map(({ sha256 }) => sha256);
  const round = await findCoEditing(db, id);
  const mayRevise = documentCan.revise(document) && ctx.may('documents.revise', document);
  return {
    document,
    files,
    revisions,
    statuses,
    endorsements,
    assignments,
    reviews,
    comments,
    receivers,
    readings,
    body,
    events,
    related,
    work: await listOwnWork(ctx, id),
    repeats: isIncoming
      ? await listRepeats(db, actor, { agencyId, code, senderName, promulgatedOn, hashes, exceptId: id })
      : [],
    names: await listOfficerNames(db, people),
    unitNames: await listUnitNames(db, [
      document.agencyId,
      document.unitId,
      ...assignments.map(({ unitId }) => unitId),
    ]),
    signingPosition: body && (await findSigningPosition(ctx, agencyId, body.signer.officerId)),
    may: {
      endorse: documentCan.endorse(document) && ctx.may('documents.endorse', document),
      propose: documentCan.endorse(document) && ctx.may('documents.propose', document),
      finish: documentCan.finish(document) && ctx.may('documents.finish', document),
      revise: mayRevise && round === undefined,
      askCoEditors: mayRevise && round === undefined && typeof body?.text === 'string',
      coEdit: round !== undefined,
      copy: documentCan.copy(document) && !document.isLimited && document.secrecy === null,
      review: mayRevise && round === undefined,
      cancel: !round && documentCan.cancel(document) && ctx.may('documents.revise', document),
      askSigning: !round && documentCan.askSigning(document) && ctx.may('documents.askSigning', document),
      comment: documentCan.comment(document),
      issue: documentCan.issue(document) && ctx.may('documents.issue', document),
      recall: documentCan.recall(document) && ctx.may('documents.recall', document),
      nameReaders: ctx.may('documents.nameReaders', document),
      prove: ctx.may('documents.prove', document),
      answer: isIncoming && ['registered', 'in-hand'].includes(document.state),
    },
    calendar: ctx.calendar,
    now: ctx.now(),
  };
}

export type DocumentView = Awaited<ReturnType<typeof viewDocument>>;

/** What it answers and replaces, what answers it, as far as the actor sees them. */
async function listRelated({ db, actor }: Context, id: string, ids: readonly (string | null)[]) {
  const answering = await db.selectFrom('document').select('id').where('answersId', '=', id).execute();
  const replacing = await db.selectFrom('document').select('id').where('replacesId', '=', id).execute();
  const all = [...ids, ...answering.map((row) => row.id), ...replacing.map((row) => row.id)];
  const seen = await listDocumentsByIds(
    db,
    actor,
    all.filter((each) => each !== null),
  );
  return [...seen.values()];
}

/** Whom an endorsement may name in the agency: its units, and everyone who holds a position. */
export async function listAssignable(ctx: Context, agencyId: string) {
  const on = dayOf(ctx.now());
  const all = await listUnits(ctx.db, on, { agencyId });
  // Where there are offices, the agency itself is its leaders: they are named in person.
  const offices = all.filter(({ id }) => id !== agencyId);
  const units = (offices.length > 0 ? offices : all).map(({ id, name }) => ({ id, name }));
  const roles = ['signer', 'assigner', 'oneStopHead', 'reviewer', 'handler', 'receptionist', 'sealKeeper'];
  const holders = (await Promise.all(roles.map((role) => listHolders(ctx.db, agencyId, role, on)))).flat();
  const people = [
    ...new Map(holders.map((holder) => [`${holder.unitId} ${holder.officerId}`, holder])).values(),
  ];
  return { units, people };
}

/** The leaders of the agency, to lay a document before. */
export const listLeaders = async (ctx: Context, agencyId: string) =>
  (await listHolders(ctx.db, agencyId, 'signer', dayOf(ctx.now()))).map(({ officerId, fullName, title }) => ({
    value: officerId,
    label: `${title} ${fullName}`,
  }));

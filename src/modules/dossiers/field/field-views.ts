import { listInbox, listNotes, type WorkItem, type WorkNote } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { listEventsOf, type RecordedEvent } from '#platform/events/index.ts';
import { type DeskDossier, viewDossier } from '../desk-view.ts';
import type { Dossier } from '../model.ts';
import { findDossier, listDossiersById } from '../queries.ts';
import { type Difference, differencesOf, type Standing } from './model.ts';
import {
  type FieldAct,
  type FieldCopy,
  getFieldAct,
  getFieldCopy,
  listFieldCopies,
  listFieldFiles,
  listHeldActs,
} from './queries.ts';
import { standingOf } from './standing.ts';

/** A step that can be taken where nothing but a form is at hand: no other has acts of its own that need the office. */
const officeActs: ReadonlySet<string | null> = new Set(['accept', 'assign', 'sign', 'issue', 'return']);

export interface NamedCopy extends FieldCopy {
  readonly code: string;
  readonly title: string;
}

/** Everything the page of dossiers taken along shows. */
export interface FieldBag {
  readonly copies: readonly NamedCopy[];
  readonly held: readonly (FieldAct & { readonly code: string; readonly title: string })[];
  readonly items: readonly WorkItem[];
}

const mostOffered = 100;

export async function viewFieldBag(ctx: Context): Promise<FieldBag> {
  const copies = await listNamedCopies(ctx);
  const held = await listHeldActs(ctx.db, ctx.actor);
  const along = new Set(copies.map(({ workItemId }) => workItemId));
  const items = await listInbox(ctx.db, ctx.actor, { limit: mostOffered });
  const dossiers = await dossiersById(
    ctx,
    held.map(({ dossierId }) => dossierId),
  );
  return {
    copies,
    held: held.map((act) => ({ ...act, ...nameOf(dossiers.get(act.dossierId)) })),
    items: items.filter(
      ({ id, subjectType, action }) => subjectType === 'dossier' && !officeActs.has(action) && !along.has(id),
    ),
  };
}

export async function listNamedCopies(ctx: Context): Promise<readonly NamedCopy[]> {
  const copies = await listFieldCopies(ctx.db, ctx.actor, ctx.now());
  const dossiers = await dossiersById(
    ctx,
    copies.map(({ dossierId }) => dossierId),
  );
  return copies.map((copy) => ({ ...copy, ...nameOf(dossiers.get(copy.dossierId)) }));
}

const dossiersById = async (ctx: Context, ids: readonly string[]) =>
  new Map((await listDossiersById(ctx.db, ids)).map((dossier) => [dossier.id, dossier]));

const nameOf = (dossier: Dossier | undefined) => ({
  code: dossier?.code ?? '',
  title: dossier ? `${dossier.procedureName} – ${dossier.applicantName}` : '',
});

/** What goes along of a dossier. */
export interface FieldSheet {
  readonly copy: FieldCopy;
  readonly view: DeskDossier;
  readonly item: WorkItem;
  readonly notes: readonly WorkNote[];
}

/**
 * What the device gets to keep: the dossier as it stood when it was taken, so that what is compared later is what was seen.
 *
 * @throws Refusal `not-found` where it is not along any more, `stale` where it has moved since
 */
export async function viewFieldSheet(ctx: Context, copyId: string): Promise<FieldSheet> {
  const copy = await getFieldCopy(ctx.db, ctx.actor, copyId);
  const { taken, dossierId } = copy;
  refuseUnless(
    taken && copy.endedAt === null && Temporal.Instant.compare(copy.until, ctx.now()) > 0,
    'not-found',
  );
  const view = await viewDossier(ctx, dossierId);
  const now = await standingOf(ctx.db, ctx, view.dossier, copy.workItemId);
  refuseUnless(differencesOf(taken, now, await ownFiles(ctx, copy)).length === 0, 'stale');
  const item = view.items.find(({ id }) => id === copy.workItemId)!;
  return { copy, view, item, notes: await listNotes(ctx.db, 'dossier', dossierId) };
}

const ownFiles = async (ctx: Context, copy: FieldCopy): Promise<ReadonlySet<string>> =>
  new Set((await listFieldFiles(ctx.db, { copyId: copy.id })).map(({ fileId }) => fileId));

/** A held act beside what stood when the dossier was taken along and what stands now. */
export interface HeldAct {
  readonly act: FieldAct;
  readonly copy: FieldCopy;
  readonly name: { readonly code: string; readonly title: string };
  readonly files: readonly { readonly fileId: string; readonly name: string }[];
  /** Absent where the officer does not see the dossier any more. */
  readonly dossier: Dossier | undefined;
  readonly now: Standing | undefined;
  readonly differences: readonly Difference[];
  /** What happened since it was taken along. */
  readonly since: readonly RecordedEvent[];
}

/** @throws Refusal `not-found` when it is not the officer's own */
export async function viewHeldAct(ctx: Context, actId: string): Promise<HeldAct> {
  const { act, copy } = await getFieldAct(ctx.db, ctx.actor, actId);
  const dossier = await findDossier(ctx.db, ctx.actor, copy.dossierId);
  const now = dossier && (await standingOf(ctx.db, ctx, dossier, copy.workItemId));
  const events = dossier ? await listEventsOf(ctx.db, 'dossier', copy.dossierId) : [];
  const isLater = ({ recordedAt }: RecordedEvent) => Temporal.Instant.compare(recordedAt, copy.takenAt) > 0;
  return {
    act,
    copy,
    name: nameOf((await dossiersById(ctx, [copy.dossierId])).get(copy.dossierId)),
    files: await listFieldFiles(ctx.db, { actId }),
    dossier,
    now,
    differences: now && copy.taken ? differencesOf(copy.taken, now, await ownFiles(ctx, copy)) : [],
    since: events.filter(isLater),
  };
}

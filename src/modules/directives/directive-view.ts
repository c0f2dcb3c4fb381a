import { listReporting } from '#modules/documents/index.ts';
import { dayOf, listOfficerNames, listOfficersOf, listUnitNames, listUnits } from '#modules/org/index.ts';
import { listWorkItemsOf } from '#modules/workflow/index.ts';
import type { Context, Database } from '#platform/context.ts';
import { listEventsOf, type RecordedEvent } from '#platform/events/index.ts';
import type { Directive } from './model.ts';
import { isOrderer, isSideOf, mayNow } from './policy.ts';
import { extensionSubject, stepActions, withDoer } from './process.ts';
import { getDirective, listExtensions, listReports, listTree, listTreeCooperation } from './queries.ts';
import { type Desk, deskOf, type OwnStep, ownStep } from './reading-actor.ts';
import { findRecurrence } from './recurrence/recurrences.ts';
import { listRisks } from './risk/list-risks.ts';
import { findAlarm, sourceSubject } from './source/source-alarms.ts';

/** Everything the page of a directive shows. @throws Refusal `not-found` to who may not see it */
export async function viewDirective(ctx: Context, id: string) {
  const { db, actor, calendar } = ctx;
  const desk = await deskOf(ctx);
  const directive = await withDoer(db, await getDirective(db, desk.reader, id));
  const [tree, reports, extensions, items, events] = await Promise.all([
    seenTree(db, desk, directive),
    listReports(db, id),
    listExtensions(db, id),
    listWorkItemsOf(db, 'directive', id),
    listEventsOf(db, 'directive', id),
  ]);
  const waiting = extensions.find(({ outcome }) => outcome === null);
  const alarm = await findAlarm(db, id);
  const alarms = alarm ? await listWorkItemsOf(db, sourceSubject, alarm.id) : [];
  const decisions = waiting ? await listWorkItemsOf(db, extensionSubject, waiting.id) : [];
  const open = [...items, ...decisions, ...alarms].filter(({ state }) => state === 'open');
  const passed = await listPassedOn(
    db,
    items.map((item) => item.id),
  );
  const units = tree.cooperation.filter(({ directiveId }) => directiveId === id);
  const isLeadHere = directive.leadAgencyId !== null && mayNow(actor, directive).split;
  return {
    directive,
    ...tree,
    reports,
    extensions,
    waiting,
    alarm,
    recurrence: await findRecurrence(db, id),
    mayRepeat: ctx.may('directives.repeat', directive),
    open,
    steps: open.flatMap((item) => ownStep(actor, desk, item) ?? []),
    may: { ...mayNow(actor, directive), ...withdrawal(desk, directive, mayNow(actor, directive).withdraw) },
    events: [...events, ...passed].toSorted((one, other) =>
      Temporal.Instant.compare(one.recordedAt, other.recordedAt),
    ),
    risk: (await listRisks(db, calendar, ctx.now(), [directive])).get(id),
    colleagues: open.some(({ action }) => action === stepActions.receive)
      ? await listOfficersOf(db, [directive.leadAgencyId!], dayOf(ctx.now()))
      : [],
    units: directive.state === 'declined' || isLeadHere ? await listUnits(db, dayOf(ctx.now())) : [],
    cooperating: units,
    letters: mayNow(actor, directive).report ? await listReporting(db, actor, lettersOf(directive)) : [],
    unitNames: await listUnitNames(
      db,
      [
        ...tree.nodes.flatMap(({ leadUnitId, ordererUnitId }) => [leadUnitId, ordererUnitId]),
        ...units.map(({ unitId }) => unitId),
      ].filter((each) => each !== null),
    ),
    officerNames: await listOfficerNames(
      db,
      [
        ...[directive.ordererId, directive.handlerId, directive.supervisorId],
        ...reports.map(({ reportedBy }) => reportedBy),
        ...extensions.flatMap(({ askedBy, deciderId }) => [askedBy, deciderId]),
        ...open.map(({ assigneeId }) => assigneeId),
        ...events.map(({ onBehalfOf }) => onBehalfOf),
        ...desk.leaders.map(({ leaderId }) => leaderId),
      ].filter((each) => each !== null),
    ),
    now: ctx.now(),
    calendar,
  };
}

/** A lead here answers the document on which it was ordered; a lead of another house sends us its report. */
const lettersOf = (directive: Directive) => {
  const { sourceDocumentId, leadOutsideCode, ordererAgencyId, givenAt } = directive;
  const isOutside = leadOutsideCode !== null && ordererAgencyId !== null;
  return {
    answersId: sourceDocumentId,
    from: isOutside ? { agencyId: ordererAgencyId, senderCode: leadOutsideCode, since: givenAt } : null,
  };
};

export type DirectiveView = Awaited<ReturnType<typeof viewDirective>>;
export type { OwnStep };

/**
 * The tree as the actor may see it: what their sides reach down to; above it the names of the wholes alone, without what
 * hangs beside.
 */
async function seenTree(db: Database, { reader }: Desk, directive: Directive) {
  const all = await listTree(db, directive.rootId);
  const cooperation = await listTreeCooperation(db, directive.rootId);
  const byId = new Map(all.map((each) => [each.id, each]));
  const seen = new Set<string>();
  for (const each of all) {
    const agencies = cooperation
      .filter(({ directiveId }) => directiveId === each.id)
      .map(({ agencyId }) => agencyId);
    const isBelow = each.parentId !== null && seen.has(each.parentId);
    if (isBelow || isSideOf(reader, each, agencies)) seen.add(each.id);
  }
  const above = new Set<string>();
  for (let each = byId.get(directive.parentId ?? ''); each; each = byId.get(each.parentId ?? ''))
    above.add(each.id);
  return { nodes: all.filter(({ id }) => seen.has(id) || above.has(id)), seen, cooperation };
}

/** Who takes it back in whose name. */
function withdrawal({ leaders }: Desk, directive: Directive, isOwn: boolean) {
  if (isOwn) return { withdraw: true, withdrawAs: null };
  const leader = leaders.find(({ acts, actor }) => acts.includes('withdraw') && isOrderer(actor, directive));
  const isOpen = directive.closedAt === null;
  return { withdraw: leader !== undefined && isOpen, withdrawAs: leader?.positionId ?? null };
}

/** Who passed a step on to whom: facts of the work items, told among those of the directive. */
async function listPassedOn(db: Database, itemIds: readonly string[]): Promise<readonly RecordedEvent[]> {
  const facts = await Promise.all(itemIds.map((id) => listEventsOf(db, 'work-item', id)));
  return facts
    .flat()
    .filter(({ type }) => type === 'work-item-reassigned' || type === 'work-item-distributed');
}

import { addWorkingTime } from '#engines/working-time/index.ts';
import { dayOf, listHolders, zone } from '#modules/org/index.ts';
import { cancelProcess, completeWorkItem, lockWorkItem, startProcess } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';

/** The steps people take with the archive, as the inbox names them. */
export const stepNames = {
  offer: 'Nộp hồ sơ vào lưu trữ cơ quan',
  accept: 'Tiếp nhận hồ sơ nộp lưu',
  review: 'Xem xét hồ sơ hết thời hạn lưu trữ',
  council: 'Cho ý kiến về hồ sơ đề nghị hủy',
  decide: 'Quyết định hủy hồ sơ hết thời hạn lưu trữ',
} as const;
export type Step = keyof typeof stepNames;

export const stepSubject = 'archive-step';

export interface NewStep {
  readonly aboutKind: 'folder' | 'hand-over' | 'destruction' | 'agency';
  readonly aboutId: string;
  readonly step: Step;
  readonly code: string;
  readonly title: string;
  readonly unitId: string;
  readonly agencyId: string;
  readonly role: string;
  readonly officerId?: string | undefined;
  readonly dueAt: Temporal.Instant;
}

/** Lays a step in the inbox of whoever holds the role in the unit, or of the officer named. @returns its id */
export async function openStep(tx: Tx, ctx: Context, wanted: NewStep): Promise<string> {
  const { aboutKind, aboutId, step, code, title, unitId, agencyId, role, officerId, dueAt } = wanted;
  const id = newId();
  await tx.insertInto('archiveStep').values({ id, aboutKind, aboutId, step, openedAt: ctx.now() }).execute();
  const place = { unitId, agencyId };
  await startProcess(tx, ctx, {
    subject: { type: stepSubject, id, code, title },
    definition: {
      id: `archive-${step}`,
      name: stepNames[step],
      steps: [{ id: step, name: stepNames[step], position: role, action: step, outcomes: ['done'] }],
    },
    placement: { handler: place, [role]: place },
    assignees: officerId ? { [role]: officerId } : undefined,
    due: { at: dueAt, limit: null },
  });
  return id;
}

const latestStep = (tx: Tx, aboutId: string, step: Step) =>
  tx
    .selectFrom('archiveStep')
    .select('id')
    .where('aboutId', '=', aboutId)
    .where('step', '=', step)
    .orderBy('openedAt', 'desc')
    .orderBy('id', 'desc');

/** The actor takes their open step. @throws Refusal `not-found` when it is not theirs, `work-item-done` */
export async function endStep(
  tx: Tx,
  ctx: Context,
  aboutId: string,
  step: Step,
  remark: string | null = null,
) {
  const { id } = orNotFound(await latestStep(tx, aboutId, step).executeTakeFirst());
  await endKnownStep(tx, ctx, id, step, remark);
}

/** As `endStep`, where several have the same step about one thing: the actor's own. */
export async function endOwnStep(tx: Tx, ctx: Context, aboutId: string, step: Step): Promise<void> {
  const { rows } = { rows: await latestStep(tx, aboutId, step).execute() };
  for (const { id } of rows) {
    const own = await lockWorkItem(tx, ctx.actor, {
      subjectType: stepSubject,
      subjectId: id,
      action: step,
    }).catch(() => undefined);
    if (own) {
      await completeWorkItem(tx, ctx, own, {
        outcome: 'done',
        remark: null,
        due: { at: own.dueAt, limit: null },
      });
      return;
    }
  }
  refuseUnless(false, 'work-item-done');
}

async function endKnownStep(tx: Tx, ctx: Context, id: string, step: Step, remark: string | null) {
  const item = await lockWorkItem(tx, ctx.actor, { subjectType: stepSubject, subjectId: id, action: step });
  await completeWorkItem(tx, ctx, item, { outcome: 'done', remark, due: { at: item.dueAt, limit: null } });
}

/** Steps that are needed no more leave the inboxes. */
export async function dropSteps(tx: Tx, ctx: Context, aboutId: string, step: Step): Promise<void> {
  for (const { id } of await latestStep(tx, aboutId, step).execute()) {
    await cancelProcess(tx, ctx, { type: stepSubject, id });
  }
}

/** Where the agency's archive sits: the unit of whoever keeps its seal. @throws Refusal `archive-keeper-missing` */
export async function archiveUnit(tx: Tx, ctx: Context, agencyId: string): Promise<string> {
  const [holder] = await listHolders(tx, agencyId, 'sealKeeper', dayOf(ctx.now()));
  refuseUnless(holder, 'archive-keeper-missing');
  return holder.unitId;
}

export const inWorkingDays = (ctx: Context, amount: number): Temporal.Instant =>
  addWorkingTime(ctx.calendar, ctx.now(), { amount, unit: 'workingDay' });

/** The end of a day, for what the law counts in months. */
export const endOfDay = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: zone, plainTime: '17:00' }).toInstant();

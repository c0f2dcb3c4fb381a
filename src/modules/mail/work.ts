import { addWorkingTime } from '#engines/working-time/index.ts';
import { registryOf } from '#modules/documents/index.ts';
import { completeWorkItem, declareSubjectKind, lockWorkItem, startProcess } from '#modules/workflow/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import { mailAgencies } from './policy.ts';

/** What a clerk is to do about a letter, or about one of ours that did not arrive. */
export const steps = {
  'mail-letter': { action: 'handleSecret', name: 'Xử lý thư có dấu mật' },
  'mail-dispatch': { action: 'mendDispatch', name: 'Văn bản gửi qua thư không tới nơi' },
} as const;
type Kind = keyof typeof steps;

/** Lays the step in the inbox of the agency's clerk, for the same or at latest the next working day. */
export async function openStep(
  tx: Tx,
  ctx: Context,
  type: Kind,
  about: { readonly id: string; readonly agencyId: string; readonly code: string; readonly title: string },
): Promise<void> {
  const { id, agencyId, code, title } = about;
  const { action, name } = steps[type];
  const { unitId, role } = await registryOf(tx, ctx, agencyId);
  const place = { unitId, agencyId };
  await startProcess(tx, ctx, {
    subject: { type, id, code, title },
    definition: { id: type, name, steps: [{ id: action, name, position: role, action, outcomes: ['done'] }] },
    placement: { handler: place, [role]: place },
    due: { at: addWorkingTime(ctx.calendar, ctx.now(), { amount: 1, unit: 'workingDay' }), limit: null },
  });
}

/** The actor takes the step. @throws Refusal `not-found` when it is not theirs, `work-item-done` */
export async function endStep(
  tx: Tx,
  ctx: Context,
  type: Kind,
  id: string,
  remark: string | null = null,
): Promise<void> {
  const item = await lockWorkItem(tx, ctx.actor, {
    subjectType: type,
    subjectId: id,
    action: steps[type].action,
  });
  await completeWorkItem(tx, ctx, item, { outcome: 'done', remark, due: { at: item.dueAt, limit: null } });
}

const tables = { 'mail-letter': 'mailLetter', 'mail-dispatch': 'mailDispatch' } as const;
const never = async () => {
  throw new Refusal('not-in-a-batch');
};

for (const [type, table] of Object.entries(tables)) {
  declareSubjectKind(type, {
    hold: never,
    carryOn: never,
    placementAt: never,
    complete: never,
    async mayRead(db: Database | Tx, actor: Actor, id: string) {
      const row = await db.selectFrom(table).select('agencyId').where('id', '=', id).executeTakeFirst();
      return row !== undefined && mailAgencies(actor).includes(row.agencyId);
    },
    operations: { notifyApplicant: never },
  });
}

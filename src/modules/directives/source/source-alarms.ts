import { addWorkingTime } from '#engines/working-time/index.ts';
import { cancelProcess, startProcess } from '#modules/workflow/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import type { Directive } from '../model.ts';

/** Word that the document a directive rests on holds no more. */
export interface SourceAlarm {
  readonly id: string;
  readonly directiveId: string;
  readonly documentId: string;
  readonly what: 'recalled' | 'replaced';
  readonly raisedAt: Temporal.Instant;
}

export const sourceSubject = 'directive-source';
export const decideSourceAction = 'decideSource';

/** The alarm that nobody has decided yet. */
export async function findAlarm(db: Database | Tx, directiveId: string): Promise<SourceAlarm | undefined> {
  const row = await db
    .selectFrom('directiveSourceAlarm')
    .select(['id', 'directiveId', 'documentId', 'what', 'raisedAt'])
    .where('directiveId', '=', directiveId)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return row as SourceAlarm | undefined;
}

/** The decision waits with the orderer; of an order from another house with its supervisor here, or the lead's head. */
export async function openSourceDecision(
  tx: Tx,
  ctx: Context,
  directive: Directive,
  alarmId: string,
): Promise<void> {
  const { ordererId, supervisorId, ordererUnitId, leadUnitId, ordererAgencyId, leadAgencyId } = directive;
  const role = directive.ordererRole ?? 'assigner';
  const place = { unitId: ordererUnitId ?? leadUnitId!, agencyId: ordererAgencyId ?? leadAgencyId! };
  const decider = ordererId ?? supervisorId;
  const name = 'Văn bản làm căn cứ không còn: giữ hay thu hồi nhiệm vụ';
  await startProcess(tx, ctx, {
    subject: { type: sourceSubject, id: alarmId, code: directive.code, title: directive.title },
    definition: {
      id: sourceSubject,
      name,
      steps: [
        {
          id: decideSourceAction,
          name,
          position: role,
          action: decideSourceAction,
          outcomes: ['keep', 'withdraw'],
        },
      ],
    },
    placement: { handler: place, [role]: place },
    assignees: decider ? { [role]: decider } : undefined,
    due: { at: addWorkingTime(ctx.calendar, ctx.now(), { amount: 1, unit: 'workingDay' }), limit: null },
  });
}

/** What nobody needs to decide any more leaves the inbox: the directive ended meanwhile. */
export async function lapseAlarm(tx: Tx, ctx: Context, directiveId: string): Promise<void> {
  const alarm = await findAlarm(tx, directiveId);
  if (!alarm) return;
  await cancelProcess(tx, ctx, { type: sourceSubject, id: alarm.id });
  await tx
    .updateTable('directiveSourceAlarm')
    .set({ outcome: 'lapsed', decidedAt: ctx.now() })
    .where('id', '=', alarm.id)
    .execute();
}

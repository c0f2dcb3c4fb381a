import { dayOf, listHolders } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { officerOf } from '../change-folder.ts';
import { councilHeard } from '../events.ts';
import type { Destruction } from '../model.ts';
import { refuseIssues, tidy, tooShort } from '../parse-entry.ts';
import { findDestruction, listMembers } from '../queries.ts';
import { endOwnStep, inWorkingDays, openStep } from '../work.ts';

const daysToDecide = 10;

/** A member of the council says what they think; after the last one the leaders decide. @throws Refusal `work-item-done` */
export async function hearMember(
  ctx: Context,
  input: { readonly destructionId: string; readonly opinion: 'destroy' | 'keep'; readonly note: string },
): Promise<void> {
  const note = tidy(input.note);
  refuseIssues([input.opinion === 'keep' && tooShort('/note', note)]);
  await ctx.transaction(async (tx, ctx) => {
    const destruction = await lockDestruction(tx, ctx, input.destructionId);
    const officerId = officerOf(ctx);
    const own = orNotFound(
      (await listMembers(tx, destruction.id)).find((member) => member.officerId === officerId),
    );
    refuseUnless(destruction.state === 'in-council' && own.opinion === null, 'work-item-done');
    await endOwnStep(tx, ctx, destruction.id, 'council');
    await tx
      .updateTable('archiveCouncilMember')
      .set({ opinion: input.opinion, note: note || null, saidAt: ctx.now() })
      .where('destructionId', '=', destruction.id)
      .where('officerId', '=', officerId)
      .execute();
    const isLast = (await listMembers(tx, destruction.id)).every(({ opinion }) => opinion !== null);
    const heard: Destruction = {
      ...destruction,
      version: destruction.version + 1,
      state: isLast ? 'for-decision' : 'in-council',
    };
    const { version, state } = heard;
    await tx.updateTable('archiveDestruction').set({ version, state }).where('id', '=', heard.id).execute();
    if (isLast) await askLeaders(tx, ctx, heard);
    await recordEvent(tx, ctx, councilHeard(heard, { officerId, opinion: input.opinion }));
  });
}

async function askLeaders(tx: Tx, ctx: Context, { id, agencyId, reason }: Destruction): Promise<void> {
  const [leader] = await listHolders(tx, agencyId, 'signer', dayOf(ctx.now()));
  refuseUnless(leader, 'archive-leader-missing');
  await openStep(tx, ctx, {
    aboutKind: 'destruction',
    aboutId: id,
    step: 'decide',
    code: 'Hủy hồ sơ',
    title: reason.slice(0, 200),
    unitId: leader.unitId,
    agencyId,
    role: 'signer',
    dueAt: inWorkingDays(ctx, daysToDecide),
  });
}

/** The destruction, its row locked: acts upon one follow each other. */
export async function lockDestruction(tx: Tx, ctx: Context, id: string): Promise<Destruction> {
  await tx.selectFrom('archiveDestruction').select('id').where('id', '=', id).forUpdate().execute();
  return orNotFound(await findDestruction(tx, ctx.actor, id));
}

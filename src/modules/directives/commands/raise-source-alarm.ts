import { systemActor } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { recordEvents } from '#platform/events/index.ts';
import { changeDirective } from '../change-directive.ts';
import { sourceLost } from '../events.ts';
import { lockDirective } from '../queries.ts';
import { findAlarm, openSourceDecision, type SourceAlarm } from '../source/source-alarms.ts';

/**
 * The document on which directives were given was taken back or replaced: each that is open is flagged, nobody is reminded of it, and its
 * orderer decides whether it stands. Its parts hang on it and wait with it. One fact for each.
 */
export async function raiseSourceAlarm(
  ctx: Context,
  { documentId, what }: Pick<SourceAlarm, 'documentId' | 'what'>,
): Promise<void> {
  ctx.authorize('directives.remind');
  await ctx.transaction(async (tx, ctx) => {
    const rows = await tx
      .selectFrom('directive')
      .select('id')
      .where('sourceDocumentId', '=', documentId)
      .where('parentId', 'is', null)
      .where('closedAt', 'is', null)
      .orderBy('id')
      .execute();
    const facts = [];
    for (const { id } of rows) {
      const held = await lockDirective(tx, systemActor('Nhiệm vụ'), id);
      if (held.closedAt !== null || (await findAlarm(tx, id))) continue;
      const alarmId = newId();
      await tx
        .insertInto('directiveSourceAlarm')
        .values({ id: alarmId, directiveId: id, documentId, what, raisedAt: ctx.now() })
        .execute();
      const flagged = await changeDirective(tx, held, { remindAt: null });
      await openSourceDecision(tx, ctx, flagged, alarmId);
      facts.push(sourceLost(flagged, held.ordererAgencyId, { documentId, what }));
    }
    await recordEvents(tx, ctx, facts);
  });
}

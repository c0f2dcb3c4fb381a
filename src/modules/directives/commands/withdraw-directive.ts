import { cancelProcess } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvents } from '#platform/events/index.ts';
import { changeDirective, closedNow } from '../change-directive.ts';
import { directiveWithdrawn } from '../events.ts';
import { lapseExtension } from '../extensions.ts';
import { type Directive, directiveCan } from '../model.ts';
import { directiveSubject } from '../process.ts';
import { listParts, lockDirective } from '../queries.ts';
import { lapseAlarm } from '../source/source-alarms.ts';
import { wordsIn } from '../words.ts';

/** The orderer takes it back, with the parts that are not done: their steps leave the inboxes. One fact for each. */
export async function withdrawDirective(
  ctx: Context,
  input: { readonly directiveId: string; readonly reason: string },
): Promise<Directive> {
  return ctx.transaction(async (tx, ctx) => {
    const held = await lockDirective(tx, ctx.actor, input.directiveId);
    ctx.authorize('directives.withdraw', held);
    refuseUnless(directiveCan.withdraw(held), 'directive-closed');
    const reason = wordsIn(input.reason, '/reason', 2000);

    const withdrawn: Directive[] = [];
    for (const waiting = [held]; waiting.length > 0; ) {
      const each = waiting.pop()!;
      if (directiveCan.withdraw(each)) {
        await cancelProcess(tx, ctx, { type: directiveSubject, id: each.id });
        await lapseExtension(tx, ctx, each.id);
        await lapseAlarm(tx, ctx, each.id);
        withdrawn.push(await changeDirective(tx, each, { state: 'withdrawn', ...closedNow(ctx) }));
      }
      for (const { id } of await listParts(tx, each.id)) waiting.push(await lockDirective(tx, ctx.actor, id));
    }
    const facts = withdrawn.map((each) =>
      directiveWithdrawn(each, held.ordererAgencyId, { reason, isPart: each.id !== held.id }),
    );
    await recordEvents(tx, ctx, facts);
    return withdrawn[0]!;
  });
}

import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDirective } from '../change-directive.ts';
import { dueOnDay } from '../deadline.ts';
import { extensionRequested } from '../events.ts';
import { decidedUnder, findOpenExtension, openDecision } from '../extensions.ts';
import { type Directive, directiveCan } from '../model.ts';
import { withDoer } from '../process.ts';
import { lockDirective } from '../queries.ts';
import { wordsIn } from '../words.ts';

/**
 * The lead asks for a later day, with a reason. Until it is decided the deadline runs on.
 *
 * @throws InvalidInput `not-later` at `/dueOn`; `required` at `/reason`
 * @throws Refusal `extension-waits` while an earlier request is undecided
 */
export async function requestExtension(
  ctx: Context,
  input: { readonly directiveId: string; readonly dueOn: Temporal.PlainDate | null; readonly reason: string },
): Promise<Directive> {
  return ctx.transaction(async (tx, ctx) => {
    const held = await withDoer(tx, await lockDirective(tx, ctx.actor, input.directiveId));
    ctx.authorize('directives.extend', held);
    refuseUnless(directiveCan.extend(held), 'directive-not-in-progress');
    refuseUnless(!(await findOpenExtension(tx, held.id)), 'extension-waits');
    if (!input.dueOn) throw new InvalidInput([{ field: '/dueOn', code: 'due-required' }]);
    const askedDueAt = dueOnDay(ctx, input.dueOn);
    if (Temporal.Instant.compare(askedDueAt, held.dueAt) <= 0) {
      throw new InvalidInput([{ field: '/dueOn', code: 'not-later' }]);
    }
    const reason = wordsIn(input.reason, '/reason', 2000);

    const under = await decidedUnder(tx, held, askedDueAt);
    const id = newId();
    await tx
      .insertInto('directiveExtension')
      .values({
        id,
        directiveId: held.id,
        askedDueAt,
        previousDueAt: held.dueAt,
        reason,
        askedAt: ctx.now(),
        askedBy: ctx.actor.id,
        deciderId: under.ordererId,
      })
      .execute();
    await openDecision(tx, ctx, held, under, id);
    const asked = await changeDirective(tx, held, {});
    const facts = { extensionId: id, askedDueAt: askedDueAt.toString(), deciderId: under.ordererId, reason };
    await recordEvent(tx, ctx, extensionRequested(asked, asked.leadAgencyId, facts));
    return asked;
  });
}

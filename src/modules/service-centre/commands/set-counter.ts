import { dayOf } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type Arranging, agencyOf, lockToArrange, named, nextVersion, refuseIssues } from '../arranging.ts';
import { listAllGroups } from '../centres.ts';
import { listCounters } from '../counters.ts';
import { counterSet } from '../events.ts';
import type { Counter } from '../model.ts';

export interface SetCounter extends Arranging {
  /** A new one stands up a new counter. */
  readonly number: number;
  readonly name: string;
  /** Whose clerks sit there, beside the centre's own. */
  readonly agencyCode: string;
  /** None: it is used no more, and nobody sits down at it. */
  readonly groups: readonly string[];
}

/**
 * A counter stood up, named, given to an agency, and which groups it calls; by the head of the centre or an administrator.
 *
 * @throws InvalidInput; Refusal `centre-changed`, `counter-in-use` when someone sits at one that would call nothing, `group-awaited`
 * when people wait for, or have booked, what no counter would call any more
 */
export async function setCounter(ctx: Context, input: SetCounter): Promise<Counter> {
  return ctx.transaction(async (tx, ctx) => {
    const centre = await lockToArrange(tx, ctx, input);
    const known = new Set((await listAllGroups(tx, centre.id)).map(({ code }) => code));
    const agencyId = await agencyOf(tx, ctx, input.agencyCode);
    const { number } = input;
    refuseIssues([
      !(Number.isInteger(number) && number > 0 && number < 1000) && {
        field: '/number',
        code: 'counter-number',
      },
      named(input.name).length < 2 && { field: '/name', code: 'arranged-name-required' },
      !agencyId && { field: '/agency', code: 'arranged-agency-required' },
      !input.groups.every((code) => known.has(code)) && { field: '/groups', code: 'counter-groups' },
    ]);
    const counters = await listCounters(tx, centre.id);
    const before = counters.find((counter) => counter.number === number);
    const groups = [...new Set(input.groups)].toSorted();
    refuseUnless(groups.length > 0 || !before || before.state === 'closed', 'counter-in-use');
    const called = new Set([
      ...groups,
      ...counters.filter((each) => each !== before).flatMap((each) => each.groups),
    ]);
    const given = (before?.groups ?? []).filter((code) => !called.has(code));
    for (const code of given) await refuseAwaited(tx, ctx, centre.id, code);

    const after = { name: named(input.name), agencyId: agencyId!, groups };
    const id = before?.id ?? newId();
    if (before)
      await tx
        .updateTable('centreCounter')
        .set({ ...after, version: before.version + 1 })
        .where('id', '=', id)
        .execute();
    else
      await tx
        .insertInto('centreCounter')
        .values({
          ...after,
          id,
          version: 1,
          centreId: centre.id,
          deskId: centre.unitId,
          number,
          state: 'closed',
          stateSince: ctx.now(),
        })
        .execute();
    const arranged = await nextVersion(tx, centre);
    const was = before && { name: before.name, agencyId: before.agencyId, groups: [...before.groups] };
    await recordEvent(
      tx,
      ctx,
      counterSet(arranged, centre.agencyId, { counterId: id, number, before: was ?? null, after }),
    );
    return (await listCounters(tx, centre.id)).find((each) => each.id === id)!;
  });
}

async function refuseAwaited(tx: Tx, ctx: Context, centreId: string, code: string): Promise<void> {
  const waiting = await tx
    .selectFrom('centreTicket')
    .select('id')
    .where('centreId', '=', centreId)
    .where('groupCode', '=', code)
    .where('onDate', '=', dayOf(ctx.now()))
    .where('endedAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  const booked = await tx
    .selectFrom('centreAppointment')
    .select('id')
    .where('centreId', '=', centreId)
    .where('groupCode', '=', code)
    .where('state', '=', 'booked')
    .where('startsAt', '>=', ctx.now())
    .limit(1)
    .executeTakeFirst();
  refuseUnless(!waiting && !booked, 'group-awaited', { group: code });
}

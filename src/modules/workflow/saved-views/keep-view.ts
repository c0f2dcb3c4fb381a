import { unitsOf } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { viewChosen, viewDropped, viewKept } from '../events.ts';
import { listViews, mostViews, type SavedView, tidyQuery, type ViewedList } from './views.ts';

export interface KeepView {
  readonly list: ViewedList;
  readonly name: string;
  readonly query: string;
  /** A unit of the officer's own that gets it too. */
  readonly unitId: string | null;
}

/** Keeps a way of looking at a list under a name, for oneself or for one's unit. */
export async function keepView(ctx: Context, { list, unitId, ...input }: KeepView): Promise<SavedView> {
  const name = input.name.normalize('NFC').trim().slice(0, 60);
  const query = tidyQuery(input.query).slice(0, 500);
  return ctx.transaction(async (tx, ctx) => {
    const { id: officerId, kind } = ctx.actor;
    refuseUnless(kind === 'officer' && officerId !== null, 'not-found');
    refuseUnless(unitId === null || unitsOf(ctx.actor).includes(unitId), 'not-found');
    refuseUnless(name !== '', 'view-name-required');
    refuseUnless((await listViews(tx, ctx.actor, list)).length < mostViews, 'too-many-views');
    const view = { id: newId(), list, name, query, officerId, unitId };
    await tx
      .insertInto('workSavedView')
      .values({ ...view, keptAt: ctx.now() })
      .execute();
    await recordEvent(tx, ctx, viewKept(view.id, 1, { list, isShared: unitId !== null }));
    return { ...view, isDefault: false };
  });
}

/** Its officer removes a view; nobody else can, however many have it. */
export async function dropView(ctx: Context, viewId: string): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const dropped = await tx
      .deleteFrom('workSavedView')
      .where('id', '=', viewId)
      .where('officerId', '=', ctx.actor.id)
      .returning('list')
      .executeTakeFirst();
    await recordEvent(tx, ctx, viewDropped(viewId, 2, { list: orNotFound(dropped).list }));
  });
}

/** From now on the list opens with this view for the officer; with none, whole. */
export async function chooseView(ctx: Context, list: ViewedList, viewId: string | null): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const officerId = ctx.actor.id!;
    const seen = (await listViews(tx, ctx.actor, list)).some(({ id }) => id === viewId);
    refuseUnless(viewId === null || seen, 'not-found');
    await tx
      .deleteFrom('workDefaultView')
      .where('officerId', '=', officerId)
      .where('list', '=', list)
      .execute();
    if (viewId) await tx.insertInto('workDefaultView').values({ officerId, list, viewId }).execute();
    await recordEvent(tx, ctx, viewChosen(newId(), 1, { list, opensWith: viewId }));
  });
}

import type { Context, Database, Tx } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import type { Counter, CounterState } from './model.ts';
import { isVisibleTo, visibleCounters } from './policy.ts';

export const counterColumns = [
  'id',
  'version',
  'centreId',
  'deskId',
  'agencyId',
  'number',
  'name',
  'groups',
  'state',
  'pauseReason',
  'stateSince',
  'officerId',
  'officerName',
  'cameraUrl',
] as const;

const asCounter = (row: object): Counter => row as Counter;

/** The counters at which the actor may sit or which their centre has, by centre and number. */
export async function countersOf({ db, actor }: Context): Promise<readonly Counter[]> {
  const rows = await db
    .selectFrom('centreCounter')
    .select(counterColumns)
    .where(visibleCounters(actor))
    .orderBy('centreId')
    .orderBy('number')
    .execute();
  return rows.map(asCounter);
}

/** Every counter of a centre: for its board, and for whoever has asked who may see it. */
export async function listCounters(db: Database | Tx, centreId: string): Promise<readonly Counter[]> {
  const rows = await db
    .selectFrom('centreCounter')
    .select(counterColumns)
    .where('centreId', '=', centreId)
    .orderBy('number')
    .execute();
  return rows.map(asCounter);
}

/** The counter, if the actor may see it; for everyone else it does not exist. */
export async function getCounter({ db, actor }: Context, id: string): Promise<Counter> {
  const row = await db
    .selectFrom('centreCounter')
    .select(counterColumns)
    .where('id', '=', id)
    .executeTakeFirst();
  return orNotFound(row && isVisibleTo(actor, asCounter(row)) ? asCounter(row) : undefined);
}

/** The counter locked until the transaction ends: its acts follow each other. */
export async function lockCounter(tx: Tx, { actor }: Context, id: string): Promise<Counter> {
  const row = await tx
    .selectFrom('centreCounter')
    .select(counterColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return orNotFound(row && isVisibleTo(actor, asCounter(row)) ? asCounter(row) : undefined);
}

/**
 * The same for who sits at it now.
 *
 * @throws Refusal `not-your-counter`, `counter-not-open`
 */
export async function lockOwnCounter(tx: Tx, ctx: Context, id: string): Promise<Counter> {
  const counter = await lockCounter(tx, ctx, id);
  ctx.authorize('serviceCentre.serve', counter);
  refuseUnless(counter.state !== 'closed', 'counter-not-open');
  refuseUnless(counter.officerId === ctx.actor.id, 'not-your-counter');
  return counter;
}

export interface CounterChange {
  readonly state: CounterState;
  readonly pauseReason?: string | null;
  readonly officerId: string | null;
  readonly officerName: string | null;
}

/** Writes the counter's next state under the lock that the caller holds. */
export async function changeCounter(tx: Tx, ctx: Context, counter: Counter, change: CounterChange) {
  const changed = {
    pauseReason: null,
    ...change,
    version: counter.version + 1,
    stateSince: ctx.now(),
  };
  await tx.updateTable('centreCounter').set(changed).where('id', '=', counter.id).execute();
  return { ...counter, ...changed };
}

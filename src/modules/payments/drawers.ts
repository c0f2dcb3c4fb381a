import { type SqlBool, sql } from 'kysely';
import { type Actor, unitsOf } from '#platform/access/actor.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { orNotFound } from '#platform/errors/index.ts';

/** Ngăn tiền: the cash a clerk holds. */
export interface Drawer {
  readonly id: string;
  readonly version: number;
  readonly officerId: string;
  readonly officerName: string;
  readonly deskId: string;
  readonly agencyId: string;
  readonly openedAt: Temporal.Instant;
  readonly closedAt: Temporal.Instant | null;
  readonly countedVnd: number | null;
  readonly expectedVnd: number | null;
  readonly note: string | null;
  readonly handedInAt: Temporal.Instant | null;
  readonly handedInTo: string | null;
}

const columns = [
  'id',
  'version',
  'officerId',
  'officerName',
  'deskId',
  'agencyId',
  'openedAt',
  'closedAt',
  'countedVnd',
  'expectedVnd',
  'note',
  'handedInAt',
  'handedInTo',
] as const;

const asDrawer = (row: { countedVnd: string | null; expectedVnd: string | null }): Drawer =>
  ({
    ...row,
    countedVnd: row.countedVnd === null ? null : Number(row.countedVnd),
    expectedVnd: row.expectedVnd === null ? null : Number(row.expectedVnd),
  }) as unknown as Drawer;

/** The clerk's open drawer at a desk, locked; the first money of the day opens it. */
export async function lockOwnDrawer(
  tx: Tx,
  ctx: Context,
  { deskId, agencyId }: { readonly deskId: string; readonly agencyId: string },
): Promise<Drawer> {
  const { actor } = ctx;
  // Two windows of one clerk at once: the index lets one open it, and both then find it.
  await tx
    .insertInto('paymentDrawer')
    .values({
      id: newId(),
      version: 1,
      officerId: actor.id!,
      officerName: actor.name,
      deskId,
      agencyId,
      openedAt: ctx.now(),
    })
    .onConflict((conflict) =>
      conflict.columns(['officerId', 'deskId']).where('closedAt', 'is', null).doNothing(),
    )
    .execute();
  const row = await tx
    .selectFrom('paymentDrawer')
    .select(columns)
    .where('officerId', '=', actor.id!)
    .where('deskId', '=', deskId)
    .where('closedAt', 'is', null)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return asDrawer(row);
}

export async function lockDrawer(tx: Tx, actor: Actor, id: string): Promise<Drawer> {
  const row = await tx
    .selectFrom('paymentDrawer')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  const found = row && asDrawer(row);
  return orNotFound(found && unitsOf(actor).includes(found.deskId) ? found : undefined);
}

/** The drawers of the officer's desks, the latest first. */
export async function listDrawers(db: Database, actor: Actor, limit = 30): Promise<readonly Drawer[]> {
  const rows = await db
    .selectFrom('paymentDrawer')
    .select(columns)
    .where(sql<SqlBool>`desk_id = any(${[...unitsOf(actor)]}::uuid[])`)
    .orderBy('openedAt', 'desc')
    .limit(limit)
    .execute();
  return rows.map(asDrawer);
}

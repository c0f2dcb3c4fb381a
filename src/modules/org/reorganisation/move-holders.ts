import type { Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import type { ReorganisationPlan } from './plan.ts';
import type { UnitMoves } from './unit-moves.ts';

/**
 * Whoever held a post in a unit that ended holds the post of that code in its successor, which gets it where it has none.
 * Substitutions go along. Who is deputy of whom from now on is for later decisions to say.
 */
export async function moveHolders(
  tx: Tx,
  { on, document }: Pick<ReorganisationPlan, 'on' | 'document'>,
  moves: UnitMoves,
): Promise<void> {
  const lastDay = on.subtract({ days: 1 });
  for (const unitId of moves.endedIds) {
    const posts = await tx.selectFrom('position').selectAll().where('unitId', '=', unitId).execute();
    if (posts.length === 0) continue;
    const to = moves.successorOf(unitId)!.unitId;
    for (const { id, code, title, titleEn, roles } of posts) {
      const positionId = await postIn(tx, to, { code, title, titleEn, roles, validFrom: on });
      await moveAppointments(tx, id, positionId, { on, lastDay, document });
      await moveSubstitutions(tx, id, positionId, { on, lastDay });
    }
  }
}

async function postIn(
  tx: Tx,
  unitId: string,
  post: {
    readonly code: string;
    readonly title: string;
    readonly titleEn: string | null;
    readonly roles: string[];
    readonly validFrom: Temporal.PlainDate;
  },
): Promise<string> {
  const found = await tx
    .selectFrom('position')
    .select('id')
    .where('unitId', '=', unitId)
    .where('code', '=', post.code)
    .executeTakeFirst();
  if (found) return found.id;
  const id = newId();
  await tx
    .insertInto('position')
    .values({ id, unitId, ...post })
    .execute();
  return id;
}

interface Change {
  readonly on: Temporal.PlainDate;
  readonly lastDay: Temporal.PlainDate;
}

async function moveAppointments(
  tx: Tx,
  from: string,
  to: string,
  { on, lastDay, document }: Change & { readonly document: string },
): Promise<void> {
  const held = await tx
    .selectFrom('appointment')
    .select(['id', 'officerId', 'validFrom', 'validTo'])
    .where('positionId', '=', from)
    .where((is) => is.or([is('validTo', 'is', null), is('validTo', '>=', on)]))
    .execute();
  for (const { id, officerId, validFrom, validTo } of held) {
    if (Temporal.PlainDate.compare(validFrom, on) >= 0) {
      await tx.updateTable('appointment').set({ positionId: to }).where('id', '=', id).execute();
      continue;
    }
    await tx.updateTable('appointment').set({ validTo: lastDay }).where('id', '=', id).execute();
    await tx
      .insertInto('appointment')
      .values({ id: newId(), officerId, positionId: to, validFrom: on, validTo, document })
      .execute();
  }
}

async function moveSubstitutions(tx: Tx, from: string, to: string, { on, lastDay }: Change): Promise<void> {
  const running = await tx
    .selectFrom('substitution')
    .selectAll()
    .where('positionId', '=', from)
    .where('validTo', '>=', on)
    .execute();
  for (const row of running) {
    if (Temporal.PlainDate.compare(row.validFrom, on) >= 0) {
      await tx.updateTable('substitution').set({ positionId: to }).where('id', '=', row.id).execute();
      continue;
    }
    await tx.updateTable('substitution').set({ validTo: lastDay }).where('id', '=', row.id).execute();
    await tx
      .insertInto('substitution')
      .values({ ...row, id: newId(), positionId: to, validFrom: on })
      .execute();
  }
}

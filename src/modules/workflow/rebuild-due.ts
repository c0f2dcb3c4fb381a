import { type Definition, type Effect, outstanding, type State } from '#engines/process/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { courseOf } from './course.ts';
import { definitionOf } from './definition-store.ts';
import { callName, startService, startTimer } from './due-rows.ts';
import { type Instance, listRunning } from './instances.ts';
import type { Due, Subject } from './model.ts';
import { subjectKind } from './subject-kinds.ts';

type Wait = Extract<Effect, { type: 'start-timer' | 'call-service' }>;

/**
 * Looks for timers and services that running processes wait for and no row tells of, as after a repair by hand, and
 * writes what is missing. Only processes that have such elements are looked at.
 *
 * @returns how many rows were missing
 */
export async function rebuildLostDue(ctx: Context): Promise<number> {
  let missing = 0;
  for (const { type, id } of await listSubjectsWithGaps(ctx.db)) {
    missing += await ctx.transaction(async (tx, ctx) =>
      rebuildDue(tx, ctx, await subjectKind(type).hold(tx, ctx, id)),
    );
  }
  return missing;
}

async function listSubjectsWithGaps(db: Database): Promise<readonly Pick<Subject, 'type' | 'id'>[]> {
  const hashes = await db
    .selectFrom('processInstance')
    .select('definitionHash')
    .distinct()
    .where('endedAt', 'is', null)
    .execute();
  const subjects = new Map<string, Pick<Subject, 'type' | 'id'>>();
  for (const { definitionHash } of hashes) {
    const definition = await definitionOf(db, { definitionHash });
    const isTimed = definition.nodes.some(({ kind, model }) => kind === 'service' || model.timer);
    if (!isTimed) continue;
    for (const { subjectType, subjectId, state, names } of await listWithNames(db, definitionHash)) {
      const isWhole = waits(definition, state).every((wait) => names.includes(nameOf(wait)));
      if (!isWhole) subjects.set(`${subjectType} ${subjectId}`, { type: subjectType, id: subjectId });
    }
  }
  return [...subjects.values()];
}

async function listWithNames(db: Database, definitionHash: string) {
  const rows = await db
    .selectFrom('processInstance')
    .leftJoin('processDue', 'processDue.instanceId', 'processInstance.id')
    .select(['id', 'subjectType', 'subjectId', 'state', 'name'])
    .where('definitionHash', '=', definitionHash)
    .where('endedAt', 'is', null)
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].map(([first, ...others]) => ({
    ...first!,
    state: first!.state as unknown as State,
    names: [first!, ...others].flatMap(({ name }) => name ?? []),
  }));
}

/**
 * Writes the rows of due work that a subject's processes wait for and that are missing. A timer begins anew: when it was
 * started stood in the row that was lost.
 */
export async function rebuildDue(
  tx: Tx,
  ctx: Context,
  on: { readonly subject: Subject; readonly due: Due },
): Promise<number> {
  const course = courseOf(on);
  let missing = 0;
  for (const instance of await listRunning(tx, on.subject)) {
    const definition = await definitionOf(tx, instance);
    const there = new Set(await namesOf(tx, instance));
    for (const wait of waits(definition, instance.state)) {
      if (there.has(nameOf(wait))) continue;
      missing += 1;
      const carrying = { tx, ctx, course, instance, definition };
      if (wait.type === 'start-timer') await startTimer(carrying, wait);
      else await startService(carrying, wait);
    }
  }
  return missing;
}

const waits = (definition: Definition, state: State): readonly Wait[] =>
  outstanding(definition, state).filter(
    (effect): effect is Wait => effect.type === 'start-timer' || effect.type === 'call-service',
  );

const nameOf = (wait: Wait) => (wait.type === 'start-timer' ? wait.timer : callName(wait.call));

async function namesOf(tx: Tx, { id }: Instance): Promise<readonly string[]> {
  const rows = await tx.selectFrom('processDue').select('name').where('instanceId', '=', id).execute();
  return rows.map(({ name }) => name);
}

import { type Insertable, sql } from 'kysely';
import type { Context, Tx } from '../context.ts';
import type { Tables } from '../database/tables.ts';
import { newId } from '../database/values.ts';

/** A fact about to be recorded: what happened, to which version of what. */
export interface NewEvent {
  /** Past tense, kebab-case: "dossier-accepted". */
  readonly type: string;
  readonly subject: { readonly type: string; readonly id: string; readonly version: number };
  /** The agency in whose name it happened; the actor's position there is recorded with it. */
  readonly agencyId?: string | null;
  /** Plain JSON. Personal data stays in the tables: an event outlives a correction. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * Appends one row to the log in the open transaction, and nothing more: everything that follows from
 * the fact is the work of readers.
 */
export const recordEvent = (tx: Tx, ctx: Context, event: NewEvent): Promise<void> =>
  recordEvents(tx, ctx, [event]);

/** The facts of an act upon many subjects, such as an import; one row each. */
export async function recordEvents(tx: Tx, ctx: Context, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => rowOf(ctx, event));
  if (rows.length > few) return insertMany(tx, rows);
  await tx
    .insertInto('event')
    .values(rows.map((row) => ({ ...row, data: sql`${row.data}::jsonb` })))
    .execute();
}

const few = 20;

/** A column at a time: writing out a statement with a place for every value takes longer than the rows. */
async function insertMany(tx: Tx, rows: readonly Row[]): Promise<void> {
  const types = {
    id: 'uuid',
    recordedAt: 'timestamptz',
    actorKind: 'text',
    actorId: 'uuid',
    actorName: 'text',
    actorPositionId: 'uuid',
    onBehalfOf: 'uuid',
    agencyId: 'uuid',
    subjectType: 'text',
    subjectId: 'uuid',
    subjectVersion: 'integer',
    type: 'text',
    data: 'jsonb',
  } as const;
  const names = Object.keys(types) as (keyof typeof types)[];
  const arrays = names.map((name) => sql`${rows.map((row) => row[name])}::${sql.raw(types[name])}[]`);
  await sql`insert into event (${sql.join(names.map((name) => sql.ref(name)))})
    select * from unnest(${sql.join(arrays)})`.execute(tx);
}

interface Row extends Omit<Insertable<Tables['event']>, 'data'> {
  readonly data: string;
}

function rowOf(ctx: Context, event: NewEvent): Row {
  const { actor } = ctx;
  const position = actor.positions.find((held) => held.agencyId === event.agencyId) ?? actor.positions[0];
  return {
    id: newId(),
    recordedAt: ctx.now(),
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    actorPositionId: position?.positionId ?? null,
    onBehalfOf: position?.onBehalfOf ?? null,
    agencyId: event.agencyId ?? null,
    subjectType: event.subject.type,
    subjectId: event.subject.id,
    subjectVersion: event.subject.version,
    type: event.type,
    data: JSON.stringify({ ...event.data, ...(ctx.proof && { proof: ctx.proof }) }),
  };
}

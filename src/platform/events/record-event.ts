import type { Insertable } from 'kysely';
import type { Context, Tx } from '../context.ts';
import type { Tables } from '../database/tables.ts';
import { jsonb, newId } from '../database/values.ts';

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
  await tx
    .insertInto('event')
    .values(events.map((event) => rowOf(ctx, event)))
    .execute();
}

function rowOf(ctx: Context, event: NewEvent): Insertable<Tables['event']> {
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
    data: jsonb(event.data ?? {}),
  };
}

import { sql } from 'kysely';
import { dayOf } from '#modules/org/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import type { EventReader } from '#platform/events/index.ts';
import type { PublishedEvent } from '../commands/load-own-events.ts';
import { type Client, type Grant, isInForce, ownEvents } from '../model.ts';

/** A fact as a client is told it. */
export interface ToldEvent {
  readonly id: string;
  /** The offset: what comes after it is asked for by it. */
  readonly position: string;
  readonly type: string;
  readonly timestamp: string;
  readonly agencyId: string | null;
  readonly subject: { readonly type: string; readonly id: string };
  readonly data: unknown;
}

/** Copies the published facts, and of each only what is published, into the stream that clients read. */
export const eventStreamReader = (published: readonly PublishedEvent[]): EventReader => {
  const fieldsOf = new Map(published.map(({ type, fields }) => [type, Object.keys(fields)]));
  return {
    name: 'gateway-events',
    async handle(tx, events) {
      const rows = events.flatMap(({ id, position, type, agencyId, subject, recordedAt, data }) => {
        const fields = fieldsOf.get(type);
        if (!fields) return [];
        const told = Object.fromEntries(fields.map((name) => [name, data[name] ?? null]));
        return [
          {
            position,
            eventId: id,
            type,
            agencyId,
            subjectType: subject.type,
            subjectId: subject.id,
            at: recordedAt,
            data: jsonb(told),
          },
        ];
      });
      // A reader that is set back to the beginning tells nobody twice.
      if (rows.length > 0)
        await tx
          .insertInto('gatewayEvent')
          .values(rows as never)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
    },
  };
};

/** The types that a client may be told for a purpose, today: of all agencies, or of its own. */
export async function grantedTypes(
  db: Database | Tx,
  { id }: Pick<Client, 'id'>,
  purpose: string,
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, Grant['scope']>> {
  const grants = (await db
    .selectFrom('gatewayGrant')
    .innerJoin('gatewayService', 'gatewayService.id', 'serviceId')
    .select(['operation', 'scope', 'gatewayGrant.state', 'validFrom', 'validTo'])
    .where('clientId', '=', id)
    .where('gatewayService.name', '=', ownEvents)
    .where('gatewayService.state', '=', 'open')
    .where('purpose', '=', purpose)
    .where('gatewayGrant.state', '=', 'granted')
    .execute()) as unknown as readonly Grant[];
  return new Map(
    grants.filter((grant) => isInForce(grant, dayOf(now))).map(({ operation, scope }) => [operation, scope]),
  );
}

export interface EventPage {
  readonly events: readonly ToldEvent[];
  /** Where to go on: past all that was looked at, told or not. */
  readonly next: string;
  readonly hasMore: boolean;
}

/** The facts after an offset, in their order, as far as they are this client's to know. */
export async function readStream(
  db: Database | Tx,
  { agencyId }: Pick<Client, 'agencyId'>,
  granted: ReadonlyMap<string, Grant['scope']>,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<EventPage> {
  const typesOf = (scope: Grant['scope']) =>
    [...granted].filter(([, each]) => each === scope).map(([type]) => type);
  // Asked first: what comes in between is beyond it and will be read next time.
  const { head } = await db
    .selectFrom('gatewayEvent')
    .select(({ fn }) => fn.max('position').as('head'))
    .executeTakeFirstOrThrow();
  const { rows } = await sql<
    ToldEvent & { at: Temporal.Instant; subjectType: string; subjectId: string; eventId: string }
  >`
    select position, event_id, type, agency_id, subject_type, subject_id, at, data from gateway_event
    where position > ${after} and position <= ${head ?? '0'}
      and (type = any(${typesOf('all')}) or (type = any(${typesOf('own')}) and agency_id = ${agencyId}))
    order by position limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  const events = page.map(({ eventId: id, position, type, at, agencyId, subjectType, subjectId, data }) => ({
    id,
    position,
    type,
    timestamp: at.toString(),
    agencyId,
    subject: { type: subjectType, id: subjectId },
    data,
  }));
  const last = hasMore ? page.at(-1)!.position : (head ?? '0');
  return { events, next: BigInt(last) > BigInt(after) ? last : after, hasMore };
}

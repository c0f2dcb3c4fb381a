import { dayOf, listUnitNames, zone } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import type { DigestLine } from './commands/make-digest.ts';
import { listDirectives, type Side } from './list-directives.ts';
import { directiveStates } from './model.ts';
import { type ListQuery, paths, readListPlace, readSide, readView } from './paths.ts';
import { deskOf } from './reading-actor.ts';
import { listRisks } from './risk/list-risks.ts';

const pageLength = 50;

/** How the list is asked for in its address. */
export interface AskedList {
  readonly xem?: string;
  readonly vai?: string;
  readonly 'don-vi'?: string;
  readonly 'trang-thai'?: string;
  readonly 'truoc-ngay'?: string;
  readonly sau?: string;
}

export function readList(asked: AskedList): ListQuery & { readonly view: 'open' | 'overdue' | 'closed' } {
  const state = asked['trang-thai'];
  const unitId = asked['don-vi'];
  return {
    view: readView(asked.xem),
    side: readSide(asked.vai),
    unitId: unitId && /^[0-9a-f-]{36}$/.test(unitId) ? unitId : undefined,
    state: directiveStates.find((each) => each === state),
    dueOn: /^\d{4}-\d{2}-\d{2}$/.test(asked['truoc-ngay'] ?? '') ? asked['truoc-ngay'] : undefined,
    after: readListPlace(asked.sau),
  };
}

/** A page of the list, with what stands above it. */
export async function viewList(ctx: Context, query: ReturnType<typeof readList>) {
  const { db, calendar, actor } = ctx;
  const now = ctx.now();
  const desk = await deskOf(ctx);
  const isOpen = query.view !== 'closed';
  const found = await listDirectives(db, desk.reader, {
    isOpen,
    limit: pageLength + 1,
    side: query.side,
    leadUnitId: query.unitId,
    state: query.state,
    dueBefore: query.view === 'overdue' ? now : endOf(query.dueOn),
    after: query.after,
  });
  const rows = found.slice(0, pageLength);
  const last = rows.at(-1);
  const at = last && (isOpen ? last.dueAt : last.closedAt);
  const leads = [
    ...rows.flatMap(({ leadUnitId }) => leadUnitId ?? []),
    ...(query.unitId ? [query.unitId] : []),
  ];
  return {
    query,
    rows,
    nextHref:
      found.length > pageLength && last && at
        ? paths.list({ ...query, after: { at, id: last.id } })
        : undefined,
    unitNames: await listUnitNames(db, leads),
    risks: isOpen ? await listRisks(db, calendar, now, rows) : new Map(),
    digest: actor.id ? await digestOf(ctx, actor.id) : [],
    isLeader: actor.positions.some(({ roles }) => roles.includes('signer')),
    isSecretary: desk.leaders.length > 0,
    mayGive: ctx.may('directives.give') || desk.leaders.some(({ acts }) => acts.includes('give')),
    calendar,
    now,
  };
}

export type ListView = Awaited<ReturnType<typeof viewList>>;
export type { Side };

/** Of a day, the moment when it is over: due before the end of it. */
function endOf(day: string | undefined): Temporal.Instant | undefined {
  if (!day) return undefined;
  try {
    return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).toInstant();
  } catch {
    return undefined;
  }
}

/** What the officer is reminded of today. */
async function digestOf({ db, now }: Context, officerId: string): Promise<readonly DigestLine[]> {
  const found = await db
    .selectFrom('directiveDigest')
    .select('lines')
    .where('officerId', '=', officerId)
    .where('onDate', '=', dayOf(now()))
    .executeTakeFirst();
  return (found?.lines ?? []) as readonly DigestLine[];
}

import { dayOf, listHeldPositions } from '#modules/org/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';

/** What a secretary may do in a leader's name: order; answer reports and requests; take back. */
export const secretaryActs = ['give', 'answer', 'withdraw'] as const;
export type SecretaryAct = (typeof secretaryActs)[number];

export interface Secretary {
  readonly id: string;
  readonly version: number;
  readonly leaderId: string;
  readonly leaderName: string;
  readonly positionId: string;
  readonly title: string;
  readonly secretaryId: string;
  readonly secretaryName: string;
  readonly acts: readonly SecretaryAct[];
  readonly validFrom: Temporal.PlainDate;
  readonly validTo: Temporal.PlainDate;
  readonly endedAt: Temporal.Instant | null;
}

const base = (db: Database | Tx) =>
  db
    .selectFrom('directiveSecretary')
    .innerJoin('officer as leader', 'leader.id', 'directiveSecretary.leaderId')
    .innerJoin('officer as secretary', 'secretary.id', 'directiveSecretary.secretaryId')
    .innerJoin('position', 'position.id', 'directiveSecretary.positionId')
    .select([
      'directiveSecretary.id',
      'directiveSecretary.version',
      'leaderId',
      'leader.fullName as leaderName',
      'positionId',
      'position.title',
      'secretaryId',
      'secretary.fullName as secretaryName',
      'acts',
      'directiveSecretary.validFrom',
      'directiveSecretary.validTo',
      'endedAt',
    ]);

/** The leaders in whose name an officer acts on the day. */
export async function listLeadersOf(
  db: Database | Tx,
  secretaryId: string,
  on: Temporal.PlainDate,
): Promise<readonly Secretary[]> {
  const rows = await base(db)
    .where('secretaryId', '=', secretaryId)
    .where('endedAt', 'is', null)
    .where('directiveSecretary.validFrom', '<=', on)
    .where('directiveSecretary.validTo', '>=', on)
    .orderBy('leader.fullName')
    .execute();
  return rows as readonly object[] as readonly Secretary[];
}

/** Whom a leader has let act in their name, the latest first. */
export async function listSecretariesOf(db: Database | Tx, leaderId: string): Promise<readonly Secretary[]> {
  const rows = await base(db)
    .where('leaderId', '=', leaderId)
    .orderBy('directiveSecretary.validTo', 'desc')
    .orderBy('directiveSecretary.id', 'desc')
    .limit(20)
    .execute();
  return rows as readonly object[] as readonly Secretary[];
}

/**
 * The context in which the actor uses one position: their own, one that is lent to them, or that of a leader whose
 * secretary they are. What is done in it is recorded with both names, and nothing else of theirs is used.
 *
 * @throws Refusal `not-in-that-name` unless they may do that act in it today
 */
export async function actingAs(ctx: Context, positionId: string | null, act: SecretaryAct): Promise<Context> {
  if (!positionId) return ctx;
  const { actor } = ctx;
  const held = actor.positions.find((each) => each.positionId === positionId);
  if (held) return ctx.as({ ...actor, positions: [held] });
  const named = actor.id ? await listLeadersOf(ctx.db, actor.id, dayOf(ctx.now())) : [];
  const secretary = named.find((each) => each.positionId === positionId && each.acts.includes(act));
  refuseUnless(secretary, 'not-in-that-name');
  return ctx.as(await inNameOf(ctx, actor, secretary));
}

/** The secretary as an actor who holds only the leader's position, lent. */
export async function inNameOf(
  ctx: Context,
  actor: Actor,
  { leaderId, positionId }: Secretary,
): Promise<Actor> {
  const positions = (await listHeldPositions(ctx.db, leaderId, dayOf(ctx.now())))
    .filter((each) => each.positionId === positionId && each.onBehalfOf === null)
    .map((each) => ({ ...each, onBehalfOf: leaderId }));
  refuseUnless(positions.length > 0, 'not-in-that-name');
  return { ...actor, positions };
}

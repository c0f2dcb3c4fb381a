import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, type Issue, orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { secretaryNamed } from '../events.ts';
import { type SecretaryAct, secretaryActs } from '../secretaries.ts';
import { activeOfficer } from '../sides.ts';

export interface NameSecretary {
  /** Of the leader: the work of this position alone. */
  readonly positionId: string;
  readonly secretaryId: string;
  readonly acts: readonly string[];
  readonly until: Temporal.PlainDate | null;
}

/** A leader lets an officer act in their name, in some acts and until a day; what is done so names both. */
export async function nameSecretary(ctx: Context, input: NameSecretary): Promise<string> {
  return ctx.transaction(async (tx, ctx) => {
    ctx.authorize('directives.nameSecretary');
    const own = ctx.actor.positions.filter(({ onBehalfOf }) => onBehalfOf === null);
    const { positionId, agencyId } = orNotFound(own.find((held) => held.positionId === input.positionId));
    const today = dayOf(ctx.now());
    const acts = input.acts.filter((act): act is SecretaryAct => secretaryActs.includes(act as SecretaryAct));
    const issues: Issue[] = [];
    if (acts.length === 0) issues.push({ field: '/acts', code: 'acts-required' });
    if (!input.until || Temporal.PlainDate.compare(input.until, today) < 0) {
      issues.push({ field: '/until', code: 'until-required' });
    } else if (Temporal.PlainDate.compare(input.until, today.add({ years: 1 })) > 0) {
      issues.push({ field: '/until', code: 'due-too-far' });
    }
    if (input.secretaryId === ctx.actor.id) issues.push({ field: '/secretary', code: 'officer-unknown' });
    if (issues.length > 0) throw new InvalidInput(issues);

    const secretaryId = await activeOfficer(tx, ctx, input.secretaryId, '/secretary');
    const row = { id: newId(), version: 1, leaderId: ctx.actor.id!, positionId, secretaryId, acts };
    await tx
      .insertInto('directiveSecretary')
      .values({ ...row, validFrom: today, validTo: input.until! })
      .execute();
    await recordEvent(tx, ctx, secretaryNamed(row, agencyId, { leaderId: row.leaderId, secretaryId, acts }));
    return row.id;
  });
}

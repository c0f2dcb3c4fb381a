import { randomBytes } from 'node:crypto';
import { getCitizen } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { findProcedure } from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, type Issue, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { mandateGranted } from '../events.ts';
import { isTaxCode, type Mandate } from '../model.ts';
import { hashOfToken, mandateColumns } from '../queries.ts';
import type { MandateRules } from '../rules.ts';

export interface GrantMandate {
  readonly agentLabel: string;
  readonly organisation: { readonly name: string; readonly taxCode: string } | null;
  /** Null: every procedure that the law does not want done in person. */
  readonly procedureCodes: readonly string[] | null;
  readonly validFrom: Temporal.PlainDate | null;
  readonly validUntil: Temporal.PlainDate | null;
}

const linkValidFor = { hours: 14 * 24 };

/**
 * Offers a mandate to whoever gets the link. It counts for nothing until that person accepts it with their own account.
 * The token is told once and kept nowhere.
 *
 * @throws InvalidInput with every issue of the form
 * @throws Refusal `mandate-needs-identity` for an account behind which no identity stands
 */
export async function grantMandate(
  ctx: Context,
  rules: MandateRules,
  input: GrantMandate,
): Promise<{ readonly mandate: Mandate; readonly token: string }> {
  ctx.authorize('mandates.grant');
  const grantor = await getCitizen(ctx.db, ctx.actor.id!);
  refuseUnless(grantor.assurance === 'identified', 'mandate-needs-identity');
  const today = dayOf(ctx.now());
  const issues = [
    ...partyIssues(input),
    ...dayIssues(input, rules, today),
    ...(await scopeIssues(ctx, input, rules, today)),
  ];
  if (issues.length > 0) throw new InvalidInput(issues);

  const token = randomBytes(24).toString('base64url');
  const now = ctx.now();
  const mandate = await ctx.transaction(async (tx, ctx) => {
    const row = await tx
      .insertInto('mandate')
      .values({
        id: newId(),
        version: 1,
        grantorId: grantor.id,
        grantorName: grantor.fullName,
        organisationName: input.organisation?.name.trim() ?? null,
        organisationTaxCode: input.organisation?.taxCode.trim() ?? null,
        agentLabel: input.agentLabel.trim().slice(0, 100),
        procedureCodes: input.procedureCodes && [...new Set(input.procedureCodes)],
        exceptCodes: input.procedureCodes ? [] : [...rules.inPerson.procedures],
        validFrom: input.validFrom!,
        validUntil: input.validUntil!,
        tokenHash: hashOfToken(token),
        linkExpiresAt: now.add(linkValidFor),
        grantedAt: now,
      })
      .returning(mandateColumns)
      .executeTakeFirstOrThrow();
    await recordEvent(tx, ctx, mandateGranted(row));
    return row as Mandate;
  });
  return { mandate, token };
}

function partyIssues({ agentLabel, organisation }: GrantMandate): readonly Issue[] {
  const found: Issue[] = [];
  if (agentLabel.trim().length < 2) found.push({ field: '/agentLabel', code: 'agent-required' });
  if (organisation && organisation.name.trim().length < 2)
    found.push({ field: '/organisationName', code: 'organisation-required' });
  if (organisation && !isTaxCode(organisation.taxCode.trim()))
    found.push({ field: '/organisationTaxCode', code: 'tax-code-malformed' });
  return found;
}

function dayIssues(
  { validFrom, validUntil }: GrantMandate,
  { mostMonths }: MandateRules,
  today: Temporal.PlainDate,
): readonly Issue[] {
  const { compare } = Temporal.PlainDate;
  const found: Issue[] = [];
  if (!validFrom) found.push({ field: '/validFrom', code: 'day-required' });
  else if (compare(validFrom, today) < 0) found.push({ field: '/validFrom', code: 'day-past' });
  if (!validUntil) found.push({ field: '/validUntil', code: 'day-required' });
  else if (validFrom && compare(validUntil, validFrom) < 0)
    found.push({ field: '/validUntil', code: 'days-reversed' });
  else if (validFrom && compare(validUntil, validFrom.add({ months: mostMonths })) > 0)
    found.push({ field: '/validUntil', code: 'too-long', params: { months: mostMonths } });
  return found;
}

async function scopeIssues(
  ctx: Context,
  { procedureCodes }: GrantMandate,
  { inPerson }: MandateRules,
  today: Temporal.PlainDate,
): Promise<readonly Issue[]> {
  const field = '/procedureCodes';
  if (procedureCodes?.length === 0) return [{ field, code: 'procedures-required' }];
  for (const code of procedureCodes ?? []) {
    if (!(await findProcedure(ctx.db, code, today)))
      return [{ field, code: 'procedure-unknown', params: { code } }];
    if (inPerson.procedures.includes(code)) return [{ field, code: 'in-person-only', params: { code } }];
  }
  return [];
}

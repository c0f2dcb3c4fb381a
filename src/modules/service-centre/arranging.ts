import { dayOf, findUnitByCode } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { InvalidInput, type Issue, orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { getCentre } from './centres.ts';
import type { Centre } from './model.ts';

/** The page on which it was decided showed the centre as of this version. */
export interface Arranging {
  readonly centreId: string;
  readonly seenVersion?: number | undefined;
}

/**
 * The centre locked until the transaction ends: what it offers is changed by one person after the other.
 *
 * @throws Refusal `centre-changed` for a page that showed it as it was before
 */
export async function lockToArrange(tx: Tx, ctx: Context, asked: Arranging): Promise<Centre> {
  const { centreId, seenVersion } = asked;
  orNotFound(
    await tx.selectFrom('centre').select('id').where('id', '=', centreId).forUpdate().executeTakeFirst(),
  );
  const centre = await getCentre(tx, centreId);
  ctx.authorize('serviceCentre.arrange', centre);
  refuseUnless(seenVersion === undefined || seenVersion === centre.version, 'centre-changed');
  return centre;
}

/** The centre's next version, with the change that its history tells. */
export async function nextVersion(tx: Tx, { version, ...centre }: Centre): Promise<Centre> {
  await tx
    .updateTable('centre')
    .set({ version: version + 1 })
    .where('id', '=', centre.id)
    .execute();
  return { ...centre, version: version + 1 };
}

/** The agency of this code on the day; nothing where none stands. */
export async function agencyOf(tx: Tx, ctx: Context, code: string): Promise<string | undefined> {
  const unit = await findUnitByCode(tx, code, dayOf(ctx.now()));
  return unit && unit.id === unit.agencyId ? unit.id : undefined;
}

export const named = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').slice(0, 100);

/** @throws InvalidInput with those that are so */
export function refuseIssues(issues: readonly (Issue | false)[]): void {
  const found = issues.filter((issue) => issue !== false);
  if (found.length > 0) throw new InvalidInput(found);
}

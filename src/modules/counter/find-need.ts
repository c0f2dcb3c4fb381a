import { listUsualProcedures } from '#modules/dossiers/index.ts';
import type { FinderFor, Procedure } from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';

/** What a desk can be asked for: its usual procedures, numbered, and what a search finds. */
export interface Needs {
  readonly usual: readonly Procedure[];
  readonly found: readonly Procedure[];
}

const mostFound = 20;

export async function findNeeds(
  ctx: Context,
  finderFor: FinderFor,
  deskId: string,
  need: string,
): Promise<Needs> {
  const { finder, byCode, procedures } = await finderFor(ctx);
  const codes = await listUsualProcedures(ctx.db, deskId);
  // A new desk has no habits yet: what is asked for most everywhere fills its list.
  const habits = codes.flatMap((code) => byCode.get(code) ?? []);
  const others = procedures.filter(({ code }) => !codes.includes(code));
  const usual = [...habits, ...others].slice(0, 9);
  if (need === '') return { usual, found: [] };
  const named = namedBy(need, usual, byCode);
  if (named) return { usual, found: [named] };
  const { items } = finder.search(need, { limit: mostFound });
  return { usual, found: items.map(({ code }) => byCode.get(code)!) };
}

/** A number in the desk's list, or a whole code. */
const namedBy = (
  need: string,
  usual: readonly Procedure[],
  byCode: ReadonlyMap<string, Procedure>,
): Procedure | undefined => (/^[1-9]$/.test(need) ? usual[Number(need) - 1] : byCode.get(need));

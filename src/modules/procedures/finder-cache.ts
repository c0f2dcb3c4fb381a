import type { Context } from '#platform/context.ts';
import { buildFinder, type Finder, type Lexicon } from './finder/index.ts';
import type { Procedure } from './model.ts';
import { catalogueMark, listProceduresInForce } from './queries.ts';

/** The catalogue in force on a day, in memory: to search, to browse, to open. */
export interface Catalogue {
  readonly finder: Finder;
  readonly byCode: ReadonlyMap<string, Procedure>;
  /** The most asked for first, then by name. */
  readonly procedures: readonly Procedure[];
  /** Lĩnh vực, in Vietnamese order. */
  readonly fields: readonly string[];
}

export type FinderFor = (ctx: Context) => Promise<Catalogue>;

interface Kept {
  readonly day: string;
  readonly mark: string;
  readonly checkedMs: number;
  readonly catalogue: Catalogue;
}

/** Asking the database once in a while costs nothing, and an import is searchable before its report is read. */
const usualCheckMs = 3_000;

/**
 * Keeps each tenant's finder, built again when the day turns or the catalogue has changed. While one is being
 * built, those who ask for it share the work.
 *
 * @param lexiconOf the words people use in the tenant's province
 */
export function finderCache(lexiconOf: (tenant: string) => Lexicon, checkMs = usualCheckMs): FinderFor {
  const kept = new Map<string, Kept>();
  const building = new Map<string, Promise<Catalogue>>();

  return (ctx) => {
    const now = ctx.now();
    const known = kept.get(ctx.tenant);
    const on = now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate();
    const isRecent = known && now.epochMilliseconds - known.checkedMs < checkMs;
    if (known?.day === on.toString() && isRecent) return Promise.resolve(known.catalogue);
    let pending = building.get(ctx.tenant);
    if (!pending) {
      pending = renew(ctx, on, known).finally(() => building.delete(ctx.tenant));
      building.set(ctx.tenant, pending);
    }
    return pending;
  };

  async function renew(ctx: Context, on: Temporal.PlainDate, known: Kept | undefined): Promise<Catalogue> {
    const mark = await catalogueMark(ctx.db);
    const day = on.toString();
    const isSame = known?.day === day && known.mark === mark;
    const catalogue = isSame
      ? known.catalogue
      : catalogueOf(await listProceduresInForce(ctx.db, on), lexiconOf(ctx.tenant));
    kept.set(ctx.tenant, { day, mark, checkedMs: ctx.now().epochMilliseconds, catalogue });
    return catalogue;
  }
}

function catalogueOf(inForce: readonly Procedure[], lexicon: Lexicon): Catalogue {
  const { compare } = new Intl.Collator('vi');
  const asked = ({ code }: Procedure) => lexicon.popularity.get(code) ?? 0;
  const procedures = inForce.toSorted((a, b) => asked(b) - asked(a) || compare(a.name, b.name));
  return {
    procedures,
    byCode: new Map(procedures.map((procedure) => [procedure.code, procedure])),
    fields: [...new Set(procedures.map(({ field }) => field))].sort(compare),
    finder: buildFinder(procedures, lexicon),
  };
}

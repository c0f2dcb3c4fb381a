import type { Unit } from '#modules/org/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import { type DocumentSeries, seriesOf } from './document-series.ts';

/**
 * The register of a document on a day, by the rules then in force.
 *
 * @param name the document's name, "Quyết định về việc …"; null for an official letter, which has no kind
 * @param office who drew it up; official letters name it
 */
export async function findSeries(
  db: Database | Tx,
  name: string | null,
  { on, ...by }: { readonly agency: Unit; readonly office: Unit; readonly on: Temporal.PlainDate },
): Promise<DocumentSeries> {
  const rules = await db
    .selectFrom('documentNumberRule')
    .select(['nameStart', 'register', 'pattern', 'agencyCode', 'isPerOffice'])
    .where((row) => row.or([row('agencyCode', 'is', null), row('agencyCode', '=', by.agency.code)]))
    .where('effectiveFrom', '<=', on)
    .where((row) => row.or([row('effectiveTo', 'is', null), row('effectiveTo', '>', on)]))
    .orderBy('effectiveFrom', 'desc')
    .execute();
  return seriesOf(rules, name, { ...by, year: on.year });
}

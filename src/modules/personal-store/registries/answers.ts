import type { Answers, LocalText, PrefillSource } from '#engines/forms/index.ts';
import type { Database, Tx } from '#platform/context.ts';

/** A question that was asked of a registry, and what came back. */
export interface RegistryReading {
  readonly id: string;
  readonly source: string;
  readonly label: LocalText;
  /** About whom; shown nowhere. */
  readonly identityNumber: string;
  readonly procedureName: string;
  readonly askedByKind: string;
  readonly askedByName: string;
  readonly askedAt: Temporal.Instant;
  readonly outcome: 'found' | 'no-match' | 'away';
  readonly asOf: Temporal.PlainDate | null;
  readonly answer: Answers | null;
}

const columns = [
  'id',
  'source',
  'label',
  'identityNumber',
  'procedureName',
  'askedByKind',
  'askedByName',
  'askedAt',
  'outcome',
  'asOf',
  'answer',
] as const;

/** What was asked for an application, the latest first. */
export async function listRegistryReadings(
  db: Database | Tx,
  applicationKey: string,
): Promise<readonly RegistryReading[]> {
  const rows = await db
    .selectFrom('storeRegistryAnswer')
    .select(columns)
    .where('applicationKey', '=', applicationKey)
    .orderBy('askedAt', 'desc')
    .execute();
  return rows as readonly RegistryReading[];
}

/** What was asked about a citizen, the latest first; their page shows it without the answers. */
export async function listReadingsAbout(
  db: Database | Tx,
  citizenId: string,
  limit = 100,
): Promise<readonly RegistryReading[]> {
  const rows = await db
    .selectFrom('storeRegistryAnswer')
    .select(columns)
    .where('citizenId', '=', citizenId)
    .orderBy('askedAt', 'desc')
    .limit(limit)
    .execute();
  return rows as readonly RegistryReading[];
}

/** What registries told for an application, as forms are filled from it: `population.fullName`. The latest answer counts. */
export function registrySources(
  readings: readonly RegistryReading[],
): Readonly<Record<string, PrefillSource>> {
  const sources: Record<string, PrefillSource> = {};
  for (const { source, label, asOf, answer } of readings)
    if (asOf && answer) sources[source] ??= { label, asOf: asOf.toString(), values: answer };
  return sources;
}

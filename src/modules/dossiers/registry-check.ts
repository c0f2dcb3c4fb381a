import {
  type Answers,
  type Form,
  inLocale,
  type Lists,
  mask,
  type PrefillSource,
  prefill,
  type SummaryRow,
  summarise,
} from '#engines/forms/index.ts';
import {
  listRegistryReadings,
  type RegistryReading,
  registrySources,
} from '#modules/personal-store/index.ts';
import type { Context } from '#platform/context.ts';
import type { Locale } from '#platform/i18n/index.ts';
import type { Dossier } from './model.ts';

/** An answer that is not what a registry told: both are shown, neither is taken for the other. */
export interface Difference {
  readonly name: string;
  readonly label: string;
  readonly typed: string;
  readonly told: string;
  /** The registry, and the day of its answer. */
  readonly source: string;
  readonly asOf: string;
}

interface Comparing {
  readonly today: Temporal.PlainDate;
  readonly lists: Lists;
  readonly locale: Locale;
  /** Only what this registry told. */
  readonly source?: string | undefined;
}

/** Every answer that differs from what registries told about its field; what was left empty differs from nothing. */
export function differencesOf(
  form: Form,
  answers: Answers,
  sources: Readonly<Record<string, PrefillSource>>,
  { today, lists, locale, source }: Comparing,
): readonly Difference[] {
  const told = prefill(form, {}, sources);
  const rows = (of: Answers) =>
    leavesOf(summarise(form, of, locale, { today, lists }).flatMap((stage) => stage.rows));
  const typed = new Map(rows(answers).map((row) => [row.name, row]));
  return rows(told.answers).flatMap((row): readonly Difference[] => {
    const brought = told.provenance[`/${row.name.replaceAll('.', '/')}`];
    const own = typed.get(row.name);
    if (!brought || !own?.text || isSame(own.text, row.text)) return [];
    if (source !== undefined && brought.source !== source) return [];
    const { label, asOf } = brought;
    return [
      {
        name: row.name,
        label: row.label,
        typed: own.text,
        told: row.text,
        source: inLocale(label, locale),
        asOf,
      },
    ];
  });
}

const leavesOf = (rows: readonly SummaryRow[]): readonly SummaryRow[] =>
  rows.flatMap((row) => (row.rows.length > 0 ? leavesOf(row.rows) : row.text ? [row] : []));

const isSame = (one: string, other: string) => tidy(one) === tidy(other);
const tidy = (text: string) => text.normalize('NFC').toLocaleLowerCase('vi').trim().replaceAll(/\s+/g, ' ');

/** What registries were asked for a dossier, and where its answers differ from theirs. */
export interface RegistryCheck {
  readonly readings: readonly RegistryReading[];
  readonly differences: readonly Difference[];
}

/** Nothing where no registry was asked. Texts are masked as the rest of the dossier is. */
export async function registryCheckOf(
  ctx: Context,
  { id, answers }: Dossier,
  form: Form,
  { lists, today, isMasked }: Omit<Comparing, 'locale'> & { readonly isMasked: boolean },
): Promise<RegistryCheck | undefined> {
  const { submissionKey } = await ctx.db
    .selectFrom('dossier')
    .select('submissionKey')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const readings = submissionKey === null ? [] : await listRegistryReadings(ctx.db, submissionKey);
  if (readings.length === 0) return undefined;
  const comparing = { today, lists, locale: 'vi' } as const;
  const differences = differencesOf(form, answers as Answers, registrySources(readings), comparing);
  const shown = (text: string) => (isMasked ? mask(text) : text);
  return {
    readings,
    differences: differences.map((each) => ({ ...each, typed: shown(each.typed), told: shown(each.told) })),
  };
}

import { type SqlBool, sql } from 'kysely';
import { dayOf, zone } from '#modules/org/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import type { FactLexicon } from '../diary/fact-words.ts';
import { listActsOf } from '../diary/list-acts.ts';

/** A figure of a sheet, by the name of what it counts. */
export interface CountedLine {
  readonly measure: string;
  readonly counted: number;
}

/** What is counted of directives; other modules' facts are counted as `acts-` and their kind of subject. */
export const directiveMeasures = [
  'directivesOnTime',
  'directivesLate',
  'completionsReturned',
  'progressReports',
  'answersGiven',
] as const;

/** Facts that answer somebody: what leaders do in this work. */
const answers: ReadonlySet<string> = new Set([
  'directive-completion-accepted',
  'directive-completion-returned',
  'directive-extension-decided',
]);

/** The figures of an officer's month, all from the log: who looks at the log gets the same. */
export async function countMonth(
  db: Database | Tx,
  lexicon: FactLexicon,
  officerId: string,
  month: Temporal.PlainYearMonth,
): Promise<readonly CountedLine[]> {
  const days = { from: month.toPlainDate({ day: 1 }), to: month.toPlainDate({ day: month.daysInMonth }) };
  const acts = await listActsOf(db, officerId, days, 100_000);
  const completions = await listAnswered(db, officerId, month);
  const count = <T>(items: readonly T[], isCounted: (item: T) => boolean) => items.filter(isCounted).length;
  const others = [...lexicon.values()].filter(({ counted }) => counted !== undefined);
  return [
    { measure: 'directivesOnTime', counted: count(completions, ({ isLate }) => isLate === false) },
    { measure: 'directivesLate', counted: count(completions, ({ isLate }) => isLate === true) },
    { measure: 'completionsReturned', counted: count(completions, ({ isLate }) => isLate === null) },
    {
      measure: 'progressReports',
      counted: count(acts, ({ type }) => type === 'directive-progress-reported'),
    },
    { measure: 'answersGiven', counted: count(acts, ({ type }) => answers.has(type)) },
    ...others.map(({ subjectType, facts }) => ({
      measure: `acts-${subjectType}`,
      counted: count(acts, (act) => act.subjectType === subjectType && facts[act.type] !== undefined),
    })),
    { measure: 'activeDays', counted: new Set(acts.map((act) => dayOf(act.recordedAt).toString())).size },
  ];
}

/** What became in the month of the completions that the officer reported, at any time before. */
async function listAnswered(db: Database | Tx, officerId: string, month: Temporal.PlainYearMonth) {
  const from = month.toPlainDate({ day: 1 }).toZonedDateTime(zone).toInstant();
  const to = month.add({ months: 1 }).toPlainDate({ day: 1 }).toZonedDateTime(zone).toInstant();
  return db
    .selectFrom('event as reported')
    .innerJoin('event as answered', (join) =>
      join
        .onRef('answered.subjectId', '=', 'reported.subjectId')
        .on('answered.subjectType', '=', 'directive')
        .on('answered.type', 'in', ['directive-completion-accepted', 'directive-completion-returned'])
        .on(sql<SqlBool>`answered.data ->> 'reportId' = reported.data ->> 'reportId'`),
    )
    .select(sql<boolean | null>`(answered.data ->> 'isLate')::boolean`.as('isLate'))
    .where(sql<SqlBool>`reported.actor_kind = 'officer'`)
    .where('reported.actorId', '=', officerId)
    .where('reported.type', '=', 'directive-completion-reported')
    .where('answered.recordedAt', '>=', from)
    .where('answered.recordedAt', '<', to)
    .execute();
}

import type { SummaryOptions } from '#engines/forms/index.ts';
import { type Answers, type Form, type SummaryRow, summarise } from '#engines/forms/index.ts';

/**
 * The answers as people read them, by path: what a `result.typ` says with `said("child.gender")`. In Vietnamese, the
 * language of the certificate whatever the applicant's.
 */
export function resultTexts(
  form: Form,
  answers: Answers,
  options: Pick<SummaryOptions, 'today' | 'lists'>,
): Readonly<Record<string, string>> {
  const rows = summarise(form, answers, 'vi', options).flatMap((stage) => stage.rows);
  return Object.fromEntries(rows.flatMap(textsOf));
}

const textsOf = ({ name, text, rows }: SummaryRow): readonly (readonly [string, string])[] =>
  rows.length > 0 ? rows.flatMap(textsOf) : [[name, text]];

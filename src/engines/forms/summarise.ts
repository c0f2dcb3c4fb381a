import type { Locale } from '#platform/i18n/index.ts';
import type { Lists } from './check-answers.ts';
import type { Answers, Form } from './form.ts';
import { isGroup, kindOf } from './kinds/index.ts';
import { layOut, type Placed } from './layout.ts';
import { inLocale } from './local-text.ts';

export interface SummaryOptions {
  readonly today: Temporal.PlainDate;
  readonly lists?: Lists | undefined;
  readonly fileName?: ((id: string) => string) | undefined;
  /** Hide what identifies a person, as an officer sees it before asking for more. */
  readonly isMasked?: boolean | undefined;
}

export interface SummaryStage {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly SummaryRow[];
}

/** A label and what was answered; a group or table has rows of its own, a table's row the number of its row. */
export interface SummaryRow {
  readonly name: string;
  readonly label: string;
  readonly text: string;
  readonly isPersonal: boolean;
  readonly isMasked: boolean;
  readonly rows: readonly SummaryRow[];
}

/** All that was answered and applies, for the page before submitting and for the officer. */
export function summarise(
  form: Form,
  answers: Answers,
  locale: Locale,
  options: SummaryOptions,
): readonly SummaryStage[] {
  return layOut(form, answers, options.today)
    .stages.filter(({ applies }) => applies)
    .map(({ stage, fields }) => ({
      id: stage.id,
      title: inLocale(stage.title, locale),
      rows: fields.flatMap((placed) => rowOf(placed, locale, options)),
    }));
}

function rowOf(placed: Placed, locale: Locale, options: SummaryOptions): SummaryRow[] {
  const { field, path } = placed;
  const all = (parts: readonly Placed[]) => parts.flatMap((part) => rowOf(part, locale, options));
  if (field.kind === 'note') return [];
  const row = {
    name: path,
    label: inLocale(field.label, locale),
    text: '',
    isPersonal: field.personal,
    isMasked: false,
  };
  if (field.kind === 'table') {
    const rowLabel = inLocale(field.source.rowLabel ?? field.label, locale);
    const rows = placed.rows.map((parts, index) => ({
      ...row,
      name: `${path}.${index}`,
      label: `${rowLabel} ${index + 1}`,
      rows: all(parts),
    }));
    return [{ ...row, rows }];
  }
  if (field.name === undefined || isGroup(field)) return [{ ...row, rows: all(placed.parts) }];
  const text = textOf(placed, locale, options);
  const isMasked = Boolean(options.isMasked && field.personal && text);
  return [{ ...row, text: isMasked ? mask(text) : text, isMasked, rows: [] }];
}

function textOf(
  { field, value, scopes }: Placed,
  locale: Locale,
  { lists, fileName }: SummaryOptions,
): string {
  if (value === undefined) return '';
  if (field.kind === 'file' && fileName)
    return [value]
      .flat()
      .map((id) => fileName(String(id)))
      .join('; ');
  const narrowedTo = field.narrowedBy ? String(scopes.at(-1)?.[field.narrowedBy] ?? '') : undefined;
  const listed = field.source.optionsFrom ? lists?.(field.source.optionsFrom, narrowedTo) : undefined;
  return kindOf(field).show(value, field, locale, field.options ?? listed);
}

/** Enough to recognise, too little to misuse: the last three digits of a long number, the first letter of each word. */
export function mask(text: string): string {
  if (/^[\d\s-]+$/.test(text)) {
    const shown = text.length > 8 ? 3 : 0;
    return text.slice(0, text.length - shown).replace(/\d/g, '•') + text.slice(text.length - shown);
  }
  return text.replace(/([\p{L}\p{N}])([\p{L}\p{M}\p{N}]*)/gu, '$1••');
}

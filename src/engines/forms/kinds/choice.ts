import type { Locale } from '#platform/i18n/index.ts';
import type { Field, Json, Option } from '../form.ts';
import { inLocale } from '../local-text.ts';
import type { Kind } from './kind.ts';

const labelOf = (code: Json, locale: Locale, options: readonly Option[] | undefined) => {
  const option = options?.find((one) => one.value === code);
  return option ? inLocale(option.label, locale) : String(code ?? '');
};

/** The host's lists (`optionsFrom`) are long and change by date: their codes are checked against the list, not the schema. */
const codeSchema = ({ options, source }: Field) => {
  if (options) return { type: 'string', enum: options.map((option) => option.value) };
  if (source.optionsFrom === 'provinces') return { type: 'string', pattern: '^\\d{2}$' };
  if (source.optionsFrom === 'communes') return { type: 'string', pattern: '^\\d{5}$' };
  return { type: 'string', maxLength: 100 };
};

export const choice: Kind = {
  schema: codeSchema,
  mistake: 'not-an-option',
  read: (texts) => texts.at(-1),
  write: (value) => String(value ?? ''),
  show: (value, _field, locale, options) => labelOf(value, locale, options),
};

export const multiChoice: Kind = {
  schema: (field) => ({
    type: 'array',
    items: codeSchema(field),
    uniqueItems: true,
    minItems: 1,
    maxItems: 200,
  }),
  mistake: 'not-an-option',
  read: (texts) => [...new Set(texts)],
  write: (value) => (Array.isArray(value) ? value.map(String) : []),
  show: (value, _field, locale, options) =>
    Array.isArray(value) ? value.map((code: Json) => labelOf(code, locale, options)).join('; ') : '',
};

const yes = { vi: 'Có', en: 'Yes' };
const no = { vi: 'Không', en: 'No' };
export const yesNoOptions: readonly Option[] = [
  { value: 'yes', label: yes },
  { value: 'no', label: no },
];

export const yesNo: Kind = {
  schema: () => ({ type: 'boolean' }),
  mistake: 'not-an-option',
  read: (texts) => (texts.at(-1) === 'yes' ? true : texts.at(-1) === 'no' ? false : undefined),
  write: (value) => (value === true ? 'yes' : value === false ? 'no' : ''),
  show: (value, _field, locale) => (typeof value === 'boolean' ? inLocale(value ? yes : no, locale) : ''),
};

/** A box to tick. Unticked is no answer; where it is required it must be ticked. */
export const consent: Kind = {
  schema: () => ({ const: true }),
  mistake: 'must-agree',
  read: (texts) => (texts.includes('yes') ? true : undefined),
  write: (value) => (value === true ? 'yes' : ''),
  show: (value, _field, locale) => (value === true ? inLocale(yes, locale) : ''),
};

/** Ids of files the host keeps; it turns each upload into an id before the answers are read. */
export const file: Kind = {
  schema: ({ source }) => ({
    type: 'array',
    items: { type: 'string', minLength: 1, maxLength: 200 },
    minItems: 1,
    maxItems: source.maxFiles ?? 1,
    uniqueItems: true,
  }),
  mistake: 'malformed',
  read: (texts) => [...new Set(texts)],
  write: (value) => (Array.isArray(value) ? value.map(String) : []),
  show: (value, _field, locale, options) =>
    Array.isArray(value) ? value.map((id: Json) => labelOf(id, locale, options)).join('; ') : '',
};

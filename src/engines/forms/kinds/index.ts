import type { Field } from '../form.ts';
import type { FieldKind } from '../form-source.ts';
import { choice, consent, file, multiChoice, yesNo } from './choice.ts';
import { date } from './date.ts';
import { identityNumber, taxCode } from './identity-number.ts';
import type { Kind } from './kind.ts';
import { money, number } from './number.ts';
import { computed, email, longText, personName, phone, text } from './text.ts';

/** Kinds that hold an answer of their own; groups, tables and notes are built of fields. */
const kinds: { readonly [kind in Field['kind']]?: Kind } = {
  text,
  longText,
  number,
  money,
  date,
  choice,
  multiChoice,
  yesNo,
  personName,
  identityNumber,
  taxCode,
  phone,
  email,
  file,
  computed,
  consent,
};

/** The kind of a field that holds an answer of its own. */
export function kindOf(field: Field): Kind {
  const kind = kinds[field.kind];
  if (!kind) throw new TypeError(`a ${field.kind} holds no answer of its own`);
  return kind;
}

/** How it is typed, where it is one `<input>`. */
export const inputOf = (field: Field) => kinds[field.kind]?.input;

const groups = new Set<Field['kind']>(['group', 'address', 'organisation']);
export const isGroup = (field: Field) => groups.has(field.kind);

/** Keys of `form.yaml` each kind takes beside those that every field may. */
export const keysOfKind: Readonly<Record<FieldKind, readonly string[]>> = {
  text: ['minLength', 'maxLength', 'pattern', 'message', 'prefillLocked'],
  longText: ['minLength', 'maxLength'],
  number: ['min', 'max', 'decimals', 'unit'],
  money: ['min', 'max'],
  date: ['min', 'max', 'partial', 'prefillLocked'],
  choice: ['options', 'optionsFrom', 'widget'],
  multiChoice: ['options', 'optionsFrom'],
  yesNo: [],
  personName: ['maxLength', 'prefillLocked'],
  identityNumber: ['prefillLocked'],
  phone: [],
  email: [],
  address: [],
  organisation: [],
  file: ['component', 'accept', 'maxFiles'],
  table: ['fields', 'rowLabel', 'minRows', 'maxRows'],
  group: ['fields'],
  computed: ['value', 'unit'],
  consent: [],
  note: [],
};

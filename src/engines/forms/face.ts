import type { Locale } from '#platform/i18n/index.ts';
import type { Field } from './form.ts';
import type { LocalText } from './form-source.ts';
import { inputOf } from './kinds/index.ts';
import type { Placed } from './layout.ts';
import { inLocale } from './local-text.ts';
import type { Face, InputFace } from './view.ts';

const faces: Readonly<Record<Locale, WeakMap<Field, Face>>> = { vi: new WeakMap(), en: new WeakMap() };

/** The face of a field in one language, made once. */
export function faceOf(placed: Placed, locale: Locale): Face {
  const known = faces[locale].get(placed.field);
  if (known) return known;
  const { label, hint, help, unit } = placed.field.source;
  const text = (words: LocalText | undefined) => (words === undefined ? undefined : inLocale(words, locale));
  const face: Face = {
    label: inLocale(label, locale),
    hint: text(hint),
    help: text(help),
    input: inputFace(placed),
    unit: text(unit),
  };
  faces[locale].set(placed.field, face);
  return face;
}

function inputFace({ field, scopes }: Placed): InputFace | undefined {
  const manner = inputOf(field);
  if (!manner) return undefined;
  const { kind, source } = field;
  const isText = kind === 'text' || kind === 'personName';
  // A browser knows the applicant's own name and telephone, not those of a row or a guardian.
  const known = scopes.length > 1 ? undefined : manner.autocomplete;
  return {
    type: manner.type,
    inputMode: manner.inputMode,
    autocomplete: source.autocomplete ?? known,
    size: manner.size,
    maxLength: isText ? (source.maxLength ?? 200) : undefined,
  };
}

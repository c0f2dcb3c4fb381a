import type { FieldView } from '#engines/forms/index.ts';
import type { FieldProps } from './field.tsx';
import { formWords } from './form-words.ts';

/** The ids an input is described by: its hint, where its answer came from, its error. */
export function describedBy({ name, face: { hint }, provenance, issue }: FieldView): string | undefined {
  const ids = [hint && `${name}-hint`, provenance && `${name}-from`, issue && `${name}-error`].filter(
    Boolean,
  );
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** The label's words; what need not be answered says so. */
export function LabelWords({ field, locale }: FieldProps) {
  if (field.isRequired) return <>{field.face.label}</>;
  return (
    <>
      {field.face.label} <span class="form-optional">({formWords(locale, 'optional')})</span>
    </>
  );
}

/** Between label and input: the hint, and where a prefilled answer came from. */
export function Hint({ field }: { field: FieldView }) {
  return (
    <>
      {field.face.hint && (
        <div data-field="description" id={`${field.name}-hint`}>
          {field.face.hint}
        </div>
      )}
      {field.provenance && (
        <div class="form-provenance" data-field="description" id={`${field.name}-from`}>
          {field.provenance}
        </div>
      )}
    </>
  );
}

/** After the input: what to mend, and longer help folded away. */
export function Aftermath({ field, locale }: FieldProps) {
  return (
    <>
      {field.issue && (
        <p class="ds-validation-message" data-field="validation" id={`${field.name}-error`}>
          <span class="ds-sr-only">{formWords(locale, 'error')}</span>
          {field.issue}
        </p>
      )}
      {field.face.help && (
        <details class="form-help">
          <summary>{formWords(locale, 'help')}</summary>
          <p class="ds-paragraph">{field.face.help}</p>
        </details>
      )}
    </>
  );
}

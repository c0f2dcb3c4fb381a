import type { FieldView, ViewOf } from '#engines/forms/index.ts';
import type { Locale } from '#platform/i18n/index.ts';

export interface FieldProps<View extends FieldView = FieldView> {
  readonly field: View;
  readonly locale: Locale;
}

/** What an expression gave: shown, not typed. */
export function Output({ field }: { field: ViewOf<'output'> }) {
  return (
    <p class="form-output">
      <span class="ds-label">{field.face.label}</span> <output id={field.name}>{field.text}</output>
    </p>
  );
}

/** Words of the form's author between fields. */
export function Note({ field }: { field: ViewOf<'note'> }) {
  return (
    <div class="form-note">
      <p class="ds-paragraph">{field.face.label}</p>
      {field.face.hint && <p class="ds-paragraph">{field.face.hint}</p>}
    </div>
  );
}

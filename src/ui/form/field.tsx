import type { FieldView } from '#engines/forms/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import { Checkbox, Choices } from './choices.tsx';
import { Files } from './files.tsx';
import { Group } from './group.tsx';
import { LabelledInput, LabelledSelect, LabelledTextarea } from './labelled.tsx';
import { Rows } from './rows.tsx';

export interface FieldProps<View extends FieldView = FieldView> {
  readonly field: View;
  readonly locale: Locale;
}

/** Any field of a form, by its control. */
export function Field({ field, locale }: FieldProps) {
  switch (field.control) {
    case 'input':
      return <LabelledInput field={field} locale={locale} />;
    case 'textarea':
      return <LabelledTextarea field={field} locale={locale} />;
    case 'select':
      return <LabelledSelect field={field} locale={locale} />;
    case 'radios':
    case 'checkboxes':
      return <Choices field={field} locale={locale} />;
    case 'checkbox':
      return <Checkbox field={field} locale={locale} />;
    case 'files':
      return <Files field={field} locale={locale} />;
    case 'group':
      return <Group field={field} locale={locale} />;
    case 'table':
      return <Rows field={field} locale={locale} />;
    case 'output':
      return (
        <p class="form-output">
          <span class="ds-label">{field.label}</span> <output id={field.name}>{field.text}</output>
        </p>
      );
    case 'note':
      return (
        <div class="form-note">
          <p class="ds-paragraph">{field.label}</p>
          {field.hint && <p class="ds-paragraph">{field.hint}</p>}
        </div>
      );
  }
}

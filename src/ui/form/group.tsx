import type { ViewOf } from '#engines/forms/index.ts';
import { Aftermath, describedBy, Hint } from './described.tsx';
import { Field, type FieldProps } from './field.tsx';

/** Fields that belong together: a person, an address. */
export function Group({ field, locale }: FieldProps<ViewOf<'group'>>) {
  return (
    <fieldset class="ds-fieldset form-group" aria-describedby={describedBy(field)}>
      <legend class="ds-label">{field.label}</legend>
      <Hint field={field} />
      {field.fields.map((part, index) => (
        <Field field={part} locale={locale} key={part.name || index} />
      ))}
      <Aftermath field={field} locale={locale} />
    </fieldset>
  );
}

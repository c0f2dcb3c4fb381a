import type { ComponentChildren } from 'preact';
import type { ViewOf } from '#engines/forms/index.ts';
import { Aftermath, describedBy, Hint } from './described.tsx';
import type { FieldProps } from './field.tsx';

/** Fields that belong together: a person, an address. */
export function Group({
  field,
  locale,
  children,
}: FieldProps<ViewOf<'group'>> & { children: ComponentChildren }) {
  return (
    <fieldset class="ds-fieldset form-group" aria-describedby={describedBy(field)}>
      <legend class="ds-label">{field.face.label}</legend>
      <Hint field={field} />
      {children}
      <Aftermath field={field} locale={locale} />
    </fieldset>
  );
}

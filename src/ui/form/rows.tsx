import type { ComponentChildren } from 'preact';
import { actionName, type ViewOf } from '#engines/forms/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import { Aftermath, describedBy, Hint, LabelWords } from './described.tsx';
import type { FieldProps } from './field.tsx';
import { formWords } from './form-words.ts';

export interface RowsProps extends FieldProps<ViewOf<'table'>> {
  readonly count: string;
  readonly children: ComponentChildren;
}

/** A table as rows one under another, which a phone can show; rows come and go by plain buttons. Its hidden value is the count. */
export function Rows({ field, count, locale, children }: RowsProps) {
  return (
    <fieldset
      class="ds-fieldset form-rows"
      aria-describedby={describedBy(field)}
      data-rows={field.name}
      data-most={field.most}
    >
      <legend class="ds-label">
        <LabelWords field={field} locale={locale} />
      </legend>
      <Hint field={field} />
      <input type="hidden" name={field.name} value={count} />
      {field.rows.length === 0 && <p class="ds-paragraph">{formWords(locale, 'noRows')}</p>}
      {children}
      {field.canAdd && (
        <button
          class="ds-button"
          data-variant="secondary"
          type="submit"
          name={actionName}
          value={`add ${field.name}`}
          id={field.name}
        >
          {formWords(locale, 'addRow', { row: field.rowLabel.toLocaleLowerCase('vi') })}
        </button>
      )}
      <Aftermath field={field} locale={locale} />
    </fieldset>
  );
}

export interface RowProps {
  readonly path: string;
  readonly label: string;
  readonly number: string;
  readonly locale: Locale;
  readonly children: ComponentChildren;
}

export function Row({ path, label, number, locale, children }: RowProps) {
  const row = `${label.toLocaleLowerCase('vi')} ${number}`;
  return (
    <fieldset class="ds-fieldset form-row" id={path}>
      <legend class="ds-label">{`${label} ${number}`}</legend>
      <div class="form-row-fields">{children}</div>
      <button
        class="ds-button"
        data-variant="tertiary"
        type="submit"
        name={actionName}
        value={`remove ${path}`}
      >
        {formWords(locale, 'removeRow', { row })}
      </button>
    </fieldset>
  );
}

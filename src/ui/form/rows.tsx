import { actionName, type FieldView, type ViewOf } from '#engines/forms/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import { Aftermath, describedBy, Hint, LabelWords } from './described.tsx';
import { Field, type FieldProps } from './field.tsx';
import { formWords } from './form-words.ts';

/** A table as rows one under another, which a phone can show; rows come and go by plain buttons. Its hidden value is the count. */
export function Rows({ field, locale }: FieldProps<ViewOf<'table'>>) {
  return (
    <fieldset class="ds-fieldset form-rows" aria-describedby={describedBy(field)}>
      <legend class="ds-label">
        <LabelWords field={field} locale={locale} />
      </legend>
      <Hint field={field} />
      <input type="hidden" name={field.name} value={field.rows.length} />
      {field.rows.length === 0 && <p class="ds-paragraph">{formWords(locale, 'noRows')}</p>}
      {field.rows.map((row, index) => (
        <Row
          fields={row}
          path={`${field.name}.${index}`}
          label={`${field.rowLabel} ${index + 1}`}
          locale={locale}
          key={index}
        />
      ))}
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

interface RowProps {
  readonly fields: readonly FieldView[];
  readonly path: string;
  readonly label: string;
  readonly locale: Locale;
}

function Row({ fields, path, label, locale }: RowProps) {
  return (
    <fieldset class="ds-fieldset form-row" id={path}>
      <legend class="ds-label">{label}</legend>
      <div class="form-row-fields">
        {fields.map((field, index) => (
          <Field field={field} locale={locale} key={field.name || index} />
        ))}
      </div>
      <button
        class="ds-button"
        data-variant="tertiary"
        type="submit"
        name={actionName}
        value={`remove ${path}`}
      >
        {formWords(locale, 'removeRow', { row: label.toLocaleLowerCase('vi') })}
      </button>
    </fieldset>
  );
}

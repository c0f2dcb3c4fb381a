import { actionName, type ViewOf } from '#engines/forms/index.ts';
import { Aftermath, describedBy, Hint, LabelWords } from './described.tsx';
import type { FieldProps } from './field.tsx';
import { formWords } from './form-words.ts';

/** What the host names the upload box of a file field: it stores the file and adds its id to the posted field. */
export const uploadName = (fieldName: string) => `${fieldName}.upload`;

/** Files already given, each with a button to remove it, then a box for another. */
export function Files({ field, locale }: FieldProps<ViewOf<'files'>>) {
  const canAdd = field.files.length < field.maxFiles;
  return (
    <div class="ds-field form-files">
      <label class="ds-label" for={field.name}>
        <LabelWords field={field} locale={locale} />
      </label>
      <Hint field={field} />
      <input type="hidden" name={field.name} value="" />
      {field.files.map(({ value, label }, index) => (
        <div class="form-file" key={value}>
          <input type="hidden" name={field.name} value={value} />
          <span>{label}</span>{' '}
          <button
            class="ds-button"
            data-variant="tertiary"
            type="submit"
            name={actionName}
            value={`remove ${field.name}.${value}`}
            id={!canAdd && index === 0 ? field.name : undefined}
          >
            {formWords(locale, 'removeFile', { file: label })}
          </button>
        </div>
      ))}
      {canAdd && (
        <input
          type="file"
          id={field.name}
          name={uploadName(field.name)}
          accept={field.accept}
          multiple={field.maxFiles - field.files.length > 1}
          aria-describedby={describedBy(field)}
          aria-invalid={field.issue ? 'true' : undefined}
        />
      )}
      {field.maxFiles > 1 && (
        <div data-field="description">{formWords(locale, 'mostFiles', { count: field.maxFiles })}</div>
      )}
      <Aftermath field={field} locale={locale} />
    </div>
  );
}

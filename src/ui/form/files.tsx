import { actionName, type OffersView, type ViewOf } from '#engines/forms/index.ts';
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
      {canAdd && field.offers && <Offers offers={field.offers} />}
    </div>
  );
}

/** What the person has already: each with the button that takes it, or why it may not be taken. */
function Offers({ offers: { title, terms, take, items } }: { readonly offers: OffersView }) {
  return (
    <section class="form-offers" aria-label={title}>
      <p class="form-offers-title">{title}</p>
      <p class="mu-quiet">{terms}</p>
      <ul>
        {items.map(({ label, details, action, why }) => (
          <li key={action ?? label + details.join()}>
            <div>
              <strong>{label}</strong>
              {details.map((detail) => (
                <div class="mu-quiet" key={detail}>
                  {detail}
                </div>
              ))}
              {why && <div>{why}</div>}
            </div>
            {action && (
              <button
                class="ds-button"
                data-variant="secondary"
                data-size="sm"
                type="submit"
                name={actionName}
                value={action}
              >
                {take}
                <span class="ds-sr-only"> {label}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

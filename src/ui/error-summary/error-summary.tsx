import { usePage } from '#platform/html/index.ts';
import { words } from '../words/words.ts';

/** The id of the box to mend, and what is wrong; without an id the line is plain text. */
export type FieldError = readonly [fieldId: string | undefined, text: string];

/** Every error of the form, first on the page, each leading to its field. It takes the focus where it can. */
export function ErrorSummary({
  errors,
  title,
}: {
  /** A map by id will do. */
  readonly errors: Iterable<FieldError>;
  readonly title?: string | undefined;
}) {
  const { locale } = usePage();
  const lines = [...errors];
  if (lines.length === 0) return null;
  return (
    <div class="ds-error-summary" role="alert" tabindex={-1} autofocus>
      <h2>{title ?? words(locale, 'errorsTitle')}</h2>
      <ul class="ds-list">
        {lines.map(([fieldId, text]) => (
          <li key={`${fieldId} ${text}`}>{fieldId ? <a href={`#${fieldId}`}>{text}</a> : text}</li>
        ))}
      </ul>
    </div>
  );
}

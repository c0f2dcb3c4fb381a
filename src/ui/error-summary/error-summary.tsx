import { usePage } from '#platform/html/index.ts';
import { words } from '../words/words.ts';

export interface FieldError {
  /** The id of the input to mend; without it the line is plain text. */
  readonly fieldId?: string | undefined;
  readonly text: string;
}

/** Every error of the form, first on the page, each leading to its field. It takes the focus where it can. */
export function ErrorSummary({
  errors,
  title,
}: {
  errors: readonly FieldError[];
  title?: string | undefined;
}) {
  const { locale } = usePage();
  if (errors.length === 0) return null;
  return (
    <div class="ds-error-summary" role="alert" tabindex={-1} autofocus>
      <h2>{title ?? words(locale, 'errorsTitle')}</h2>
      <ul class="ds-list">
        {errors.map(({ fieldId, text }) => (
          <li key={`${fieldId} ${text}`}>{fieldId ? <a href={`#${fieldId}`}>{text}</a> : text}</li>
        ))}
      </ul>
    </div>
  );
}

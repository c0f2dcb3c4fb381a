import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Button, ErrorSummary, PageTitle } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';
import { citizenPaths } from '../../paths.ts';

export interface TrackingFormProps {
  /** A code that no dossier has, as it was typed. */
  readonly unknown?: string | undefined;
  /** Asked without a code. */
  readonly isMissing?: boolean | undefined;
}

/** Asks for the code on the receipt; what was typed stays. */
export function TrackingForm({ unknown, isMissing }: TrackingFormProps) {
  const { locale } = usePage();
  const issue = unknown
    ? words(locale, 'codeUnknown', { code: unknown })
    : isMissing
      ? words(locale, 'codeMissing')
      : undefined;
  return (
    <PublicFrame
      title={words(locale, 'trackTitle')}
      hasErrors={issue !== undefined}
      breadcrumbs={[{ label: words(locale, 'home'), href: '/' }, { label: words(locale, 'trackTitle') }]}
    >
      <div class="mu-stack">
        <PageTitle title={words(locale, 'trackTitle')} lead={words(locale, 'trackLead')} />
        {issue && <ErrorSummary errors={[['code', issue]]} />}
        <form class="stage-form mu-stack" method="get" action={citizenPaths.tracking()} novalidate>
          <div class="ds-field">
            <label class="ds-label" for="code">
              {words(locale, 'code')}
            </label>
            <div data-field="description" id="code-hint">
              {words(locale, 'codeHint')}
            </div>
            <input
              class="ds-input"
              id="code"
              name="code"
              value={unknown}
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              aria-describedby={issue ? 'code-hint code-error' : 'code-hint'}
              aria-invalid={issue ? 'true' : undefined}
            />
            {issue && (
              <p class="ds-validation-message" data-field="validation" id="code-error">
                {issue}
              </p>
            )}
          </div>
          <p>
            <Button>{words(locale, 'track')}</Button>
          </p>
        </form>
      </div>
    </PublicFrame>
  );
}

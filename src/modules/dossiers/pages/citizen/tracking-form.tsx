import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Button, isRefused, nothingPosted, PageTitle, PostedBox, PostedProblem } from '#ui/index.ts';
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
    : isMissing && words(locale, 'codeMissing');
  const posted = { ...nothingPosted, issues: new Map(issue ? [['code', issue]] : []) };
  return (
    <PublicFrame
      title={words(locale, 'trackTitle')}
      hasErrors={isRefused(posted)}
      breadcrumbs={[{ label: words(locale, 'home'), href: '/' }, { label: words(locale, 'trackTitle') }]}
    >
      <div class="mu-stack">
        <PageTitle title={words(locale, 'trackTitle')} lead={words(locale, 'trackLead')} />
        <PostedProblem posted={posted} />
        <form class="stage-form mu-stack" method="get" action={citizenPaths.tracking()} novalidate>
          <PostedBox
            name="code"
            label={words(locale, 'code')}
            hint={words(locale, 'codeHint')}
            posted={posted}
          >
            {(box) => (
              <input
                class="ds-input"
                value={unknown}
                autocomplete="off"
                autocapitalize="characters"
                spellcheck={false}
                {...box}
              />
            )}
          </PostedBox>
          <p>
            <Button>{words(locale, 'track')}</Button>
          </p>
        </form>
      </div>
    </PublicFrame>
  );
}

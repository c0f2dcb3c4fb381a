import type { ComponentChildren } from 'preact';
import { DeskFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Alert, Button, ButtonLink, Card, PageTitle } from '#ui/index.ts';
import { paths } from '../paths.ts';
import type { ApprovalRules } from '../proof-rules.ts';
import { t } from '../text.ts';
import { TextField } from './text-field.tsx';

export interface ProofPageProps {
  readonly returnTo: string;
  /** Whether the officer has an authenticator app, whose code is then what is asked for. */
  readonly hasApp: boolean;
  readonly least: ApprovalRules['least'];
  readonly failure?: string | undefined;
}

/** One short question before an approval: is it you? */
export function ProofPage({ returnTo, hasApp, least, failure }: ProofPageProps) {
  const { locale } = usePage();
  if (least === 'totp' && !hasApp) {
    return (
      <Frame lead={t(locale, 'proveAgainNeedsApp')}>
        <div>
          <ButtonLink href={paths.authenticator}>{t(locale, 'addSecondFactor')}</ButtonLink>
        </div>
      </Frame>
    );
  }
  return (
    <Frame lead={t(locale, 'proveAgainLead')} failure={failure}>
      <Card>
        <form class="mu-stack" method="post" action={paths.proof()}>
          <input type="hidden" name="returnTo" value={returnTo} />
          {hasApp ? (
            <TextField
              name="typed"
              label={t(locale, 'authenticatorCode')}
              autocomplete="one-time-code"
              inputMode="numeric"
              maxLength={12}
              size={10}
            />
          ) : (
            <TextField
              name="typed"
              type="password"
              label={t(locale, 'password')}
              autocomplete="current-password"
            />
          )}
          <div>
            <Button>{t(locale, 'confirm')}</Button>
          </div>
        </form>
      </Card>
    </Frame>
  );
}

/** At the officer's desk, from which they came and to which they return. */
function Frame({
  lead,
  failure,
  children,
}: {
  readonly lead: string;
  readonly failure?: string | undefined;
  readonly children: ComponentChildren;
}) {
  const title = t(usePage().locale, 'proveAgain');
  return (
    <DeskFrame title={title} hasErrors={failure !== undefined}>
      <div class="mu-narrow mu-stack">
        <PageTitle title={title} lead={lead} />
        {failure && (
          <Alert tone="danger" isNews>
            <p>{failure}</p>
          </Alert>
        )}
        {children}
      </div>
    </DeskFrame>
  );
}

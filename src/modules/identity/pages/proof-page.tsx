import { usePage } from '#platform/html/index.ts';
import { Button, ButtonLink, Card } from '#ui/index.ts';
import { paths } from '../paths.ts';
import type { ApprovalRules } from '../proof-rules.ts';
import { t } from '../text.ts';
import { SignInFrame } from './sign-in-frame.tsx';
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
      <SignInFrame title={t(locale, 'proveAgain')} lead={t(locale, 'proveAgainNeedsApp')}>
        <div>
          <ButtonLink href={paths.authenticator}>{t(locale, 'addSecondFactor')}</ButtonLink>
        </div>
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={t(locale, 'proveAgain')} lead={t(locale, 'proveAgainLead')} failure={failure}>
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
    </SignInFrame>
  );
}

import { usePage } from '#platform/html/index.ts';
import { Alert, Button, ButtonLink, Card } from '#ui/index.ts';
import type { CodeChannel } from '../code-address.ts';
import { paths } from '../paths.ts';
import { issueText, t } from '../text.ts';
import { SignInFrame } from './sign-in-frame.tsx';
import { TextField } from './text-field.tsx';

export interface CitizenSignInPageProps {
  readonly returnTo: string;
  readonly hasIdentityAccount: boolean;
  readonly channels: readonly CodeChannel[];
  /** What was typed for a code, and the code of what is wrong with it. */
  readonly typed?:
    | { readonly channel: CodeChannel; readonly address: string; readonly issue: string }
    | undefined;
  readonly failure?: string | undefined;
}

/** The identification account first: it is what the law asks for (QĐ 29/2026/QĐ-TTg), and the least work. */
export function CitizenSignInPage(props: CitizenSignInPageProps) {
  const { returnTo, hasIdentityAccount, channels, typed, failure } = props;
  const { locale } = usePage();
  return (
    <SignInFrame
      title={t(locale, 'signIn')}
      lead={t(locale, 'signInLead')}
      failure={failure}
      hasErrors={typed !== undefined}
    >
      {hasIdentityAccount && (
        <Card title={t(locale, 'withIdentity')}>
          <p>{t(locale, 'withIdentityHint')}</p>
          <div>
            <ButtonLink href={paths.oidc(returnTo)}>{t(locale, 'withIdentityButton')}</ButtonLink>
          </div>
        </Card>
      )}
      {channels.map((channel) => (
        <CodeRequest
          key={channel}
          channel={channel}
          returnTo={returnTo}
          isOnlyWay={!hasIdentityAccount}
          typed={typed?.channel === channel ? typed : undefined}
        />
      ))}
      {!hasIdentityAccount && channels.length === 0 && (
        <Alert tone="info">
          <p>{t(locale, 'nothingOffered')}</p>
        </Alert>
      )}
      <p>
        {t(locale, 'areYouOfficer')}{' '}
        <a href={paths.officerSignIn(returnTo)}>{t(locale, 'officerSignInLink')}</a>
      </p>
    </SignInFrame>
  );
}

interface CodeRequestProps {
  readonly channel: CodeChannel;
  readonly returnTo: string;
  readonly isOnlyWay: boolean;
  readonly typed: CitizenSignInPageProps['typed'];
}

function CodeRequest({ channel, returnTo, isOnlyWay, typed }: CodeRequestProps) {
  const { locale } = usePage();
  return (
    <Card title={t(locale, 'withCode', { channel: t(locale, `channel.${channel}`) })}>
      <p>{t(locale, isOnlyWay ? 'withCodeOnlyHint' : 'withCodeHint')}</p>
      <form class="mu-stack" method="post" action={paths.code}>
        <input type="hidden" name="returnTo" value={returnTo} />
        <input type="hidden" name="channel" value={channel} />
        <TextField
          name={channel}
          label={t(locale, channel)}
          type={channel === 'email' ? 'email' : 'tel'}
          autocomplete={channel === 'email' ? 'email' : 'tel'}
          inputMode={channel === 'email' ? 'email' : 'tel'}
          value={typed?.address}
          error={typed && issueText(locale, typed.issue)}
          maxLength={254}
        />
        <div>
          <Button variant={isOnlyWay ? undefined : 'secondary'}>{t(locale, 'sendCode')}</Button>
        </div>
      </form>
    </Card>
  );
}

import { usePage } from '#platform/html/index.ts';
import { Button, Card, Disclosure } from '#ui/index.ts';
import { paths } from '../paths.ts';
import { t } from '../text.ts';
import { SignInFrame } from './sign-in-frame.tsx';
import { TextField } from './text-field.tsx';

export interface OfficerSignInPageProps {
  readonly returnTo: string;
  readonly username?: string | undefined;
  readonly failure?: string | undefined;
}

export function OfficerSignInPage({ returnTo, username, failure }: OfficerSignInPageProps) {
  const { locale } = usePage();
  return (
    <SignInFrame title={t(locale, 'officerSignIn')} failure={failure}>
      <Card>
        <form class="mu-stack" method="post" action={paths.officerSignIn()}>
          <input type="hidden" name="returnTo" value={returnTo} />
          <TextField
            name="username"
            label={t(locale, 'username')}
            value={username}
            autocomplete="username"
            maxLength={100}
          />
          <TextField
            name="password"
            type="password"
            label={t(locale, 'password')}
            autocomplete="current-password"
            maxLength={400}
          />
          <div>
            <Button>{t(locale, 'signIn')}</Button>
          </div>
        </form>
      </Card>
      <Disclosure summary={t(locale, 'forgotten')}>
        <p>{t(locale, 'forgottenHint')}</p>
      </Disclosure>
      <p>
        {t(locale, 'areYouCitizen')} <a href={paths.signIn(returnTo)}>{t(locale, 'citizenSignInLink')}</a>
      </p>
    </SignInFrame>
  );
}

import { usePage } from '#platform/html/index.ts';
import { Alert, Button, Card, Disclosure, QrCode } from '#ui/index.ts';
import { paths } from '../paths.ts';
import { t } from '../text.ts';
import { AccountFrame } from './account-page.tsx';
import { CodeField } from './code-field.tsx';
import { TextField } from './text-field.tsx';

export interface AuthenticatorPageProps {
  /** What to add to the app; absent where one is set up already. */
  readonly offer?: { readonly address: string; readonly secret: string } | undefined;
  readonly failure?: string | undefined;
}

export function AuthenticatorPage({ offer, failure }: AuthenticatorPageProps) {
  const { locale } = usePage();
  return (
    <AccountFrame title={t(locale, 'secondFactor')} hasErrors={failure !== undefined}>
      {failure && (
        <Alert tone="danger" isNews>
          <p>{failure}</p>
        </Alert>
      )}
      {offer ? <Adding {...offer} /> : <Removing />}
    </AccountFrame>
  );
}

function Adding({ address, secret }: { readonly address: string; readonly secret: string }) {
  const { locale } = usePage();
  return (
    <Card title={t(locale, 'addSecondFactor')}>
      <p>{t(locale, 'scanPicture')}</p>
      <QrCode text={address} label={t(locale, 'pictureLabel')} />
      <Disclosure summary={t(locale, 'cannotScan')}>
        <p>{t(locale, 'typeSecret')}</p>
        <p>
          <code>{secret.replace(/.{4}(?=.)/g, '$& ')}</code>
        </p>
      </Disclosure>
      <form class="mu-stack" method="post" action={paths.authenticator}>
        <CodeField label={t(locale, 'authenticatorCode')} />
        <div>
          <Button>{t(locale, 'confirm')}</Button>
        </div>
      </form>
    </Card>
  );
}

function Removing() {
  const { locale } = usePage();
  return (
    <Card title={t(locale, 'removeSecondFactor')}>
      <p>{t(locale, 'removeSecondFactorHint')}</p>
      <form class="mu-stack" method="post" action={paths.authenticatorRemoval}>
        <TextField
          name="password"
          type="password"
          label={t(locale, 'currentPassword')}
          autocomplete="current-password"
          maxLength={400}
        />
        <div>
          <Button variant="secondary" color="danger">
            {t(locale, 'removeSecondFactor')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

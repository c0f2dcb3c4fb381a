import { usePage } from '#platform/html/index.ts';
import { Alert, Button, Card } from '#ui/index.ts';
import { paths } from '../paths.ts';
import { t } from '../text.ts';
import { AccountFrame } from './account-page.tsx';
import { NewPasswordFields } from './new-password-fields.tsx';
import { TextField } from './text-field.tsx';

export interface PasswordPageProps {
  readonly issues?: Readonly<Record<string, string>>;
  readonly failure?: string | undefined;
}

export function PasswordPage({ issues = {}, failure }: PasswordPageProps) {
  const { locale } = usePage();
  const hasErrors = failure !== undefined || Object.keys(issues).length > 0;
  return (
    <AccountFrame title={t(locale, 'changePassword')} hasErrors={hasErrors}>
      {failure && (
        <Alert tone="danger" isNews>
          <p>{failure}</p>
        </Alert>
      )}
      <Card>
        <form class="mu-stack" method="post" action={paths.password}>
          <TextField
            name="current"
            type="password"
            label={t(locale, 'currentPassword')}
            autocomplete="current-password"
            maxLength={400}
          />
          <NewPasswordFields issues={issues} />
          <p class="mu-quiet">{t(locale, 'passwordEndsSessions')}</p>
          <div>
            <Button>{t(locale, 'changePassword')}</Button>
          </div>
        </form>
      </Card>
    </AccountFrame>
  );
}

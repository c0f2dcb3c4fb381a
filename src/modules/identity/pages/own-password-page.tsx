import { usePage } from '#platform/html/index.ts';
import { Button, Card } from '#ui/index.ts';
import { paths } from '../paths.ts';
import { t } from '../text.ts';
import { NewPasswordFields } from './new-password-fields.tsx';
import { SignInFrame } from './sign-in-frame.tsx';

export function OwnPasswordPage({ issues }: { readonly issues: Readonly<Record<string, string>> }) {
  const { locale } = usePage();
  return (
    <SignInFrame
      title={t(locale, 'chooseOwnPassword')}
      lead={t(locale, 'chooseOwnPasswordLead')}
      hasErrors={Object.keys(issues).length > 0}
    >
      <Card>
        <form class="mu-stack" method="post" action={paths.ownPassword}>
          <NewPasswordFields issues={issues} />
          <div>
            <Button>{t(locale, 'continue')}</Button>
          </div>
        </form>
      </Card>
    </SignInFrame>
  );
}

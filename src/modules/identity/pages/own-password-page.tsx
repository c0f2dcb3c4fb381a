import { usePage } from '#platform/html/index.ts';
import { Button, Card, PageTitle } from '#ui/index.ts';
import { paths } from '../paths.ts';
import { t } from '../text.ts';
import { NewPasswordFields } from './new-password-fields.tsx';

export function OwnPasswordPage({ issues }: { readonly issues: Readonly<Record<string, string>> }) {
  const { locale } = usePage();
  return (
    <div class="mu-narrow mu-stack">
      <PageTitle title={t(locale, 'chooseOwnPassword')} lead={t(locale, 'chooseOwnPasswordLead')} />
      <Card>
        <form class="mu-stack" method="post" action={paths.ownPassword}>
          <NewPasswordFields issues={issues} />
          <div>
            <Button>{t(locale, 'continue')}</Button>
          </div>
        </form>
      </Card>
    </div>
  );
}

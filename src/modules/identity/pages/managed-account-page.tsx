import { ConsoleFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Alert, Button, Card, PageTitle, SummaryList } from '#ui/index.ts';
import type { AccountRow } from '../managed-accounts.ts';
import { paths } from '../paths.ts';
import { t } from '../text.ts';
import { AccountTags } from './managed-accounts-page.tsx';

export interface ManagedAccountPageProps {
  readonly account: AccountRow;
  /** Just made: it is shown this once. */
  readonly newPassword?: string | undefined;
}

/** One officer's account, and how to help when they cannot get in. */
export function ManagedAccountPage({ account, newPassword }: ManagedAccountPageProps) {
  const { locale } = usePage();
  return (
    <ConsoleFrame
      title={account.fullName}
      breadcrumbs={[{ label: t(locale, 'accounts'), href: paths.accounts }, { label: account.fullName }]}
    >
      <div class="mu-narrow mu-stack">
        <PageTitle title={account.fullName} lead={account.titles} />
        {newPassword && (
          <Alert tone="success" title={t(locale, 'temporaryPassword')} isNews>
            <p>
              <code>{newPassword}</code>
            </p>
            <p>{t(locale, 'temporaryPasswordHint')}</p>
          </Alert>
        )}
        <Card>
          <SummaryList
            rows={[
              { term: t(locale, 'username'), value: account.username },
              { term: t(locale, 'accountState'), value: <AccountTags {...account} /> },
            ]}
          />
        </Card>
        <Card title={t(locale, 'resetPassword')}>
          <p>{t(locale, 'resetPasswordHint')}</p>
          <form method="post" action={paths.passwordReset(account.officerId)}>
            <Button variant="secondary">{t(locale, 'resetPassword')}</Button>
          </form>
        </Card>
        {account.hasSecondFactor && (
          <Card title={t(locale, 'removeSecondFactor')}>
            <p>{t(locale, 'removeSecondFactorOfHint')}</p>
            <form method="post" action={paths.secondFactorRemoval(account.officerId)}>
              <Button variant="secondary" color="danger">
                {t(locale, 'removeSecondFactor')}
              </Button>
            </form>
          </Card>
        )}
      </div>
    </ConsoleFrame>
  );
}

import { ConsoleFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { DataTable, PageTitle, Tag } from '#ui/index.ts';
import type { AccountRow } from '../managed-accounts.ts';
import { paths } from '../paths.ts';
import { t } from '../text.ts';

/** The accounts an administrator looks after. */
export function ManagedAccountsPage({ rows }: { readonly rows: readonly AccountRow[] }) {
  const { locale } = usePage();
  return (
    <ConsoleFrame title={t(locale, 'accounts')}>
      <div class="mu-stack">
        <PageTitle title={t(locale, 'accounts')} lead={t(locale, 'accountsLead')} />
        <DataTable
          caption={t(locale, 'accounts')}
          rows={rows}
          rowKey={(row) => row.officerId}
          empty={t(locale, 'noAccounts')}
          stacksOnPhone
          columns={[
            {
              key: 'name',
              header: t(locale, 'fullName'),
              namesRow: true,
              cell: (row) => <a href={paths.managedAccount(row.officerId)}>{row.fullName}</a>,
            },
            { key: 'username', header: t(locale, 'username'), cell: (row) => row.username },
            { key: 'titles', header: t(locale, 'position'), cell: (row) => row.titles },
            { key: 'state', header: t(locale, 'accountState'), cell: (row) => <AccountTags {...row} /> },
          ]}
        />
      </div>
    </ConsoleFrame>
  );
}

export function AccountTags({
  isTemporary,
  hasSecondFactor,
}: Pick<AccountRow, 'isTemporary' | 'hasSecondFactor'>) {
  const { locale } = usePage();
  return (
    <span class="mu-row">
      {isTemporary && <Tag tone="warning">{t(locale, 'temporaryPassword')}</Tag>}
      <Tag tone={hasSecondFactor ? 'success' : 'neutral'}>
        {t(locale, hasSecondFactor ? 'secondFactorOn' : 'secondFactorOff')}
      </Tag>
    </span>
  );
}

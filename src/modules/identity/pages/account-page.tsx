import type { ComponentChildren } from 'preact';
import { DeskFrame, PublicFrame, sitePaths } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import {
  Button,
  ButtonLink,
  Card,
  DataTable,
  formatDateTime,
  PageTitle,
  SummaryList,
  type SummaryRow,
  Tag,
} from '#ui/index.ts';
import type { Citizen } from '../model.ts';
import { paths } from '../paths.ts';
import type { AccountState, OwnSession } from '../queries.ts';
import { t } from '../text.ts';

export interface AccountPageProps {
  readonly citizen?: Citizen | undefined;
  readonly account?: AccountState | undefined;
  readonly sessions: readonly OwnSession[];
  readonly currentSessionId: string | null;
}

/** One's own account: who one is here, how one gets in, and where one is signed in. */
export function AccountPage({ citizen, account, sessions, currentSessionId }: AccountPageProps) {
  const { locale } = usePage();
  return (
    <AccountFrame title={t(locale, 'account')}>
      <Card title={t(locale, 'whoYouAre')}>
        <SummaryList
          rows={citizen ? citizenRows(citizen, locale) : officerRows(account, usePage().actor, locale)}
        />
      </Card>
      {citizen && (
        <ul>
          <li>
            <a href={sitePaths.noticeChannels}>{t(locale, 'howToldOfNotices')}</a>
          </li>
          <li>
            <a href={sitePaths.dataReadings}>{t(locale, 'whoSawMyData')}</a>
          </li>
          <li>
            <a href={sitePaths.personalStore}>{t(locale, 'personalStore')}</a>
          </li>
          <li>
            <a href={sitePaths.mandates}>{t(locale, 'mandates')}</a>
          </li>
        </ul>
      )}
      {account && <WaysIn account={account} />}
      <Sessions sessions={sessions} currentSessionId={currentSessionId} />
    </AccountFrame>
  );
}

/** At the desk for officers, on the portal for citizens. */
export function AccountFrame({
  title,
  hasErrors,
  children,
}: {
  title: string;
  hasErrors?: boolean;
  children: ComponentChildren;
}) {
  const { actor } = usePage();
  const Frame = actor.kind === 'officer' ? DeskFrame : PublicFrame;
  return (
    <Frame title={title} hasErrors={hasErrors}>
      <div class="mu-narrow mu-stack">
        <PageTitle title={title} />
        {children}
      </div>
    </Frame>
  );
}

type Locale = ReturnType<typeof usePage>['locale'];

const citizenRows = (citizen: Citizen, locale: Locale): SummaryRow[] => [
  { term: t(locale, 'fullName'), value: citizen.fullName },
  ...(citizen.identityNumber ? [{ term: t(locale, 'identityNumber'), value: citizen.identityNumber }] : []),
  ...(citizen.email ? [{ term: t(locale, 'email'), value: citizen.email }] : []),
  ...(citizen.phone ? [{ term: t(locale, 'phone'), value: citizen.phone }] : []),
  {
    term: t(locale, 'assurance'),
    value: t(locale, citizen.assurance === 'identified' ? 'assurance.identified' : 'assurance.contact'),
  },
];

const officerRows = (
  account: AccountState | undefined,
  actor: ReturnType<typeof usePage>['actor'],
  locale: Locale,
): SummaryRow[] => [
  { term: t(locale, 'fullName'), value: actor.name },
  ...actor.positions.map(({ title, onBehalfOf }) => ({
    term: t(locale, 'position'),
    value: onBehalfOf ? t(locale, 'positionLent', { title }) : title,
  })),
  ...(account ? [{ term: t(locale, 'username'), value: account.username }] : []),
];

function WaysIn({ account }: { readonly account: AccountState }) {
  const { locale } = usePage();
  return (
    <Card title={t(locale, 'waysIn')}>
      <div class="mu-row">
        <ButtonLink variant="secondary" href={paths.password}>
          {t(locale, 'changePassword')}
        </ButtonLink>
        <ButtonLink variant="secondary" href={paths.authenticator}>
          {t(locale, account.hasSecondFactor ? 'secondFactorSettings' : 'addSecondFactor')}
        </ButtonLink>
      </div>
      <p>
        <Tag tone={account.hasSecondFactor ? 'success' : 'warning'}>
          {t(locale, account.hasSecondFactor ? 'secondFactorOn' : 'secondFactorOff')}
        </Tag>
      </p>
    </Card>
  );
}

function Sessions({ sessions, currentSessionId }: Pick<AccountPageProps, 'sessions' | 'currentSessionId'>) {
  const { locale } = usePage();
  return (
    <Card title={t(locale, 'sessions')}>
      <DataTable
        caption={t(locale, 'sessions')}
        rows={sessions}
        rowKey={({ id }) => id}
        empty=""
        stacksOnPhone
        columns={[
          {
            key: 'since',
            header: t(locale, 'sessionSince'),
            noWrap: true,
            cell: ({ createdAt }) => formatDateTime(createdAt, locale),
          },
          {
            key: 'last',
            header: t(locale, 'sessionLast'),
            noWrap: true,
            cell: ({ lastSeenAt }) => formatDateTime(lastSeenAt, locale),
          },
          {
            key: 'end',
            header: t(locale, 'sessionWhere'),
            cell: ({ id }) => (id === currentSessionId ? <Here /> : <EndSession id={id} />),
          },
        ]}
      />
      {sessions.length > 1 && (
        <form method="post" action={paths.otherSessionsEnd}>
          <Button variant="secondary">{t(locale, 'endOtherSessions')}</Button>
        </form>
      )}
    </Card>
  );
}

function Here() {
  return <Tag tone="info">{t(usePage().locale, 'sessionHere')}</Tag>;
}

function EndSession({ id }: { readonly id: string }) {
  return (
    <form method="post" action={paths.sessionEnd(id)}>
      <Button variant="tertiary">{t(usePage().locale, 'endSession')}</Button>
    </form>
  );
}

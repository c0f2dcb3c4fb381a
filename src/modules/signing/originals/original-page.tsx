import { identityPaths } from '#modules/identity/index.ts';
import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import {
  Alert,
  type AlertTone,
  Card,
  formatDate,
  formatDateTime,
  PageTitle,
  SummaryList,
  Timeline,
} from '#ui/index.ts';
import { signingPaths } from '../paths.ts';
import { CompareForm, type CompareProblem } from './compare-form.tsx';
import type { OriginalStanding } from './original-keeper.ts';
import { originalWords as t } from './original-words.ts';
import type { OriginalFault, OriginalView } from './view-original.ts';

export interface OriginalPageProps {
  readonly view: OriginalView;
  readonly now: Temporal.Instant;
  readonly problem?: CompareProblem | undefined;
  /** Addresses of the pictures, for whoever has shown to hold the paper. */
  readonly pictures?: readonly string[] | undefined;
}

/** How the original of a paper stands, and no more of it than who holds the paper may know. */
export function OriginalPage({ view, now, problem, pictures }: OriginalPageProps) {
  const { locale } = usePage();
  const { original, agency, standing, address, bearer } = view;
  return (
    <PublicFrame title={t(locale, 'title')} hasErrors={problem !== undefined}>
      <div class="mu-stack">
        <PageTitle title={t(locale, 'title')} lead={t(locale, 'lead')} />
        <StandingAlert standing={standing} now={now} />
        <SummaryList
          rows={[
            { term: t(locale, 'kind'), value: original.kind },
            { term: t(locale, 'number'), value: original.documentNumber },
            { term: t(locale, 'issuedOn'), value: formatDate(original.issuedOn, locale) },
            { term: t(locale, 'agency'), value: (locale === 'en' && agency.nameEn) || agency.name },
            { term: t(locale, 'agencyCode'), value: agency.code },
            ...(original.holderInitials
              ? [{ term: t(locale, 'initials'), value: original.holderInitials }]
              : []),
          ]}
        />
        {address && <ForEntitled view={view} address={address} />}
        {pictures ? (
          <Pictures pictures={pictures} number={original.documentNumber} />
        ) : (
          !address && bearer && <CompareForm problem={problem} />
        )}
        <Elsewhere jws={original.jws} />
      </div>
    </PublicFrame>
  );
}

function Elsewhere({ jws }: { readonly jws: string }) {
  const { locale, actor } = usePage();
  const links = [
    [signingPaths.check(), 'check'],
    [`${signingPaths.receipts()}#${jws}`, 'offline'],
    ...(actor.id ? [] : [[identityPaths.signIn(signingPaths.original(jws)), 'signIn'] as const]),
  ] as const;
  return (
    <Card title={t(locale, 'elsewhere')}>
      <ul>
        {links.map(([href, words]) => (
          <li key={words}>
            <a href={href}>{t(locale, words)}</a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const tones: Readonly<Record<OriginalStanding['state'], AlertTone>> = {
  valid: 'success',
  pending: 'warning',
  revoked: 'danger',
  replaced: 'danger',
};

function StandingAlert({
  standing: { state, basis, replacedBy, since },
  now,
}: {
  readonly standing: OriginalStanding;
  readonly now: Temporal.Instant;
}) {
  const { locale } = usePage();
  const told =
    state === 'valid' || state === 'pending'
      ? [t(locale, `${state}.text`, { now: formatDateTime(now, locale) })]
      : [
          ...(since ? [t(locale, 'since', { when: formatDateTime(since, locale) })] : []),
          ...(basis ? [t(locale, 'basis', { basis })] : []),
          ...(replacedBy ? [t(locale, 'replacedBy', { number: replacedBy })] : []),
        ];
  return (
    <Alert tone={tones[state]} title={t(locale, `${state}.title`)}>
      <p>{told.join(' ')}</p>
    </Alert>
  );
}

function ForEntitled({ view, address }: { readonly view: OriginalView; readonly address: string }) {
  const { locale } = usePage();
  const items = view.comparisons.map(({ id, recordedAt, data }) => ({
    key: id,
    at: recordedAt.toString(),
    when: formatDateTime(recordedAt, locale),
    title: t(locale, data['isShown'] ? 'shown' : 'notShown'),
  }));
  return (
    <>
      <p>
        {t(locale, 'openText')} <a href={address}>{t(locale, 'open')}</a>
      </p>
      <Card title={t(locale, 'comparisons')}>
        {items.length === 0 ? (
          <p>{t(locale, 'noComparisons')}</p>
        ) : (
          <Timeline label={t(locale, 'comparisons')} items={items.toReversed()} />
        )}
      </Card>
    </>
  );
}

function Pictures({ pictures, number }: { readonly pictures: readonly string[]; readonly number: string }) {
  const { locale } = usePage();
  return (
    <Card title={t(locale, 'pictureTitle')}>
      <Alert tone="info" isNews>
        <p>{t(locale, 'pictureText')}</p>
      </Alert>
      {pictures.map((picture, index) => (
        <img
          class="mu-page-picture"
          key={index}
          src={picture}
          alt={t(locale, 'picture', { page: index + 1, number })}
        />
      ))}
    </Card>
  );
}

/** What the code says is not the province's, or leads to nothing here. */
export function NoOriginalPage({ fault }: { readonly fault: OriginalFault }) {
  const { locale } = usePage();
  return (
    <PublicFrame title={t(locale, 'not-genuine.title')}>
      <div class="mu-stack">
        <PageTitle title={t(locale, 'not-genuine.title')} />
        <Alert tone="danger">
          <p>{t(locale, fault)}</p>
        </Alert>
        <p>
          <a href={signingPaths.receipts()}>{t(locale, 'offline')}</a>
        </p>
      </div>
    </PublicFrame>
  );
}

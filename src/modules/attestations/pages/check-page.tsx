import { signingPaths } from '#modules/signing/index.ts';
import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import {
  Alert,
  Button,
  Card,
  Disclosure,
  ErrorSummary,
  formatDate,
  formatDateTime,
  LabelledBox,
  PageTitle,
  SummaryList,
} from '#ui/index.ts';
import type { PresentationVerdict } from '../judge-presentation.ts';
import { attestationPaths } from '../paths.ts';
import { words } from '../words.ts';

export interface CheckPageProps {
  readonly baseUrl: string;
  /** Of ours, for a wallet to sign. */
  readonly nonce: string;
  readonly presented?: string | undefined;
  readonly verdict?: PresentationVerdict | undefined;
  readonly isMissing?: boolean | undefined;
}

/** Anyone reads what somebody else's wallet shows, and whether it holds. */
export function CheckPage({ baseUrl, nonce, presented = '', verdict, isMissing = false }: CheckPageProps) {
  const { locale } = usePage();
  const t = (key: Parameters<typeof words>[1]) => words(locale, key);
  const issue = isMissing ? t('missing') : undefined;
  return (
    <PublicFrame title={t('checkTitle')} description={t('checkLead')} hasErrors={isMissing}>
      <div class="mu-stack" data-gap="large">
        <PageTitle title={t('checkTitle')} lead={t('checkLead')} />
        {verdict && <Verdict verdict={verdict} />}
        <form
          class="mu-stack"
          method="post"
          action={attestationPaths.check}
          encType="multipart/form-data"
          noValidate
        >
          <ErrorSummary errors={issue ? [['presented', issue]] : []} />
          <LabelledBox id="presented" label={t('presented')} hint={t('presentedHint')} issue={issue}>
            {(box) => (
              <textarea class="ds-input" rows={6} autoComplete="off" spellcheck={false} {...box}>
                {presented}
              </textarea>
            )}
          </LabelledBox>
          <LabelledBox id="file" label={t('file')}>
            {(box) => <input type="file" {...box} />}
          </LabelledBox>
          <div>
            <Button>{t('check')}</Button>
          </div>
        </form>
        <Disclosure summary={t('forWallets')}>
          <p>{t('forWalletsHelp')}</p>
          <SummaryList
            rows={[
              { term: t('audience'), value: <code>{baseUrl + attestationPaths.check}</code> },
              { term: t('nonce'), value: <code data-nonce>{nonce}</code> },
            ]}
          />
        </Disclosure>
        <p>
          <a href={signingPaths.receipts()}>{t('paper')}</a>
        </p>
      </div>
    </PublicFrame>
  );
}

const tones = { 'in-force': 'success', expired: 'warning', revoked: 'danger' } as const;
const holderTones = { proved: 'success', 'not-proved': 'info', wrong: 'danger' } as const;

function Verdict({ verdict }: { readonly verdict: PresentationVerdict }) {
  const { locale } = usePage();
  const t = (key: Parameters<typeof words>[1]) => words(locale, key);
  if (verdict.kind !== 'genuine') return <Alert tone="danger" title={t(verdict.kind)} isNews />;
  const { type, claims, state, holder, revocation, issuedAt, expiresAt } = verdict;
  const labels = new Map(type.claims.map(({ name, label }) => [name, label[locale]]));
  return (
    <>
      <Alert tone={tones[state]} title={t(state)} isNews>
        {revocation && (
          <p>
            {t('revokedAt')} {formatDateTime(revocation.at, locale)}. {t('reason')}: {revocation.reason}
          </p>
        )}
      </Alert>
      <Alert tone={holderTones[holder]}>
        <p>{t(holder)}</p>
      </Alert>
      <Card title={type.name[locale]}>
        {claims.length === 0 && <p>{t('nothingShown')}</p>}
        <SummaryList
          rows={[
            ...claims.map(({ name, value }) => ({
              term: labels.get(name) ?? name,
              value: /^\d{4}-\d\d-\d\d$/.test(value)
                ? formatDate(Temporal.PlainDate.from(value), locale)
                : value,
            })),
            { term: t('issued'), value: formatDateTime(issuedAt, locale) },
            ...(expiresAt ? [{ term: t('expires'), value: formatDateTime(expiresAt, locale) }] : []),
          ]}
        />
      </Card>
    </>
  );
}

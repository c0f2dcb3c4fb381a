import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Alert, Button, Card, Disclosure, formatDate, formatMoney, PageTitle } from '#ui/index.ts';
import { excessVnd, type Obligation, owedVnd, paymentState, receiptNumber } from '../model.ts';
import { paymentPaths } from '../paths.ts';
import type { PaymentView } from '../payment-view.ts';
import { t } from '../text.ts';
import { ChargeCard } from './charge-card.tsx';
import { PaymentTag } from './payment-tag.tsx';
import { Reckoning } from './reckoning.tsx';
import { ReliefFields } from './relief-fields.tsx';

export interface PaymentPageProps {
  readonly view: PaymentView;
  readonly dossierHref: string;
}

const dueWords = {
  submission: 'dueSubmission',
  acceptance: 'dueAcceptance',
  result: 'dueResult',
  anytime: 'dueAnytime',
} as const;

/** What the payer owes, why, and how to pay it: made for a phone. */
export function PaymentPage({ view, dossierHref }: PaymentPageProps) {
  const { locale } = usePage();
  const { obligation, receipts } = view;
  const owed = owedVnd(obligation);
  return (
    <PublicFrame
      title={`${t(locale, 'title')} – ${obligation.subjectCode}`}
      breadcrumbs={[
        { label: t(locale, 'home'), href: '/' },
        { label: obligation.subjectCode, href: dossierHref },
        { label: t(locale, 'title') },
      ]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle
          eyebrow={`${t(locale, 'for')} ${obligation.subjectCode}`}
          title={owed > 0 ? `${t(locale, 'toPay')}: ${formatMoney(owed, locale)}` : t(locale, 'title')}
          lead={
            <span class="mu-row">
              <PaymentTag {...obligation} />
              {obligation.title}
            </span>
          }
        />
        <Standing obligation={obligation} />
        <NoticeOf obligation={obligation} />
        <div class="mu-columns">
          <div class="mu-stack">{owed > 0 && <WaysToPay view={view} />}</div>
          <div class="mu-stack">
            <Card title={t(locale, 'reckoning')}>
              <Reckoning view={view} />
            </Card>
            {view.categories.length > 0 && obligation.paidVnd === 0 && <ReliefForm view={view} />}
            {receipts.length > 0 && (
              <Card title={t(locale, 'receipts')}>
                <ul class="mu-stack" data-gap="small">
                  {receipts.map((receipt) => (
                    <li key={receipt.id}>
                      <a href={paymentPaths.ownReceipt(obligation.id, receipt.id)}>
                        {t(locale, 'receipt', {
                          number: receiptNumber(receipt),
                          amount: formatMoney(receipt.amountVnd, locale),
                        })}
                      </a>
                    </li>
                  ))}
                </ul>
              </Card>
            )}
            <p>
              <a href={dossierHref}>{t(locale, 'back')}</a>
            </p>
          </div>
        </div>
      </div>
    </PublicFrame>
  );
}

function Standing({ obligation }: { readonly obligation: Obligation }) {
  const { locale } = usePage();
  switch (paymentState(obligation)) {
    case 'free':
      return <Alert tone="success">{t(locale, 'freeText')}</Alert>;
    case 'paid':
      return <Alert tone="success">{t(locale, 'paidText')}</Alert>;
    case 'overpaid':
      return (
        <Alert tone="info">
          {t(locale, 'overpaidText', { amount: formatMoney(excessVnd(obligation), locale) })}
        </Alert>
      );
    default:
      return <p>{t(locale, dueWords[obligation.dueAt])}</p>;
  }
}

/** The notice a tax is asked for by, and until when. */
function NoticeOf({ obligation: { noticeNumber, noticeOn, payBy } }: { readonly obligation: Obligation }) {
  const { locale } = usePage();
  if (noticeNumber === null || noticeOn === null || payBy === null) return null;
  const day = formatDate(noticeOn, locale);
  return (
    <p>
      {t(locale, 'taxNotice', { number: noticeNumber, day })}. {t(locale, 'payBy')}:{' '}
      {formatDate(payBy, locale)}.
    </p>
  );
}

function WaysToPay({ view }: { readonly view: PaymentView }) {
  const { locale } = usePage();
  const { obligation, charge, account, deskName } = view;
  const canPayOnline = view.isOnline && account !== undefined;
  return (
    <>
      {charge?.payUrl && account && <ChargeCard charge={charge} account={account} />}
      {canPayOnline && !charge?.payUrl && (
        <Card title={t(locale, 'payOnline')}>
          <form class="mu-stack" data-gap="small" method="post" action={paymentPaths.charge(obligation.id)}>
            <p>{t(locale, 'payOnlineHelp')}</p>
            <p>
              <Button>{t(locale, 'payOnline')}</Button>
            </p>
          </form>
        </Card>
      )}
      {!canPayOnline && <p>{t(locale, 'noGateway')}</p>}
      <p>{t(locale, 'payAtDesk', { desk: deskName, code: obligation.subjectCode })}</p>
    </>
  );
}

function ReliefForm({ view }: { readonly view: PaymentView }) {
  const { locale } = usePage();
  return (
    <Disclosure summary={t(locale, 'relief')}>
      <form class="mu-stack" data-gap="small" method="post" action={paymentPaths.relief(view.obligation.id)}>
        <p>{t(locale, 'reliefHelp')}</p>
        <input type="hidden" name="seenVersion" value={view.obligation.version} />
        <ReliefFields view={view} />
        <p>
          <Button variant="secondary">{t(locale, 'reliefButton')}</Button>
        </p>
      </form>
    </Disclosure>
  );
}

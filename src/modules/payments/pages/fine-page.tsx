import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import {
  Alert,
  Button,
  Card,
  ErrorSummary,
  formatDate,
  formatMoney,
  LabelledBox,
  PageTitle,
  SummaryList,
} from '#ui/index.ts';
import { perDay } from '../fines/assess-fine.ts';
import type { Fine } from '../fines/fines.ts';
import { owedVnd, paymentState } from '../model.ts';
import { paymentPaths } from '../paths.ts';
import type { PaymentView } from '../payment-view.ts';
import { t } from '../text.ts';
import { ChargeCard } from './charge-card.tsx';
import { PaymentTag } from './payment-tag.tsx';
import { Reckoning } from './reckoning.tsx';

/** The two numbers that open a fine, as they were typed. */
export interface TypedFine {
  readonly decisionNumber: string;
  readonly payerNumber: string;
}

export interface FindFinePageProps {
  readonly typed?: TypedFine;
  readonly isUnknown?: boolean;
}

/** Where somebody fined begins: with the two numbers that stand in the decision. */
export function FindFinePage({ typed, isUnknown = false }: FindFinePageProps) {
  const { locale } = usePage();
  return (
    <PublicFrame
      title={t(locale, 'fines')}
      hasErrors={isUnknown}
      breadcrumbs={[{ label: t(locale, 'home'), href: '/' }, { label: t(locale, 'fines') }]}
    >
      <div class="mu-narrow mu-stack" data-gap="large">
        <PageTitle title={t(locale, 'fines')} lead={t(locale, 'finesLead')} />
        <ErrorSummary errors={isUnknown ? [['decisionNumber', t(locale, 'fineUnknown')]] : []} />
        <form class="mu-stack" method="post" action={paymentPaths.fines} novalidate>
          <LabelledBox
            id="decisionNumber"
            label={t(locale, 'decisionNumber')}
            hint={t(locale, 'decisionNumberHint')}
          >
            {(box) => <input class="ds-input" autoComplete="off" value={typed?.decisionNumber} {...box} />}
          </LabelledBox>
          <LabelledBox id="payerNumber" label={t(locale, 'payerNumber')} hint={t(locale, 'payerNumberHint')}>
            {(box) => (
              <input
                class="ds-input"
                inputMode="numeric"
                autoComplete="off"
                value={typed?.payerNumber}
                {...box}
              />
            )}
          </LabelledBox>
          <p>
            <Button>{t(locale, 'findFine')}</Button>
          </p>
        </form>
      </div>
    </PublicFrame>
  );
}

export interface FinePageProps {
  readonly fine: Fine;
  readonly view: PaymentView;
  readonly typed: TypedFine;
  readonly agencyName: string;
  readonly today: Temporal.PlainDate;
}

/** What a decision orders, what was added since, and how to pay it. */
export function FinePage({ fine, view, typed, agencyName, today }: FinePageProps) {
  const { locale } = usePage();
  const { obligation, receipts } = view;
  const owed = owedVnd(obligation);
  const isLate = owed > 0 && Temporal.PlainDate.compare(today, fine.payBy) > 0;
  const day = formatDate(fine.decisionOn, locale);
  return (
    <PublicFrame
      title={`${t(locale, 'fines')} – ${fine.decisionNumber}`}
      breadcrumbs={[
        { label: t(locale, 'home'), href: '/' },
        { label: t(locale, 'fines'), href: paymentPaths.fines },
        { label: fine.decisionNumber },
      ]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle
          eyebrow={t(locale, 'decision', { number: fine.decisionNumber, day })}
          title={owed > 0 ? `${t(locale, 'toPay')}: ${formatMoney(owed, locale)}` : t(locale, 'finePaid')}
          lead={<PaymentTag {...obligation} />}
        />
        {isLate && (
          <Alert tone="warning">{t(locale, 'lateNow', { rate: rateOn(fine, today, locale) })}</Alert>
        )}
        <div class="mu-columns">
          <div class="mu-stack">
            {owed > 0 && <WaysToPay view={view} typed={typed} />}
            {receipts.length > 0 && (
              <form method="post" action={paymentPaths.fineReceipt}>
                <Numbers typed={typed} />
                <Button variant="secondary">{t(locale, 'fineReceipt')}</Button>
              </form>
            )}
          </div>
          <div class="mu-stack">
            <Card title={t(locale, 'reckoning')}>
              <Reckoning view={view} />
            </Card>
            <SummaryList
              rows={[
                { term: t(locale, 'decidedBy'), value: agencyName },
                { term: t(locale, 'fined'), value: obligation.payerName },
                { term: t(locale, 'payBy'), value: formatDate(fine.payBy, locale) },
              ]}
            />
            <p>
              <a href={paymentPaths.fines}>{t(locale, 'otherFine')}</a>
            </p>
          </div>
        </div>
      </div>
    </PublicFrame>
  );
}

/** "0,05%" a day. */
const rateOn = ({ terms }: Fine, day: Temporal.PlainDate, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
    perDay(terms, day) / 10_000,
  );

function WaysToPay({ view, typed }: Pick<FinePageProps, 'view' | 'typed'>) {
  const { locale } = usePage();
  const { charge, account, isOnline, deskName, obligation } = view;
  const check = (
    <form method="post" action={paymentPaths.fineCheck}>
      <Numbers typed={typed} />
      <Button variant="secondary">{t(locale, 'check')}</Button>
    </form>
  );
  const isUnderWay = charge?.payUrl && account && paymentState(obligation) !== 'paid';
  return (
    <>
      {isUnderWay && <ChargeCard charge={charge} account={account} check={check} />}
      {!isUnderWay && isOnline && account && (
        <form class="mu-stack" data-gap="small" method="post" action={paymentPaths.fineCharge}>
          <Numbers typed={typed} />
          <p>{t(locale, 'payOnlineHelp')}</p>
          <p>
            <Button>{t(locale, 'payFine')}</Button>
          </p>
        </form>
      )}
      <p>{t(locale, 'fineAtDesk', { desk: deskName, code: obligation.subjectCode })}</p>
    </>
  );
}

/** Every act asks for both numbers again: there is no session that remembers them. */
const Numbers = ({ typed }: { readonly typed: TypedFine }) => (
  <>
    <input type="hidden" name="decisionNumber" value={typed.decisionNumber} />
    <input type="hidden" name="payerNumber" value={typed.payerNumber} />
  </>
);

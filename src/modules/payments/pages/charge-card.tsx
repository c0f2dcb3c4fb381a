import type { VNode } from 'preact';
import { usePage } from '#platform/html/index.ts';
import { Button, ButtonLink, Card, formatMoney, QrCode, SummaryList } from '#ui/index.ts';
import type { BankAccount } from '../gateway/payment-gateway.ts';
import { vietQr } from '../gateway/viet-qr.ts';
import type { Charge } from '../model.ts';
import { paymentPaths } from '../paths.ts';
import { t } from '../text.ts';

/** An attempt under way: the gateway's page for who pays on this device, a code for who pays with another. */
export function ChargeCard({
  charge,
  account,
  check,
}: {
  readonly charge: Charge;
  readonly account: BankAccount;
  /** Asks the gateway now, where that is not the payer's own page. */
  readonly check?: VNode;
}) {
  const { locale } = usePage();
  const amount = formatMoney(charge.amountVnd, locale);
  const text = vietQr(account, { amountVnd: charge.amountVnd, content: charge.reference.slice(0, 50) });
  return (
    <Card title={t(locale, 'underWay')}>
      <div class="mu-stack" id="giao-dich">
        <p>
          <ButtonLink href={charge.payUrl!}>{t(locale, 'openGateway')}</ButtonLink>
        </p>
        {check ?? (
          <form method="post" action={paymentPaths.check(charge.obligationId)}>
            <Button variant="secondary">{t(locale, 'check')}</Button>
          </form>
        )}
        <h3>{t(locale, 'scan')}</h3>
        <QrCode text={text} label={t(locale, 'qrLabel', { amount, account: account.number })} />
        <SummaryList
          rows={[
            {
              term: t(locale, 'account'),
              value: `${account.number} – ${account.holder} – ${account.bankName}`,
            },
            { term: t(locale, 'toPay'), value: amount },
            { term: t(locale, 'content'), value: <code>{charge.reference}</code> },
          ]}
        />
        <p class="mu-quiet">{t(locale, 'contentHelp')}</p>
      </div>
    </Card>
  );
}

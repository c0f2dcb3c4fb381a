import { type Obligation, owedVnd, PaymentTag, paymentPaths } from '#modules/payments/index.ts';
import { usePage } from '#platform/html/index.ts';
import { ButtonLink, Card, formatMoney } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';

/** What the applicant still has to pay, first of all; what is paid or free, in a line. */
export function OwnFees({ fees }: { readonly fees: readonly Obligation[] }) {
  const { locale, actor } = usePage();
  if (fees.length === 0) return null;
  return (
    <Card title={words(locale, 'fee')}>
      <ul class="mu-stack" data-gap="small">
        {fees.map((fee) => (
          <li key={fee.id} class="mu-row">
            <strong>{formatMoney(fee.amountVnd, locale)}</strong>
            <PaymentTag {...fee} />
            {fee.payerId !== actor.id ? null : owedVnd(fee) > 0 ? (
              <ButtonLink href={paymentPaths.own(fee.id)}>{words(locale, 'pay')}</ButtonLink>
            ) : (
              <a href={paymentPaths.own(fee.id)}>{words(locale, 'seeFee')}</a>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

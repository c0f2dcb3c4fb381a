import { type Obligation, owedVnd, PaymentTag, paymentPaths } from '#modules/payments/index.ts';
import { holdsRole } from '#platform/access/actor.ts';
import { usePage } from '#platform/html/index.ts';
import { Card, formatMoney } from '#ui/index.ts';

/** What the dossier costs, and whether it is paid; the money itself has its own page. */
export function FeeCard({ fees }: { readonly fees: readonly Obligation[] }) {
  const { actor } = usePage();
  if (fees.length === 0) return null;
  return (
    <Card title="Phí, lệ phí">
      <ul class="mu-stack" data-gap="small">
        {fees.map((fee) => (
          <li key={fee.id}>
            <span class="mu-row">
              <strong>{formatMoney(fee.amountVnd, 'vi')}</strong>
              <PaymentTag {...fee} />
              <a href={paymentPaths.desk(fee.id)}>
                {owedVnd(fee) > 0 && holdsRole(actor, 'receptionist') ? 'Thu tiền' : 'Xem'}
              </a>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

import { usePage } from '#platform/html/index.ts';
import { formatMoney } from '#ui/index.ts';
import { kindName, reliefInWords, said } from '../fees/index.ts';
import type { PaymentView } from '../payment-view.ts';
import { t } from '../text.ts';

/** Line by line what is owed and why, with what holds it up in law. */
export function Reckoning({
  view: { obligation, legalBasis },
}: {
  readonly view: Pick<PaymentView, 'obligation' | 'legalBasis'>;
}) {
  const { locale } = usePage();
  const { lines, relief, totalVnd } = obligation.assessment;
  return (
    <div class="mu-stack" data-gap="small">
      <dl class="mu-summary">
        {lines.map((line) => (
          <div key={`${line.label.vi} ${line.amountVnd}`}>
            <dt>
              {kindName(line.kind, locale)}: {said(line.label, locale)}
              {line.budget && <div class="mu-quiet">{t(locale, 'budget', line.budget)}</div>}
            </dt>
            <dd>{formatMoney(line.amountVnd, locale)}</dd>
          </div>
        ))}
        {relief && (
          <div>
            <dt>{reliefInWords(relief, locale)}</dt>
            <dd>
              −
              {formatMoney(
                lines.reduce((sum, line) => sum + line.amountVnd - line.payableVnd, 0),
                locale,
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>
            <strong>{t(locale, 'total')}</strong>
          </dt>
          <dd>
            <strong>{formatMoney(totalVnd, locale)}</strong>
          </dd>
        </div>
        {obligation.paidVnd > 0 && (
          <div>
            <dt>{t(locale, 'paidSoFar')}</dt>
            <dd>{formatMoney(obligation.paidVnd, locale)}</dd>
          </div>
        )}
      </dl>
      {legalBasis && (
        <p class="mu-quiet">
          {t(locale, 'legalBasis')}: {legalBasis}
        </p>
      )}
    </div>
  );
}

import { usePage } from '#platform/html/index.ts';
import { said } from '../fees/index.ts';
import type { PaymentView } from '../payment-view.ts';
import { t } from '../text.ts';

/** The groups for whom the rule asks less, each with the paper that shows it; those claimed are ticked. */
export function ReliefFields({
  view: { categories, obligation },
}: {
  readonly view: Pick<PaymentView, 'categories' | 'obligation'>;
}) {
  const { locale } = usePage();
  return (
    <fieldset class="ds-fieldset">
      <legend class="ds-label">{t(locale, 'groups')}</legend>
      {categories.map(({ code, name, evidence }) => (
        <div class="ds-field" key={code}>
          <input
            class="ds-input"
            type="checkbox"
            id={`category-${code}`}
            name="category"
            value={code}
            checked={obligation.facts?.categories.includes(code)}
            aria-describedby={`category-${code}-evidence`}
          />
          <label class="ds-label" data-weight="regular" for={`category-${code}`}>
            {said(name, locale)}
          </label>
          <div data-field="description" id={`category-${code}-evidence`}>
            {t(locale, 'reliefEvidence')}: {said(evidence, locale).toLocaleLowerCase(locale)}
          </div>
        </div>
      ))}
    </fieldset>
  );
}

import { usePage } from '#platform/html/index.ts';
import { Tag, type TagTone } from '#ui/index.ts';
import { type PaymentState, paymentState } from '../model.ts';
import { t } from '../text.ts';

const looks = {
  free: ['neutral', 'stateFree'],
  unpaid: ['warning', 'stateUnpaid'],
  partlyPaid: ['warning', 'statePartlyPaid'],
  paid: ['success', 'statePaid'],
  overpaid: ['info', 'stateOverpaid'],
} as const satisfies Readonly<Record<PaymentState, readonly [TagTone, Parameters<typeof t>[1]]>>;

/** Whether it is paid, in a word. */
export function PaymentTag(amounts: { readonly amountVnd: number; readonly paidVnd: number }) {
  const { locale } = usePage();
  const [tone, word] = looks[paymentState(amounts)];
  return <Tag tone={tone}>{t(locale, word)}</Tag>;
}

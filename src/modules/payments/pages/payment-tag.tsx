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

/** Whether it is paid, in a word; with `isAlone` also what, for a list where no heading says it. */
export function PaymentTag({
  isAlone = false,
  ...amounts
}: {
  readonly amountVnd: number;
  readonly paidVnd: number;
  readonly isAlone?: boolean;
}) {
  const { locale } = usePage();
  const state = paymentState(amounts);
  const [tone, word] = looks[state];
  const alone = { unpaid: 'feeUnpaid', partlyPaid: 'feePartlyPaid' } as const;
  const isOwed = state === 'unpaid' || state === 'partlyPaid';
  return <Tag tone={tone}>{t(locale, isAlone && isOwed ? alone[state] : word)}</Tag>;
}

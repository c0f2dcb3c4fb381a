import type { ProcedureFee } from '../model.ts';
import { publishedText } from './published-words.ts';

/** Below this no fee of the State is set; such figures are cuts of "40.000 đ" or of a percentage. */
const smallestFeeVnd = 1000;

/** The fee, or why it cannot be one: a wrong amount shown to a citizen is worse than none. */
export function publishedFee(
  amount: number,
  currency: string,
  note?: string | null,
): ProcedureFee | 'fee-not-in-dong' | 'fee-implausible' {
  if (currency !== 'VND') return 'fee-not-in-dong';
  const isPlausible = amount === 0 || (Number.isInteger(amount) && amount >= smallestFeeVnd);
  return isPlausible ? { amountVnd: amount, note: publishedText(note) } : 'fee-implausible';
}

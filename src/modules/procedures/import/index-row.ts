import type { Procedure, ProcedureChannel } from '../model.ts';
import { publishedFee } from './published-fee.ts';
import { levelOf, publishedText, timeLimitOf } from './published-words.ts';

export const indexColumns = [
  'code',
  'name',
  'field',
  'levels',
  'ministry',
  'decision',
  'limit',
  'unit',
  'first_fee_vnd',
] as const;

export type IndexRow = Readonly<Record<(typeof indexColumns)[number], string>>;

/** The column that cannot be read, if any. */
export function faultyColumn(row: IndexRow): keyof IndexRow | undefined {
  if (!/^[0-9]\.[0-9]{6}$/.test(row.code)) return 'code';
  if (publishedText(row.name) === undefined || row.name.length > 4_000) return 'name';
  if (publishedText(row.field) === undefined) return 'field';
  if (row.limit !== '' && !/^\d{1,5}(\.\d)?$/.test(row.limit)) return 'limit';
  if (row.first_fee_vnd !== '' && !/^\d{1,12}$/.test(row.first_fee_vnd)) return 'first_fee_vnd';
  return undefined;
}

/**
 * A row of the index in our shape. It says one limit and one fee without naming the channel; the desk takes
 * every procedure, so they stand there. A fee of 0 is the index's way of writing "Miễn phí".
 */
export function readIndexRow(
  row: IndexRow,
  leaveOut: (reason: 'fee-implausible', amount: number) => void,
): Procedure {
  const amount = row.first_fee_vnd === '' ? undefined : Number(row.first_fee_vnd);
  const fee = amount ? publishedFee(amount, 'VND') : undefined;
  if (fee === 'fee-implausible') leaveOut(fee, amount!);
  const channel: ProcedureChannel = {
    kind: 'inPerson',
    timeLimit: row.limit === '' ? undefined : timeLimitOf(Number(row.limit), publishedText(row.unit)),
    isFree: amount === 0,
    fees: fee && typeof fee === 'object' ? [fee] : [],
  };
  return {
    code: row.code,
    name: publishedText(row.name)!,
    field: publishedText(row.field)!,
    levels: row.levels.split(',').map(levelOf),
    ministry: publishedText(row.ministry),
    audiences: [],
    decision: publishedText(row.decision),
    channels: channel.timeLimit || channel.isFree || channel.fees.length > 0 ? [channel] : [],
    components: [],
    results: [],
    legalBases: [],
    keywords: [],
  };
}

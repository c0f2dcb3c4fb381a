import { createHash } from 'node:crypto';
import { InvalidInput } from '#platform/errors/index.ts';
import { readPlatformTime } from './national-platform.ts';

export interface StatementLine {
  readonly reference: string;
  readonly transaction: string;
  readonly amountVnd: number;
  readonly paidAt: Temporal.Instant;
}

export interface Statement {
  readonly day: Temporal.PlainDate;
  readonly lines: readonly StatementLine[];
  readonly totalVnd: number;
  readonly digest: string;
}

const header = 'MaThamChieu,MaGiaoDich,SoTien,ThoiGianGD';

/**
 * Reads a day's statement: a heading, a line for each payment, and a last line `TONG,count,sum,day` that must agree
 * with them to the đồng.
 *
 * @throws InvalidInput naming the first wrong line; a statement is taken whole or not at all
 */
export function readStatement(text: string): Statement {
  const rows = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  if (rows[0]?.trim() !== header) throw wrong(1, 'statement-heading');
  const [word, count, sum, day] = (rows.at(-1) ?? '').split(',');
  const on = word === 'TONG' ? readDay(day) : undefined;
  if (!on) throw wrong(rows.length, 'statement-total');
  const lines = rows.slice(1, -1).map((row, index) => readLine(row, index + 2));
  const totalVnd = lines.reduce((total, { amountVnd }) => total + amountVnd, 0);
  if (Number(count) !== lines.length || Number(sum) !== totalVnd) throw wrong(rows.length, 'statement-total');
  const seen = new Set<string>();
  for (const [index, { transaction }] of lines.entries()) {
    if (seen.has(transaction)) throw wrong(index + 2, 'statement-line');
    seen.add(transaction);
  }
  return { day: on, lines, totalVnd, digest: createHash('sha256').update(text).digest('hex') };
}

function readLine(row: string, number: number): StatementLine {
  const [reference = '', transaction = '', amount = '', time = ''] = row.split(',');
  const paidAt = readPlatformTime(time);
  const isWhole = /^[A-Za-z0-9]{1,60}$/.test(reference) && /^[\w-]{1,60}$/.test(transaction);
  if (!isWhole || !/^[1-9]\d{0,14}$/.test(amount) || !paidAt) throw wrong(number, 'statement-line');
  return { reference, transaction, amountVnd: Number(amount), paidAt };
}

function readDay(text: string | undefined): Temporal.PlainDate | undefined {
  if (!/^\d{8}$/.test(text ?? '')) return undefined;
  try {
    return Temporal.PlainDate.from(text!);
  } catch {
    return undefined;
  }
}

const wrong = (line: number, code: string) =>
  new InvalidInput([{ field: '/statement', code, params: { line } }]);

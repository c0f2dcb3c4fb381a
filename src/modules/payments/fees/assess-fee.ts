import type { Feel } from '#engines/process/index.ts';
import { formatNumber } from '#ui/index.ts';
import {
  type CompiledFee,
  type CompiledLine,
  type FeeFacts,
  FeeRuleFault,
  placeholder,
} from './compile-fee-rule.ts';
import type { FeeKind, Words } from './fee-rule.ts';

/** What one payer owes by a rule, line by line; kept with the obligation as it was said to them. */
export interface FeeAssessment {
  readonly lines: readonly AssessedLine[];
  /** Why less is paid than the lines say. */
  readonly relief: Relief | null;
  readonly totalVnd: number;
}

export interface AssessedLine {
  readonly kind: FeeKind | 'dues' | 'tax' | 'fine' | 'late';
  readonly label: Words;
  readonly amountVnd: number;
  /** After the relief. */
  readonly payableVnd: number;
  /** Mã chương, tiểu mục: where it belongs in the State budget, if it goes there line by line. */
  readonly budget?: { readonly chapter: string; readonly subItem: string };
}

export interface Relief {
  /** 100 for an exemption. */
  readonly percent: number;
  readonly reason: Words;
  readonly legalBasis: string;
}

const largest = 1_000_000_000_000;

/**
 * Applies a rule to the facts of one application. Amounts are whole đồng; a reduction that does not divide evenly is
 * rounded in the payer's favour, on each line.
 *
 * @throws FeeRuleFault when a line gives no amount: a fee that cannot be told must not pass for none
 */
export function assessFee(rule: CompiledFee, facts: FeeFacts): FeeAssessment {
  const variables = { ...facts } as Variables;
  const lines = rule.lines.flatMap((line, index) => linesOf(line, variables, `/lines/${index}`));
  const holds = ({ for: groups, when }: CompiledFee['exemptions'][number]) =>
    (groups === undefined || groups.some((group) => facts.categories.includes(group))) &&
    (when === undefined || when.evaluate(variables) === true);
  const exemption = rule.exemptions.find(holds);
  const reduction = rule.reductions.filter(holds).toSorted((one, other) => other.percent - one.percent)[0];
  const owed = lines.some(({ amountVnd }) => amountVnd > 0);
  const relief = owed ? (exemption ? { ...exemption, percent: 100 } : reduction) : undefined;
  const percent = relief?.percent ?? 0;
  const payable = lines.map((line) => ({
    ...line,
    payableVnd: line.amountVnd - Math.ceil((line.amountVnd * percent) / 100),
  }));
  return {
    lines: payable,
    relief: relief ? { percent, reason: relief.reason, legalBasis: relief.legalBasis } : null,
    totalVnd: payable.reduce((sum, { payableVnd }) => sum + payableVnd, 0),
  };
}

type Variables = Parameters<Feel['evaluate']>[0];

function linesOf(line: CompiledLine, variables: Variables, at: string): Omit<AssessedLine, 'payableVnd'>[] {
  const { when, each, as, amount, kind, label } = line;
  if (when && when.evaluate(variables) !== true) return [];
  const entries = each ? each.evaluate(variables) : [undefined];
  if (!Array.isArray(entries)) throw new FeeRuleFault(`${at}/each`, `"${each?.text}" gave no list`);
  return entries.map((entry) => {
    const known = as ? ({ ...variables, [as]: entry } as Variables) : variables;
    const amountVnd = amount.evaluate(known);
    if (typeof amountVnd !== 'number' || !Number.isInteger(amountVnd) || amountVnd < 0 || amountVnd > largest)
      throw new FeeRuleFault(`${at}/amount`, `"${amount.text}" gave ${amountVnd}, not an amount of đồng`);
    const said = (text: string, locale: 'vi' | 'en') =>
      text.replace(placeholder, (_, inner: string) =>
        inWords(line.inLabel.get(inner)!.evaluate(known), locale),
      );
    return {
      kind,
      label: { vi: said(label.vi, 'vi'), ...(label.en && { en: said(label.en, 'en') }) },
      amountVnd,
    };
  });
}

const inWords = (value: unknown, locale: 'vi' | 'en'): string =>
  typeof value === 'number' ? formatNumber(value, locale) : String(value ?? '…');

import { evaluate } from 'feelin';
import { compileFeel, type Feel } from '#engines/process/index.ts';
import type { FeeLine, FeeVersion } from './fee-rule.ts';

/** What a fee may depend on: the names that the expressions of a rule may use. */
export interface FeeFacts {
  readonly channel: 'inPerson' | 'online' | 'post';
  /** Groups the payer belongs to, by their codes in `fee-categories.yaml`. */
  readonly categories: readonly string[];
  readonly answers: Readonly<Record<string, unknown>>;
}

export interface CompiledLine extends Omit<FeeLine, 'when' | 'each' | 'amount'> {
  readonly when: Feel | undefined;
  readonly each: Feel | undefined;
  readonly amount: Feel;
  /** The expressions inside the label, by their text. */
  readonly inLabel: ReadonlyMap<string, Feel>;
}

interface CompiledCondition {
  readonly for?: readonly string[];
  readonly when: Feel | undefined;
  readonly reason: FeeVersion['lines'][number]['label'];
  readonly legalBasis: string;
}

export interface CompiledFee {
  readonly lines: readonly CompiledLine[];
  readonly exemptions: readonly CompiledCondition[];
  readonly reductions: readonly (CompiledCondition & { readonly percent: number })[];
}

/** A mistake in a rule, for its author: a JSON pointer to where, and what. */
export class FeeRuleFault extends Error {
  readonly pointer: string;
  constructor(pointer: string, message: string) {
    super(message);
    this.name = 'FeeRuleFault';
    this.pointer = pointer;
  }
}

const names = ['channel', 'categories', 'answers'];
const sample: Readonly<Record<string, unknown>> = { channel: 'online', categories: [], answers: {} };
export const placeholder = /\{([^{}]+)\}/g;

/**
 * Compiles a version of a rule.
 *
 * @throws FeeRuleFault for text that is not FEEL, a name nobody knows, or a group that is no group
 */
export function compileFeeRule(version: FeeVersion, categories: ReadonlySet<string>): CompiledFee {
  const conditions = <T extends { readonly for?: string[]; readonly when?: string }>(
    list: readonly T[] = [],
    of: string,
  ) =>
    list.map((entry, index) => {
      const at = `/${of}/${index}`;
      const unknown = entry.for?.findIndex((code) => !categories.has(code)) ?? -1;
      if (unknown >= 0)
        throw new FeeRuleFault(`${at}/for/${unknown}`, `no group of people is "${entry.for![unknown]}"`);
      if (!entry.for && !entry.when) throw new FeeRuleFault(at, 'says neither for whom nor when');
      return { ...entry, when: optional(`${at}/when`, entry.when) };
    });
  return {
    lines: version.lines.map((line, index) => compileLine(line, `/lines/${index}`)),
    exemptions: conditions(version.exemptions, 'exemptions'),
    reductions: conditions(version.reductions, 'reductions'),
  };
}

function compileLine(line: FeeLine, at: string): CompiledLine {
  if ((line.each === undefined) !== (line.as === undefined))
    throw new FeeRuleFault(at, '"each" and "as" go together');
  const own = line.as === undefined ? [] : [line.as];
  const inLabel = [line.label.vi, line.label.en ?? ''].flatMap((text) =>
    [...text.matchAll(placeholder)].map(([, inner]) => inner!),
  );
  return {
    ...line,
    when: optional(`${at}/when`, line.when),
    each: optional(`${at}/each`, line.each),
    amount: compiled(`${at}/amount`, line.amount, own),
    inLabel: new Map(inLabel.map((text) => [text, compiled(`${at}/label`, text, own)])),
  };
}

const optional = (pointer: string, text: string | undefined) =>
  text === undefined ? undefined : compiled(pointer, text, []);

/** FEEL answers null to a name it does not know; a fee must not silently be nothing, so that is a fault here. */
function compiled(pointer: string, text: string, own: readonly string[]): Feel {
  try {
    const feel = compileFeel(text, [...names, ...own]);
    const entries = Object.fromEntries(own.map((name) => [name, {}]));
    const unknown = evaluate(text, { ...sample, ...entries }).warnings.find(
      ({ type }) => type === 'NO_VARIABLE_FOUND' || type === 'NO_FUNCTION_FOUND',
    );
    if (unknown) throw new SyntaxError(unknown.message);
    return feel;
  } catch (error) {
    throw new FeeRuleFault(pointer, `"${text}": ${(error as Error).message}`);
  }
}

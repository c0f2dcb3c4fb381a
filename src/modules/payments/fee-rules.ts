import { type SqlBool, sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import {
  assessFee,
  type CompiledFee,
  compileFeeRule,
  type DueAt,
  type FeeAssessment,
  type FeeFacts,
  FeeRuleFault,
  type FeeVersion,
  type Words,
} from './fees/index.ts';

/** A version of a rule as it was loaded. */
export interface FeeRule {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly dueAt: DueAt;
  readonly effectiveFrom: Temporal.PlainDate;
  readonly effectiveTo: Temporal.PlainDate | null;
  readonly content: FeeVersion & { readonly name: Words };
}

const columns = ['id', 'code', 'version', 'dueAt', 'effectiveFrom', 'effectiveTo', 'content'] as const;

/** The rule of a procedure on a day; of versions for the same day, the one loaded last. */
export async function findFeeRule(
  db: Database | Tx,
  procedureCode: string,
  on: Temporal.PlainDate,
): Promise<FeeRule | undefined> {
  const row = await db
    .selectFrom('feeRule')
    .select(columns)
    .where(sql<SqlBool>`procedures @> array[${procedureCode}]`)
    .where('effectiveFrom', '<=', on)
    .where((is) => is.or([is('effectiveTo', 'is', null), is('effectiveTo', '>=', on)]))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row as unknown as FeeRule | undefined;
}

export async function getFeeRule(db: Database | Tx, id: string): Promise<FeeRule> {
  const row = await db.selectFrom('feeRule').select(columns).where('id', '=', id).executeTakeFirstOrThrow();
  return row as unknown as FeeRule;
}

/**
 * Applies a loaded version to the facts.
 *
 * @throws Refusal `fee-not-computable` when the answers give no amount: nobody is told a wrong one
 */
export function reckonBy(rule: FeeRule, facts: FeeFacts): FeeAssessment {
  try {
    return assessFee(compiledOf(rule), facts);
  } catch (error) {
    if (!(error instanceof FeeRuleFault)) throw error;
    throw new Refusal('fee-not-computable', { rule: `${rule.code} ${error.pointer}` });
  }
}

/** Loaded versions never change, so each is compiled once a process. */
const compiled = new Map<string, CompiledFee>();

function compiledOf({ id, content }: FeeRule): CompiledFee {
  const known = compiled.get(id);
  if (known) return known;
  const groups = [...(content.exemptions ?? []), ...(content.reductions ?? [])];
  const made = compileFeeRule(content, new Set(groups.flatMap((each) => each.for ?? [])));
  compiled.set(id, made);
  return made;
}

/** The groups of people for whom a version asks less, each once. */
export const groupsIn = ({ content }: FeeRule): readonly string[] => [
  ...new Set(
    [...(content.exemptions ?? []), ...(content.reductions ?? [])].flatMap((each) => each.for ?? []),
  ),
];

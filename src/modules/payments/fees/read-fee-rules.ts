import { Compile } from 'typebox/compile';
import { type Pack, PackFault, type PackFile, rowsOf } from '#platform/packs/index.ts';
import { assessFee } from './assess-fee.ts';
import { type CompiledFee, compileFeeRule, FeeRuleFault } from './compile-fee-rule.ts';
import { explainFee } from './explain-fee.ts';
import { FeeRuleFile, type FeeVersion, type Words } from './fee-rule.ts';

/** A group of people for whom something is free or cheaper, and the paper that shows it. */
export interface FeeCategory {
  readonly code: string;
  readonly name: Words;
  readonly evidence: Words;
}

export interface ReadFeeRule {
  readonly file: PackFile;
  readonly rule: FeeRuleFile;
}

const shape = Compile(FeeRuleFile);

/** The groups of people that rules may name. */
export const readFeeCategories = (pack: Pack): readonly FeeCategory[] => {
  const file = pack.file('fee-categories.yaml');
  return file ? (rowsOf(file, 'categories') as unknown as readonly FeeCategory[]) : [];
};

/**
 * The fee rules of a pack, each read whole: its shape, its FEEL, its days, and its own examples, which must come out.
 *
 * @throws PackFault with the file and the place in it
 */
export function readFeeRules(pack: Pack): readonly ReadFeeRule[] {
  const categories = new Set(readFeeCategories(pack).map(({ code }) => code));
  const read = pack.files('fees/*.yaml').map((file) => ({ file, rule: readFeeRule(file, categories) }));
  const owners = new Map<string, string>();
  for (const { file, rule } of read) {
    for (const [index, procedure] of rule.procedures.entries()) {
      const other = owners.get(procedure);
      if (other) throw fault(file, `/procedures/${index}`, `${procedure} already has a rule in ${other}`);
      owners.set(procedure, file.path);
    }
  }
  return read;
}

/** One file; `readFeeRules` reads them all. */
export function readFeeRule(file: PackFile, categories: ReadonlySet<string>): FeeRuleFile {
  const { value } = file;
  if (!shape.Check(value)) {
    const [error] = shape.Errors(value);
    throw fault(file, error?.instancePath || '/', error?.message ?? 'is not a fee rule');
  }
  if (file.name.split('/').at(-1) !== `${value.code}.yaml`)
    throw fault(file, '/code', 'is not the name of the file');
  refuseOverlap(file, value.versions);
  for (const [index, version] of value.versions.entries()) {
    try {
      runExamples(compileFeeRule(version, categories), version, categories);
    } catch (error) {
      if (!(error instanceof FeeRuleFault)) throw error;
      throw fault(file, `/versions/${index}${error.pointer}`, error.message);
    }
  }
  return value;
}

/** Versions follow each other by their days: on no day do two hold. */
function refuseOverlap(file: PackFile, versions: readonly FeeVersion[]): void {
  for (const [index, { effectiveFrom, effectiveTo }] of versions.entries()) {
    const at = `/versions/${index}`;
    if (effectiveTo !== undefined && effectiveTo < effectiveFrom)
      throw fault(file, `${at}/effectiveTo`, 'ends before it begins');
    const before = versions[index - 1];
    if (before && (before.effectiveTo === undefined || before.effectiveTo >= effectiveFrom))
      throw fault(file, `${at}/effectiveFrom`, 'lies within the version before');
  }
}

function runExamples(rule: CompiledFee, { examples }: FeeVersion, categories: ReadonlySet<string>): void {
  for (const [index, example] of examples.entries()) {
    const at = `/examples/${index}`;
    const unknown = example.categories?.find((code) => !categories.has(code));
    if (unknown) throw new FeeRuleFault(`${at}/categories`, `no group of people is "${unknown}"`);
    const { channel, categories: own = [], answers = {} } = example;
    const assessment = assessFee(rule, { channel, categories: own, answers });
    if (assessment.totalVnd !== example.totalVnd)
      throw new FeeRuleFault(`${at}/totalVnd`, `"${example.title}" comes to ${assessment.totalVnd} đồng`);
    const explained = explainFee(assessment, 'vi').join('\n');
    const unsaid = example.says?.find((words) => !explained.includes(words));
    if (unsaid) throw new FeeRuleFault(`${at}/says`, `"${unsaid}" is not said in:\n${explained}`);
  }
}

const fault = (file: PackFile, pointer: string, message: string) =>
  new PackFault(`${file.path}: ${pointer}`, message);

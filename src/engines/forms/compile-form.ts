import { answersSchema, compileSchema } from './answers-schema.ts';
import type { Surroundings } from './compile-fields.ts';
import { compileStages } from './compile-stages.ts';
import { compileCondition } from './condition.ts';
import { ExpressionFault } from './expression.ts';
import type { Form, Rule } from './form.ts';
import { FormFault } from './form-fault.ts';
import type { RuleSource } from './form-source.ts';
import { readSource } from './read-source.ts';

/**
 * Makes a form ready for use: checks it, compiles its conditions and its schema once. Costs some milliseconds; keep the
 * result. Throws `FormFault` naming the place of every mistake.
 *
 * @param source the text of `form.yaml`, or the same as data
 */
export function compileForm(source: unknown): Form {
  const read = readSource(source);
  const { stages, outermost } = compileStages(read);
  const rules = (read.rules ?? []).map((rule, index) => compileRule(rule, outermost, `rules[${index}]`));
  const coSigner = read.coSigner && {
    label: read.coSigner.label,
    when: outermost.condition(read.coSigner.when, 'coSigner.when'),
  };
  if (outermost.faults.length > 0) throw new FormFault(outermost.faults);

  const schema = answersSchema(read, stages);
  const { id, version, title, intro } = read;
  const validate = compileSchema(schema);
  return Object.freeze({ id, version, title, intro, stages, rules, coSigner, schema, validate });
}

function compileRule(source: RuleSource, within: Surroundings, place: string): Rule {
  const test = (key: 'when' | 'check') => within.condition(source[key], `${place}.${key}`);
  try {
    compileCondition(`${source.field} = null`, within.find);
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    within.fault(`${place}.field`, error.message);
  }
  return { ...source, when: test('when'), check: test('check')!, source };
}

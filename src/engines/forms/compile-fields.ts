import { compositeParts } from './composite.ts';
import { compileCondition } from './condition.ts';
import { compileExpression, ExpressionFault, type Find } from './expression.ts';
import { deepest, type Field, type Option, type Test } from './form.ts';
import type { Fault } from './form-fault.ts';
import type { Condition, FieldSource, OptionsSource } from './form-source.ts';
import { keysOfKind } from './kinds/index.ts';

const keysOfAll = [
  'name',
  'kind',
  'label',
  'hint',
  'help',
  'when',
  'personal',
  'prefill',
  'was',
  'autocomplete',
];
const keysOfAnswers = [...keysOfAll, 'required', 'default'];
const withoutAnswer = new Set<FieldSource['kind']>(['group', 'note', 'computed']);
const personalKinds = new Set<FieldSource['kind']>([
  'personName',
  'identityNumber',
  'phone',
  'email',
  'address',
]);

/**
 * Where a field stands while the form is compiled: the names it may speak of. A condition sees only what comes before
 * it, so that one pass in reading order settles what applies and no two fields can wait for each other.
 */
export class Surroundings {
  readonly faults: Fault[];
  readonly #levels: readonly Map<string, Field>[];
  readonly #later: (() => void)[];

  constructor(outer?: Surroundings) {
    this.faults = outer?.faults ?? [];
    this.#later = outer ? outer.#later : [];
    this.#levels = [...(outer ? outer.#levels : []), new Map()];
  }

  get depth(): number {
    return this.#levels.length;
  }

  readonly find: Find = (name) => {
    for (let level = this.#levels.length - 1; level >= 0; level -= 1) {
      const field = this.#levels[level]!.get(name);
      if (field) return { level, field };
    }
    return undefined;
  };

  names(): Iterable<string> {
    return this.#levels.at(-1)!.keys();
  }

  add(field: Field, place: string): void {
    const names = this.#levels.at(-1)!;
    if (names.has(field.name!)) this.fault(`${place}.name`, `another field here is named "${field.name}"`);
    names.set(field.name!, field);
  }

  fault(place: string, message: string): void {
    this.faults.push({ place, message });
  }

  /** Tries to compile; a mistake becomes a fault at its place. */
  attempt<T>(place: string, compile: () => T): T | undefined {
    try {
      return compile();
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error;
      this.fault(place, error.message);
      return undefined;
    }
  }

  condition(source: Condition | undefined, place: string): Test | undefined {
    return source === undefined ? undefined : this.attempt(place, () => compileCondition(source, this.find));
  }

  /** A condition that may speak of later fields too, compiled when all are known. */
  conditionLater(source: Condition, place: string): Test {
    let test: Test | undefined;
    this.#later.push(() => {
      test = this.condition(source, place);
    });
    return (scopes, today) => test!(scopes, today);
  }

  finish(): void {
    for (const compile of this.#later) compile();
  }
}

export function compileFields(sources: readonly FieldSource[], within: Surroundings, place: string): Field[] {
  return sources.map((source, index) => compileField(source, within, `${place}[${index}]`));
}

function compileField(source: FieldSource, within: Surroundings, place: string): Field {
  checkKeys(source, within, place);
  const when = within.condition(source.when, `${place}.when`);
  const required =
    typeof source.required === 'object' || typeof source.required === 'string'
      ? within.conditionLater(source.required, `${place}.required`)
      : (source.required ?? false);
  const field: Field = {
    name: source.name,
    kind: source.kind,
    label: source.label,
    required,
    when,
    personal: source.personal ?? personalKinds.has(source.kind),
    options: source.options && readOptions(source.options),
    narrowedBy: undefined,
    prefill: [source.prefill ?? []].flat(),
    was: [source.was ?? []].flat(),
    compute:
      source.value === undefined
        ? undefined
        : within.attempt(`${place}.value`, () => compileExpression(String(source.value), within.find)),
    fields: compositeParts(source, required) ?? compileInside(source, within, place),
    source,
  };
  if (field.name !== undefined) within.add(field, place);
  return field;
}

function compileInside(source: FieldSource, within: Surroundings, place: string): readonly Field[] {
  if (!source.fields) return [];
  if (source.name === undefined) return compileFields(source.fields, within, `${place}.fields`);
  if (within.depth > deepest) within.fault(place, `nested more than ${deepest} deep`);
  return compileFields(source.fields, new Surroundings(within), `${place}.fields`);
}

function readOptions(source: OptionsSource): readonly Option[] {
  if (!Array.isArray(source)) {
    return Object.entries(source as Record<string, string>).map(([value, label]) => ({ value, label }));
  }
  return source.map((one) => (typeof one === 'string' ? { value: one, label: one } : one));
}

function checkKeys(source: FieldSource, within: Surroundings, place: string): void {
  const { kind, name } = source;
  const allowed = [...(withoutAnswer.has(kind) ? keysOfAll : keysOfAnswers), ...keysOfKind[kind]];
  for (const key of Object.keys(source)) {
    if (!allowed.includes(key)) within.fault(`${place}.${key}`, `a ${kind} takes no "${key}"`);
  }
  if (name === undefined && kind !== 'group' && kind !== 'note')
    within.fault(place, `a ${kind} needs a name`);
  if (name !== undefined && name in Object.prototype) within.fault(`${place}.name`, `"${name}" is reserved`);
  if ((kind === 'group' || kind === 'table') && !source.fields) within.fault(place, `a ${kind} needs fields`);
  if (kind === 'computed' && source.value === undefined)
    within.fault(place, 'a computed field needs a value');
  if ((kind === 'choice' || kind === 'multiChoice') && !source.options === !source.optionsFrom) {
    within.fault(place, `a ${kind} needs options or optionsFrom`);
  }
  if (
    source.options &&
    readOptions(source.options).some(({ value }) => typeof value !== 'string' || value === '')
  ) {
    within.fault(`${place}.options`, 'each option needs a value');
  }
  if (source.pattern !== undefined && !isPattern(source.pattern)) {
    within.fault(`${place}.pattern`, 'not a regular expression');
  }
}

function isPattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'));
  } catch {
    return false;
  }
}

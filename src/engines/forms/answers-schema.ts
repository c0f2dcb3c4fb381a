import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Field, type JsonSchema, mostRows, type Stage, usualRows } from './form.ts';
import { FormFault } from './form-fault.ts';
import type { Condition, FormSource, LocalText } from './form-source.ts';
import { isGroup, kindOf } from './kinds/index.ts';
import { inLocale } from './local-text.ts';

/**
 * Complete answers as JSON Schema 2020-12. A condition on a sibling becomes `if`/`then`; one in FEEL has no
 * equal in JSON Schema and is left to `checkAnswers`, with the expression as `$comment`.
 */
export function answersSchema(source: FormSource, stages: readonly Stage[]): JsonSchema {
  const sections = stages.map((stage, index) => ({
    fields: stage.fields,
    when: source.stages[index]!.when,
  }));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: titleOf(source.title),
    ...objectSchema(sections),
    ...(source.schema ? { allOf: [...(objectSchema(sections)['allOf'] ?? []), source.schema] } : {}),
  };
}

interface Section {
  readonly fields: readonly Field[];
  readonly when: Condition | undefined;
}

interface ObjectSchema {
  readonly type: 'object';
  readonly properties: Record<string, JsonSchema>;
  readonly required: string[];
  readonly allOf?: JsonSchema[];
  readonly additionalProperties: false;
}

function objectSchema(sections: readonly Section[]): ObjectSchema {
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  const allOf: JsonSchema[] = [];
  const demand = (name: string, conditions: readonly Condition[]) => {
    const tests = conditions.map((condition) => conditionSchema(condition, properties));
    if (tests.length === 0) required.push(name);
    else if (tests.every((test) => test !== undefined)) {
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
      allOf.push({ if: tests.length === 1 ? tests[0] : { allOf: tests }, then: { required: [name] } });
    }
  };
  const add = (field: Field, conditions: readonly Condition[]) => {
    const under = field.source.when === undefined ? conditions : [...conditions, field.source.when];
    if (field.name === undefined) {
      for (const inner of field.fields) add(inner, under);
      return;
    }
    properties[field.name] = { title: titleOf(field.label), ...commentOf(under), ...fieldSchema(field) };
    const wanted = field.source.required;
    if (wanted === true || (isGroup(field) && hasRequired(field))) demand(field.name, under);
    else if (wanted) demand(field.name, [...under, wanted]);
  };
  for (const { fields, when } of sections) {
    for (const field of fields) add(field, when === undefined ? [] : [when]);
  }
  return {
    type: 'object',
    properties,
    required,
    ...(allOf.length > 0 ? { allOf } : {}),
    additionalProperties: false,
  };
}

const hasRequired = (group: Field) =>
  group.fields.some((field) => field.required === true && field.when === undefined);

const commentOf = (conditions: readonly Condition[]) =>
  conditions.length > 0
    ? {
        $comment: `when ${conditions.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(' and ')}`,
      }
    : {};

function fieldSchema(field: Field): JsonSchema {
  if (isGroup(field))
    return objectSchema([{ fields: field.fields, when: undefined }]) as unknown as JsonSchema;
  if (field.kind !== 'table') return kindOf(field).schema(field);
  const { minRows = field.source.required === true ? 1 : 0, maxRows = usualRows } = field.source;
  return {
    type: 'array',
    minItems: minRows,
    maxItems: Math.min(maxRows, mostRows),
    items: objectSchema([{ fields: field.fields, when: undefined }]),
  };
}

/** Only what speaks of answers of the same object can be said in its schema. */
function conditionSchema(
  condition: Condition,
  siblings: Readonly<Record<string, JsonSchema>>,
): JsonSchema | undefined {
  if (typeof condition === 'string') return undefined;
  const names = Object.keys(condition);
  if (!names.every((name) => siblings[name] && siblings[name]['type'] !== 'array')) return undefined;
  const properties = Object.fromEntries(names.map((name) => [name, { enum: [condition[name]].flat() }]));
  return { properties, required: names };
}

const titleOf = (label: LocalText) => inLocale(label, 'vi');

/** One Ajv per form, so that a form no longer used is forgotten with all that was compiled for it. */
export function compileSchema(schema: JsonSchema): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false, multipleOfPrecision: 9, logger: false });
  addFormats.default(ajv, ['date', 'email']);
  try {
    return ajv.compile(schema);
  } catch (error) {
    throw new FormFault([{ place: 'schema', message: (error as Error).message }]);
  }
}

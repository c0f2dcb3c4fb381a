import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Issue } from '#platform/errors/index.ts';
import { findField } from './answering.ts';
import type { Answers, Field, Form } from './form.ts';
import { isGroup, kindOf } from './kinds/index.ts';

/** What the form's JSON Schema has against these answers, in the words of issues. */
export function schemaIssues(form: Form, answers: Answers): Issue[] {
  if (form.validate(answers)) return [];
  const fields = form.stages.flatMap((stage) => stage.fields);
  return form.validate.errors!.flatMap((error) => issueOf(error, fields));
}

function issueOf(error: ErrorObject, fields: readonly Field[]): Issue[] {
  const missing = error.keyword === 'required' ? `/${error.params['missingProperty']}` : '';
  const at = error.instancePath + missing;
  const field = findField(fields, at.slice(1).replaceAll('/', '.'));
  const hasParts = field !== undefined && (isGroup(field) || field.kind === 'table');
  // A missing group is told of part by part; an `if` only sums up what its branch says.
  if ((missing && hasParts) || error.keyword === 'if') return [];
  return [{ field: at, ...codeOf(error, field, hasParts) }];
}

const codeOfLimit: Readonly<Record<string, readonly [code: string, param: string]>> = {
  maxLength: ['too-long', 'max'],
  minLength: ['too-short', 'min'],
  maximum: ['too-large', 'max'],
  minimum: ['too-small', 'min'],
  minItems: ['too-few-rows', 'min'],
};

function codeOf(
  { keyword, params }: ErrorObject,
  field: Field | undefined,
  hasParts: boolean,
): Omit<Issue, 'field'> {
  const limit = params['limit'] as number;
  const known = codeOfLimit[keyword];
  if (known) return { code: known[0], params: { [known[1]]: limit } };
  if (keyword === 'required') return { code: 'required' };
  if (keyword === 'maxItems') {
    return { code: field?.kind === 'table' ? 'too-many-rows' : 'too-many-files', params: { max: limit } };
  }
  if (keyword === 'multipleOf')
    return { code: 'too-many-decimals', params: { max: field?.source.decimals ?? 0 } };
  return { code: !field || hasParts ? 'malformed' : kindOf(field).mistake };
}

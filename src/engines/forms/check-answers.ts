import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Issue } from '#platform/errors/index.ts';
import { findField } from './answering.ts';
import { checkShape } from './check-shape.ts';
import type { Answers, Field, Form, Option } from './form.ts';
import { isGroup, kindOf } from './kinds/index.ts';
import { layOut, type Placed } from './layout.ts';
import { getStage } from './stages.ts';

/** Saving asks little, submitting asks all, deciding asks again. */
export type Moment = 'save' | 'submit' | 'decide';

/** A host's lists: provinces, communes of a province, ethnic groups …, as they were on the day that matters. */
export type Lists = (name: string, narrowedTo?: string) => readonly Option[] | undefined;

export interface CheckOptions {
  readonly today: Temporal.PlainDate;
  /** Where given, a code chosen from a host's list must be in it. */
  readonly lists?: Lists | undefined;
  /** Check this stage alone, as when going on to the next. */
  readonly stageId?: string | undefined;
}

/** What a person must mend, in the order of the page; at most one issue for each field. */
export function checkAnswers(form: Form, answers: Answers, moment: Moment, options: CheckOptions): Issue[] {
  const shape = checkShape(form, answers);
  if (moment === 'save' || shape.length > 0) return shape;

  const layout = layOut(form, answers, options.today);
  const found = new Map<string, Issue>();
  const note = (issue: Issue) => found.has(issue.field) || found.set(issue.field, issue);
  const stages = layout.stages.filter(({ stage }) => !options.stageId || stage.id === options.stageId);
  if (!form.validate(layout.answers)) {
    for (const error of form.validate.errors ?? []) noteSchemaError(form, error, note);
  }
  const order: string[] = [];
  for (const { fields } of stages) checkPlaced(fields, options, note, order);
  for (const rule of form.rules) {
    if (rule.at && !rule.at.includes(moment)) continue;
    const scopes = [layout.answers];
    if (rule.when && !rule.when(scopes, options.today)) continue;
    if (!rule.check(scopes, options.today)) {
      note({ field: pointer(rule.field), code: 'rule', params: { rule: rule.id } });
    }
  }
  return inPageOrder(found, order, options.stageId ? getStage(form, options.stageId).names : undefined);
}

const pointer = (path: string) => `/${path.replaceAll('.', '/')}`;

type Note = (issue: Issue) => void;

function checkPlaced(fields: readonly Placed[], options: CheckOptions, note: Note, order: string[]): void {
  for (const placed of fields) {
    const { field, value } = placed;
    order.push(pointer(placed.path));
    if (field.kind === 'table') {
      if (placed.rows.length === 0 && isRequired(placed, options)) {
        note({ field: pointer(placed.path), code: 'required' });
      }
      for (const row of placed.rows) checkPlaced(row, options, note, order);
    } else if (field.name === undefined || isGroup(field)) checkPlaced(placed.parts, options, note, order);
    else if (value === undefined) {
      if (isRequired(placed, options)) note({ field: pointer(placed.path), code: 'required' });
    } else checkValue(placed, options, note);
  }
}

function checkValue({ field, path, value, scopes }: Placed, options: CheckOptions, note: Note): void {
  const { lists, today } = options;
  if (lists && field.source.optionsFrom && typeof value === 'string') {
    const narrowedTo = field.narrowedBy ? String(scopes.at(-1)?.[field.narrowedBy] ?? '') : undefined;
    const list = lists(field.source.optionsFrom, narrowedTo);
    if (list && !list.some((option) => option.value === value)) {
      note({ field: pointer(path), code: 'not-an-option' });
    }
  }
  const fault = kindOf(field).fault?.(value!, field, today);
  if (fault) note({ field: pointer(path), ...fault });
}

export function isRequired(
  { field, scopes }: Pick<Placed, 'field' | 'scopes'>,
  { today }: CheckOptions,
): boolean {
  return typeof field.required === 'function' ? field.required(scopes, today) : field.required;
}

function noteSchemaError(form: Form, error: ErrorObject, note: Note): void {
  const missing = error.keyword === 'required' ? `/${error.params['missingProperty']}` : '';
  const at = error.instancePath + missing;
  const fields = form.stages.flatMap((stage) => stage.fields);
  const field = findField(fields, at.slice(1).replaceAll('/', '.'));
  // A missing group is told of part by part; `if` and its kin only sum up what others say.
  if (field && missing && (isGroup(field) || field.kind === 'table')) return;
  if (!field && /^(if|allOf|anyOf|oneOf|not)$/.test(error.keyword) === false && at === '') return;
  if (/^(if|allOf)$/.test(error.keyword)) return;
  note({ field: at, ...codeOf(error, field) });
}

function codeOf({ keyword, params }: ErrorObject, field: Field | undefined): Omit<Issue, 'field'> {
  const limit = params['limit'] as number;
  switch (keyword) {
    case 'required':
      return { code: 'required' };
    case 'maxLength':
      return { code: 'too-long', params: { max: limit } };
    case 'minLength':
      return { code: 'too-short', params: { min: limit } };
    case 'minimum':
      return { code: 'too-small', params: { min: limit } };
    case 'maximum':
      return { code: 'too-large', params: { max: limit } };
    case 'multipleOf':
      return { code: 'too-many-decimals', params: { max: field?.source.decimals ?? 0 } };
    case 'minItems':
      return { code: 'too-few-rows', params: { min: limit } };
    case 'maxItems':
      return { code: field?.kind === 'table' ? 'too-many-rows' : 'too-many-files', params: { max: limit } };
    default:
      return {
        code: !field || isGroup(field) || field.kind === 'table' ? 'malformed' : kindOf(field).mistake,
      };
  }
}

function inPageOrder(
  found: ReadonlyMap<string, Issue>,
  order: readonly string[],
  names: ReadonlySet<string> | undefined,
): Issue[] {
  const placeOf = new Map(order.map((at, index) => [at, index]));
  return [...found.values()]
    .filter(({ field }) => !names || names.has(field.split('/')[1] ?? ''))
    .sort((one, other) => (placeOf.get(one.field) ?? Infinity) - (placeOf.get(other.field) ?? Infinity));
}

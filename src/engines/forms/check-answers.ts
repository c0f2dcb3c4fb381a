import type { Issue } from '#platform/errors/index.ts';
import { checkShape } from './check-shape.ts';
import type { Answers, Form, Option } from './form.ts';
import { isGroup, kindOf } from './kinds/index.ts';
import { type Layout, layOut, type Placed, type PlacedStage } from './layout.ts';
import { schemaIssues } from './schema-issues.ts';

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
  const found = schemaIssues(form, layout.answers);
  for (const { fields } of layout.stages) checkPlaced(fields, options, found);
  checkRules(form, layout, moment, options, found);
  if (found.length === 0) return found;
  const stages = layout.stages.filter(({ stage }) => !options.stageId || stage.id === options.stageId);
  return inPageOrder(found, stages, options.stageId === undefined);
}

const pointer = (path: string) => `/${path.replaceAll('.', '/')}`;

function checkPlaced(fields: readonly Placed[], options: CheckOptions, found: Issue[]): void {
  for (const placed of fields) {
    const { field, value } = placed;
    if (field.kind === 'table') {
      for (const row of placed.rows) checkPlaced(row, options, found);
    } else if (field.name === undefined || isGroup(field)) {
      checkPlaced(placed.parts, options, found);
      continue;
    }
    if (value !== undefined) checkValue(placed, options, found);
    else if (placed.rows.length === 0 && isRequired(placed, options)) {
      found.push({ field: pointer(placed.path), code: 'required' });
    }
  }
}

function checkValue({ field, path, value, scopes }: Placed, options: CheckOptions, found: Issue[]): void {
  const { lists, today } = options;
  if (lists && field.source.optionsFrom) {
    const narrowedTo = field.narrowedBy ? String(scopes.at(-1)?.[field.narrowedBy] ?? '') : undefined;
    const list = lists(field.source.optionsFrom, narrowedTo);
    if (list && ![value].flat().every((code) => list.some((option) => option.value === code))) {
      found.push({ field: pointer(path), code: 'not-an-option' });
    }
  }
  const fault = kindOf(field).fault?.(value!, field, today);
  if (fault) found.push({ field: pointer(path), ...fault });
}

export function isRequired(
  { field, scopes }: Pick<Placed, 'field' | 'scopes'>,
  { today }: Pick<CheckOptions, 'today'>,
): boolean {
  return typeof field.required === 'function' ? field.required(scopes, today) : field.required;
}

function checkRules(
  form: Form,
  { answers }: Layout,
  moment: Moment,
  { today }: CheckOptions,
  found: Issue[],
): void {
  for (const { id, at, when, check, field } of form.rules) {
    const applies = (at ?? [moment]).includes(moment as 'submit') && (!when || when([answers], today));
    if (applies && !check([answers], today)) {
      found.push({ field: pointer(field), code: 'rule', params: { rule: id } });
    }
  }
}

/** The first issue found for each field, as the fields stand on the page; what stands nowhere comes last. */
function inPageOrder(found: readonly Issue[], stages: readonly PlacedStage[], keepsOthers: boolean): Issue[] {
  const first = new Map(found.toReversed().map((issue) => [issue.field, issue]));
  const ordered: Issue[] = [];
  const visit = ({ path, parts, rows }: Placed): void => {
    const own = first.get(pointer(path));
    if (own && first.delete(own.field)) ordered.push(own);
    for (const placed of [...parts, ...rows.flat()]) visit(placed);
  };
  for (const { fields } of stages) fields.forEach(visit);
  return keepsOthers ? [...ordered, ...first.values()] : ordered;
}

import { answering } from './answering.ts';
import type { Answers, Field, Form, Json } from './form.ts';
import { mostRows, usualRows } from './form.ts';
import { isGroup } from './kinds/index.ts';
import { objectAt, rowsAt } from './layout.ts';
import { type Posted, postedText } from './read-posted.ts';

/** The name of every submit button of a stage; its value says what was asked. */
export const actionName = 'action';

/** What the pressed button asks: go on, go back, keep the draft, show the page again, or add or remove a row or file. */
export type StageAction =
  | { readonly kind: 'continue' | 'back' | 'save' | 'refresh' }
  | { readonly kind: 'add' | 'remove'; readonly path: string };

/** Reads the pressed button; the Enter key and anything unknown mean to go on. */
export function readAction(posted: Posted): StageAction {
  const [kind, path] = (postedText(posted, actionName) ?? '').split(' ');
  if ((kind === 'add' || kind === 'remove') && path) return { kind, path };
  return { kind: kind === 'back' || kind === 'save' || kind === 'refresh' ? kind : 'continue' };
}

/** The answers with a row added or removed, or a file removed; unchanged by the other actions and by unknown paths. */
export function applyAction(form: Form, answers: Answers, action: StageAction): Answers {
  if (action.kind !== 'add' && action.kind !== 'remove') return answers;
  const fields = form.stages.flatMap((stage) => stage.fields);
  return within(fields, answers, action.path.split('.'), action.kind);
}

function within(
  fields: readonly Field[],
  answers: Answers,
  path: readonly string[],
  act: 'add' | 'remove',
): Answers {
  const [name, ...rest] = path;
  const field = answering(fields).find((one) => one.name === name);
  if (!field) return answers;
  const value = answers[field.name];
  const changed = isGroup(field)
    ? within(field.fields, objectAt(value), rest, act)
    : changeList(field, rowsAt(value), rest, act);
  return { ...answers, [field.name]: changed };
}

function changeList(
  field: Field,
  list: readonly Json[],
  [at, ...deeper]: readonly string[],
  act: 'add' | 'remove',
) {
  if (field.kind === 'file') return act === 'remove' ? list.filter((id) => id !== at) : list;
  if (field.kind !== 'table') return list;
  if (at === undefined) {
    const isFull = list.length >= Math.min(field.source.maxRows ?? usualRows, mostRows);
    return act === 'add' && !isFull ? [...list, startFields(field.fields)] : list;
  }
  if (deeper.length === 0) return act === 'remove' ? list.filter((_, index) => index !== Number(at)) : list;
  return list.map((row, index) =>
    index === Number(at) ? within(field.fields, objectAt(row), deeper, act) : row,
  );
}

/** The answers a new form begins with: its defaults, and the rows a table must have. */
export function startAnswers(form: Form): Answers {
  return startFields(form.stages.flatMap((stage) => stage.fields));
}

function startFields(fields: readonly Field[]): Answers {
  const answers: { [name: string]: Json } = {};
  for (const field of answering(fields)) {
    const { default: value, minRows = 0 } = field.source;
    if (isGroup(field)) {
      const inside = startFields(field.fields);
      if (Object.keys(inside).length > 0) answers[field.name] = inside;
    } else if (field.kind === 'table' && minRows > 0) {
      answers[field.name] = Array.from({ length: minRows }, () => startFields(field.fields));
    } else if (value !== undefined) answers[field.name] = value;
  }
  return answers;
}

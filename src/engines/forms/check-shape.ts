import type { Issue } from '#platform/errors/index.ts';
import { answering } from './answering.ts';
import { type Field, type Form, mostRows } from './form.ts';
import { isGroup } from './kinds/index.ts';

/** The longest text anyone may store in one answer, whatever the field; a form's own limit is usually lower. */
const longestText = 20_000;
const longestList = 200;

/**
 * Whether a draft may be stored at all: only fields of the form, objects and rows where they belong, nothing oversized. It asks for
 * nothing and judges no answer. Depth is bounded by the form's own: what no field stands for is not entered.
 */
export function checkShape(form: Form, answers: unknown): Issue[] {
  const issues: Issue[] = [];
  const fields = byName(
    form,
    form.stages.map((stage) => stage.fields),
  );
  shapeOf(fields, answers, '', issues);
  return issues;
}

type Named = ReadonlyMap<string, Field>;
const known = new WeakMap<object, Named>();

/** The fields of one object by name, remembered by the list they stand in: rows ask for theirs again and again. */
function byName(owner: object, fields: readonly (readonly Field[])[]): Named {
  const named =
    known.get(owner) ??
    new Map(fields.flatMap(answering).map((field): [string, Field] => [field.name, field]));
  known.set(owner, named);
  return named;
}

function shapeOf(fields: Named, value: unknown, pointer: string, issues: Issue[]): void {
  if (!isPlainObject(value)) {
    issues.push({ field: pointer, code: 'malformed' });
    return;
  }
  for (const [name, answer] of Object.entries(value)) {
    const field = fields.get(name);
    if (!field) issues.push({ field: `${pointer}/${escapeToken(name)}`, code: 'unknown-field' });
    else if (isGroup(field)) shapeOf(byName(field, [field.fields]), answer, `${pointer}/${name}`, issues);
    else if (field.kind === 'table') shapeOfRows(field, answer, `${pointer}/${name}`, issues);
    else if (!isSmallAnswer(answer)) issues.push({ field: `${pointer}/${name}`, code: 'malformed' });
  }
}

/** RFC 6901, section 3. */
const escapeToken = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

function shapeOfRows(field: Field, rows: unknown, pointer: string, issues: Issue[]): void {
  if (!Array.isArray(rows)) issues.push({ field: pointer, code: 'malformed' });
  else if (rows.length > mostRows) {
    issues.push({ field: pointer, code: 'too-many-rows', params: { max: mostRows } });
  } else {
    for (const [index, row] of rows.entries())
      shapeOf(byName(field, [field.fields]), row, `${pointer}/${index}`, issues);
  }
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function isSmallAnswer(answer: unknown): boolean {
  if (Array.isArray(answer)) return answer.length <= longestList && answer.every(isSmallScalar);
  return isSmallScalar(answer);
}

function isSmallScalar(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= longestText;
  return value === null || typeof value === 'boolean' || Number.isFinite(value);
}

import { InvalidInput } from '#platform/errors/index.ts';
import { answering } from './answering.ts';
import type { Answers, Field, Form, Json } from './form.ts';
import { mostRows } from './form.ts';
import { isGroup, kindOf } from './kinds/index.ts';
import { objectAt, rowsAt } from './layout.ts';
import { getStage } from './stages.ts';

/** Posted fields: `URLSearchParams`, `FormData` entries of text, or the object a body parser gives. */
export type Posted =
  | Iterable<readonly [string, string]>
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Reads the posted fields of one stage into the answers given before. A field whose name was not posted was not on the page
 * and keeps its answer; one posted empty is cleared (a page sends an empty value beside each tick box and a row count for each table).
 * Only names of the form are ever looked up, so no posted name can reach a prototype.
 *
 * @throws InvalidInput `too-many-rows` when a table claims more rows than any form may have
 */
export function readPosted(
  form: Pick<Form, 'stages'>,
  stageId: string,
  posted: Posted,
  before: Answers = {},
): Answers {
  return readFields(getStage(form, stageId).fields, collect(posted), '', before);
}

/** The last text posted under this name. */
export function postedText(posted: Posted, name: string): string | undefined {
  return collect(posted).get(name)?.at(-1);
}

type Texts = ReadonlyMap<string, readonly string[]>;

function collect(posted: Posted): Texts {
  if (!(Symbol.iterator in posted)) {
    return new Map(Object.entries(posted).map(([name, text]) => [name, [text ?? []].flat()]));
  }
  const texts = new Map<string, string[]>();
  for (const [name, text] of posted) {
    const earlier = texts.get(name);
    if (earlier) earlier.push(text);
    else texts.set(name, [text]);
  }
  return texts;
}

function readFields(fields: readonly Field[], texts: Texts, prefix: string, before: Answers): Answers {
  const answers: { [name: string]: Json } = { ...before };
  for (const field of answering(fields)) {
    const read = readField(field, texts, prefix + field.name, before[field.name]);
    if (read === undefined) delete answers[field.name];
    else answers[field.name] = read;
  }
  return answers;
}

function readField(field: Field, texts: Texts, path: string, before: Json | undefined): Json | undefined {
  if (isGroup(field)) {
    const read = readFields(field.fields, texts, `${path}.`, objectAt(before));
    return Object.keys(read).length > 0 ? read : undefined;
  }
  const typed = texts.get(path);
  if (typed === undefined) return before;
  if (field.kind === 'table') return readRows(field, texts, path, rowsAt(before));
  const filled = typed.filter((text) => text.trim() !== '');
  return filled.length > 0 ? kindOf(field).read(filled, field) : undefined;
}

function readRows(field: Field, texts: Texts, path: string, before: readonly Json[]): Json {
  const claimed = Number(texts.get(path)!.at(-1));
  const count = Number.isInteger(claimed) && claimed >= 0 ? claimed : before.length;
  if (count > mostRows) {
    throw new InvalidInput([
      { field: `/${path.replaceAll('.', '/')}`, code: 'too-many-rows', params: { max: mostRows } },
    ]);
  }
  return Array.from({ length: count }, (_, index) =>
    readFields(field.fields, texts, `${path}.${index}.`, objectAt(before[index])),
  );
}

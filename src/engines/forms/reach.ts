import { candidatesOf, literalsIn } from './candidate-answers.ts';
import type { Answers, Field, Form, Json, Stage } from './form.ts';
import type { Condition, LocalText } from './form-source.ts';
import { layOut, type Placed } from './layout.ts';

/** What it takes to be asked: the conditions of a stage or field, and answers that lead there. */
export interface Reach {
  readonly about: 'stage' | 'field';
  /** Of a field its path without rows (`companions.books`), of a stage its id. */
  readonly path: string;
  readonly label: LocalText;
  readonly stageId: string;
  /** Its own, then those of what it stands in; none means always. */
  readonly conditions: readonly Condition[];
  /** The fewest answers that lead there, at most three ways; none when nothing tried does. */
  readonly ways: readonly Way[];
  /** Every combination was tried, so that no way means there is none. */
  readonly isExhausted: boolean;
}

/** Some answers that lead to a question. */
export interface Way {
  /** By path, as `companions.books`: what was answered, and nothing else. */
  readonly given: Answers;
  /** The same as answers to the form; rows that must be there are. */
  readonly answers: Answers;
}

const mostTried = 5_000;
const mostWays = 3;

/**
 * Which answers reach each stage and each field that is not always asked: the answers their conditions speak of are
 * tried in every combination, on the form itself, the fewest first.
 */
export function reachOf(form: Form, today: Temporal.PlainDate): readonly Reach[] {
  const asked = questionsOf(form);
  const byPath = new Map(asked.map((question) => [question.path, question]));
  return asked
    .filter(({ about, own }) => about === 'stage' || own !== undefined)
    .map((question) => {
      const { about, path, label, stageId, conditions } = question;
      const { ways, isExhausted } = findWays(form, question, byPath, today);
      return { about, path, label, stageId, conditions, ways, isExhausted };
    });
}

interface Question {
  readonly about: 'stage' | 'field';
  readonly path: string;
  readonly label: LocalText;
  readonly stageId: string;
  readonly own: Condition | undefined;
  readonly conditions: readonly Condition[];
  /** What it stands in, innermost first: where the names of its conditions are looked for. */
  readonly prefixes: readonly string[];
  readonly field: Field | undefined;
  /** Paths of the tables it stands in: rows must be there. */
  readonly tables: readonly string[];
}

function questionsOf(form: Form): readonly Question[] {
  return form.stages.flatMap((stage) => {
    const { when } = stage.source;
    const conditions = when === undefined ? [] : [when];
    const own: Question = {
      about: 'stage',
      path: stage.id,
      label: stage.title,
      stageId: stage.id,
      own: when,
      conditions,
      prefixes: [''],
      field: undefined,
      tables: [],
    };
    return [own, ...questionsIn(stage.fields, stage, { conditions, prefixes: [''], tables: [] })];
  });
}

function questionsIn(
  fields: readonly Field[],
  stage: Stage,
  within: Pick<Question, 'conditions' | 'prefixes' | 'tables'>,
): Question[] {
  return fields.flatMap((field) => {
    const own = field.source.when;
    const conditions = own === undefined ? within.conditions : [own, ...within.conditions];
    const path = within.prefixes[0]! + (field.name ?? '');
    const here = { ...within, conditions };
    if (field.name === undefined) return questionsIn(field.fields, stage, here);
    const question = { ...here, about: 'field' as const, path, label: field.label, stageId: stage.id };
    const inside = {
      conditions,
      prefixes: [`${path}.`, ...within.prefixes],
      tables: field.kind === 'table' ? [...within.tables, path] : within.tables,
    };
    const parts = field.source.fields ? questionsIn(field.fields, stage, inside) : [];
    return [{ ...question, own, field }, ...parts];
  });
}

/** The fields these conditions speak of, and those that decide whether these are asked in turn. */
function decidersOf(
  question: Question,
  byPath: ReadonlyMap<string, Question>,
): ReadonlyMap<string, Question> {
  const deciders = new Map<string, Question>();
  const visit = ({ conditions, prefixes, field }: Question) => {
    const texts = conditions.flatMap(namesIn).concat(namesIn(field?.source.value ?? ''));
    for (const name of texts) {
      const found = prefixes.map((prefix) => byPath.get(prefix + name)).find((each) => each?.field);
      if (!found || deciders.has(found.path)) continue;
      deciders.set(found.path, found);
      visit(found);
    }
  };
  visit({ ...question, field: undefined });
  return deciders;
}

/** Names an expression or a map of answers speaks of; `guardian.phone` also by its first part. */
function namesIn(condition: Condition): readonly string[] {
  const words =
    typeof condition === 'string'
      ? (condition.replace(/"[^"]*"/g, '').match(/[a-z]\w*(\.[a-z]\w*)*/gi) ?? [])
      : Object.keys(condition);
  return words.flatMap((word) => word.split('.').map((_, at, parts) => parts.slice(0, at + 1).join('.')));
}

function findWays(
  form: Form,
  question: Question,
  byPath: ReadonlyMap<string, Question>,
  today: Temporal.PlainDate,
): Pick<Reach, 'ways' | 'isExhausted'> {
  const deciders = [...decidersOf(question, byPath).values()].filter(({ field }) => !field!.compute);
  const literals = literalsIn([...deciders, question].flatMap(({ conditions }) => conditions));
  const choices = deciders.map(({ path, field }) => ({
    path,
    values: candidatesOf(field!, literals, today),
  }));
  /** Of a number or a date one value speaks for all that lead the same way. */
  const edges = new Set(deciders.filter(({ field }) => !isOneOfFew(field!)).map(({ path }) => path));
  const rows = Object.fromEntries(question.tables.map((path) => [path, 1]));
  const ways: Way[] = [];
  let tried = 0;
  for (const chosen of combinations(choices)) {
    if (tried === mostTried || ways.length === mostWays) return { ways, isExhausted: false };
    tried += 1;
    if (ways.some(({ given }) => isPartOf(given, chosen, edges))) continue;
    const answers = Object.entries({ ...rows, ...chosen }).reduce<Answers>(
      (all, [path, value]) => withAnswer(all, path.split('.'), value, question.tables),
      {},
    );
    if (isReached(form, question, answers, today)) ways.push({ given: chosen, answers });
  }
  return { ways, isExhausted: true };
}

const isOneOfFew = ({ kind, options }: Field) => kind === 'yesNo' || options !== undefined;

const isPartOf = (way: Answers, chosen: Answers, edges: ReadonlySet<string>) =>
  Object.entries(way).every(([path, value]) =>
    edges.has(path) ? path in chosen : JSON.stringify(chosen[path]) === JSON.stringify(value),
  );

interface Choice {
  readonly path: string;
  readonly values: readonly Json[];
}

/** Every combination of answers, an answer left out being one of them; the fewest answers first. */
function* combinations(choices: readonly Choice[]): Generator<Answers> {
  for (let size = 0; size <= choices.length; size += 1) yield* choose(choices, size);
}

function* choose([first, ...rest]: readonly Choice[], size: number): Generator<Answers> {
  if (size === 0) return void (yield {});
  if (!first) return;
  for (const value of first.values) {
    for (const others of choose(rest, size - 1)) yield { [first.path]: value, ...others };
  }
  yield* choose(rest, size);
}

/** The answer put in its place; inside a table, in the first row. */
function withAnswer(
  answers: Answers,
  [name, ...rest]: readonly string[],
  value: Json,
  tables: readonly string[],
  at = name!,
): Answers {
  const before = answers[name!];
  if (tables.includes(at) && (rest.length > 0 || !Array.isArray(value))) {
    const row = (Array.isArray(before) ? before[0] : undefined) ?? {};
    const filled = rest.length > 0 ? deeper(row as Answers, rest, value, tables, at) : row;
    return { ...answers, [name!]: [filled as Json] };
  }
  if (rest.length === 0) return { ...answers, [name!]: value };
  return { ...answers, [name!]: deeper((before ?? {}) as Answers, rest, value, tables, at) };
}

const deeper = (
  answers: Answers,
  rest: readonly string[],
  value: Json,
  tables: readonly string[],
  at: string,
): Answers => withAnswer(answers, rest, value, tables, `${at}.${rest[0]}`);

function isReached(form: Form, { about, path }: Question, answers: Answers, today: Temporal.PlainDate) {
  const stages = layOut(form, answers, today).stages.filter(({ applies }) => applies);
  if (about === 'stage') return stages.some(({ stage }) => stage.id === path);
  const holds = (placed: Placed): boolean =>
    placed.path.replace(/\.\d+(?=\.|$)/g, '') === path ||
    [...placed.parts, ...placed.rows.flat()].some(holds);
  return stages.some(({ fields }) => fields.some(holds));
}

import { answering } from './answering.ts';
import type { Field, Form, Stage } from './form.ts';
import type { LocalText } from './form-source.ts';

/** A word of the author that differs: the key of `form.yaml`, and what stood there before and after. */
export interface ChangedWord {
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One difference between two versions of a form, as its author would tell it. */
export type FormChange = {
  readonly about: 'form' | 'stage' | 'field' | 'rule';
  /** Of a field its path without rows (`companions.books`), of a stage or rule its id. */
  readonly path: string;
  readonly label: LocalText;
} & (
  | { readonly kind: 'added' | 'removed' }
  | { readonly kind: 'changed'; readonly words: readonly ChangedWord[]; readonly renamedFrom?: string }
);

/** What the newer form says otherwise: stages, fields in reading order, rules; then what is gone. */
export function compareForms(older: Form, newer: Form): readonly FormChange[] {
  return [
    ...changedOnly('form', newer.id, newer.title, wordsOf(older), wordsOf(newer)),
    ...compareParts('stage', stagesOf(older), stagesOf(newer)),
    ...compareParts('field', fieldsOf(older), fieldsOf(newer)),
    ...compareParts('rule', rulesOf(older), rulesOf(newer)),
  ];
}

interface Part {
  readonly path: string;
  readonly was: readonly string[];
  readonly label: LocalText;
  readonly words: Readonly<Record<string, unknown>>;
}

type About = 'stage' | 'field' | 'rule';

function compareParts(about: About, before: readonly Part[], after: readonly Part[]): FormChange[] {
  const old = new Map(before.map((part) => [part.path, part]));
  const met = new Set<string>();
  const changes = after.flatMap(({ path, was, label, words }): FormChange[] => {
    const known = [path, ...was].map((name) => old.get(name)).find((part) => part && !met.has(part.path));
    if (!known) return [{ about, kind: 'added', path, label }];
    met.add(known.path);
    return changedOnly(about, path, label, known.words, words, known.path);
  });
  const gone = before.filter(({ path }) => !met.has(path));
  return [...changes, ...gone.map(({ path, label }) => ({ about, kind: 'removed' as const, path, label }))];
}

function changedOnly(
  about: FormChange['about'],
  path: string,
  label: LocalText,
  before: Part['words'],
  after: Part['words'],
  oldPath = path,
): FormChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const words = keys
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => ({ key, before: before[key], after: after[key] }));
  if (words.length === 0 && oldPath === path) return [];
  return [{ about, kind: 'changed', path, label, words, ...(oldPath !== path && { renamedFrom: oldPath }) }];
}

const wordsOf = ({ title, intro }: Form) => ({ title, intro });

const stagesOf = ({ stages }: Form): readonly Part[] =>
  stages.map(({ id, title, source: { id: _id, fields: _fields, ...words } }) => ({
    path: id,
    was: [],
    label: title,
    words,
  }));

const rulesOf = ({ rules }: Form): readonly Part[] =>
  rules.map(({ source: { id, ...words } }) => ({ path: id, was: [], label: words.message, words }));

/** Every field that is answered, those inside groups and rows too; a composite kind is one answer. */
const fieldsOf = (form: Form): readonly Part[] =>
  form.stages.flatMap((stage) => partsOf(stage.fields, '', stage));

function partsOf(fields: readonly Field[], prefix: string, stage: Stage): Part[] {
  return answering(fields).flatMap((field) => {
    const { name: _name, fields: _fields, was: _was, ...words } = field.source;
    const path = prefix + field.name;
    const own: Part = {
      path,
      // An earlier name is a sibling's, or a path from the outermost.
      was: field.was.flatMap((name) => [prefix + name, name]),
      label: field.label,
      words: { ...words, stage: stage.id },
    };
    return [own, ...(field.source.fields ? partsOf(field.fields, `${path}.`, stage) : [])];
  });
}

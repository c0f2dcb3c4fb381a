import { answering } from './answering.ts';
import { fitAnswer } from './fit-answer.ts';
import type { Answers, Field, Form, Json } from './form.ts';
import type { LocalText } from './form-source.ts';
import { isGroup, kindOf } from './kinds/index.ts';
import { objectAt, rowsAt } from './layout.ts';

/** An answer the newer form has no place for: shown to its owner, never silently dropped. */
export interface LostAnswer {
  readonly label: LocalText;
  readonly field: string;
  readonly value: Json;
}

export interface Migrated {
  readonly answers: Answers;
  readonly lost: readonly LostAnswer[];
}

/**
 * Carries a draft of an older version into a newer one. A field is known by its name among its siblings, or by `was` (a
 * sibling's old name, or a path from the outermost). What changed kind is written and read anew; what no longer fits is
 * listed as lost. Never throws on a draft the older version could have kept.
 */
export function migrateAnswers(older: Form, newer: Form, draft: Answers): Migrated {
  const before = fieldsOf(older);
  const root: Level = { before, old: draft, at: '' };
  const taken = new Set<string>();
  const answers = carry(fieldsOf(newer), root, { root, names: namesOf(fieldsOf(newer)), taken });
  return { answers, lost: notTaken(before, draft, '', taken) };
}

const fieldsOf = (form: Form) => form.stages.flatMap((stage) => stage.fields);

/** One object of the old draft: its fields, its answers, its pointer. */
interface Level {
  readonly before: readonly Field[];
  readonly old: Answers;
  readonly at: string;
}

interface Move {
  readonly root: Level;
  /** What the newer form asks at its outermost. */
  readonly names: ReadonlySet<string>;
  /** Pointers of the old answers that found a place. */
  readonly taken: Set<string>;
}

const namesOf = (fields: readonly Field[]) => new Set(answering(fields).map(({ name }) => name));

interface Earlier {
  readonly field: Field;
  readonly value: Json;
  readonly pointer: string;
}

function carry(fields: readonly Field[], level: Level, move: Move): Answers {
  const answers: { [name: string]: Json } = {};
  const siblings = namesOf(fields);
  for (const field of answering(fields)) {
    const earlier = findEarlier(field, siblings, level, move);
    const carried = earlier ? carryValue(field, earlier, move) : carryParts(field, move);
    if (carried !== undefined) answers[field.name] = carried;
  }
  return answers;
}

/** A new group may gather answers that stood outside it. */
function carryParts(field: Field, move: Move): Json | undefined {
  const parts = isGroup(field) ? carry(field.fields, { before: [], old: {}, at: '' }, move) : {};
  return Object.keys(parts).length > 0 ? parts : undefined;
}

/** By its own name, else by an earlier name that nothing bears now: among its siblings, then from the outermost. */
function findEarlier(
  { name, was }: Field & { readonly name: string },
  siblings: ReadonlySet<string>,
  level: Level,
  { root, names }: Move,
): Earlier | undefined {
  const own = lookUp(level, [name]);
  if (own) return own;
  for (const path of was) {
    const found =
      (siblings.has(path) ? undefined : lookUp(level, [path])) ??
      (names.has(path) ? undefined : lookUp(root, path.split('.')));
    if (found) return found;
  }
  return undefined;
}

function lookUp({ before, old, at }: Level, [name, ...rest]: readonly string[]): Earlier | undefined {
  const field = answering(before).find((one) => one.name === name);
  const value = field && Object.hasOwn(old, field.name) ? old[field.name] : undefined;
  if (!field || value === undefined) return undefined;
  const pointer = `${at}/${name}`;
  if (rest.length === 0) return { field, value, pointer };
  return isGroup(field)
    ? lookUp({ before: field.fields, old: objectAt(value), at: pointer }, rest)
    : undefined;
}

function carryValue(field: Field, { field: old, value, pointer }: Earlier, move: Move): Json | undefined {
  if (isGroup(field)) {
    if (!isGroup(old)) return undefined;
    const parts = carry(field.fields, { before: old.fields, old: objectAt(value), at: pointer }, move);
    return Object.keys(parts).length > 0 ? parts : undefined;
  }
  if (field.kind === 'table') {
    if (old.kind !== 'table') return undefined;
    return rowsAt(value).map((row, index) =>
      carry(field.fields, { before: old.fields, old: objectAt(row), at: `${pointer}/${index}` }, move),
    );
  }
  if (isGroup(old) || old.kind === 'table') return undefined;
  const fits = old.kind === field.kind ? value : fitAnswer(field, written(old, value));
  if (fits !== undefined && isAnOption(field, fits)) {
    move.taken.add(pointer);
    return fits;
  }
  return undefined;
}

/** The answer as the page showed it, to be read by another kind. */
function written(old: Field, value: Json): Json {
  return old.compute || old.kind === 'note' ? null : (kindOf(old).write(value, old) as Json);
}

function isAnOption({ options }: Field, value: Json): boolean {
  return !options || [value].flat().every((code) => options.some((option) => option.value === code));
}

function notTaken(
  fields: readonly Field[],
  old: Answers,
  at: string,
  taken: ReadonlySet<string>,
): LostAnswer[] {
  return answering(fields).flatMap((field): LostAnswer[] => {
    const value = old[field.name];
    const pointer = `${at}/${field.name}`;
    if (value === undefined || value === null || taken.has(pointer) || field.compute) return [];
    if (isGroup(field)) return notTaken(field.fields, objectAt(value), pointer, taken);
    if (field.kind === 'table') {
      return rowsAt(value).flatMap((row, index) =>
        notTaken(field.fields, objectAt(row), `${pointer}/${index}`, taken),
      );
    }
    return [{ label: field.label, field: pointer, value }];
  });
}

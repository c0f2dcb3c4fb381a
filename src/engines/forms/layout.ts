import type { Answers, Field, Form, Json, Scopes, Stage } from './form.ts';
import { isGroup } from './kinds/index.ts';

/** A field in its place among the answers given: what applies, where, with what answer. */
export interface Placed {
  readonly field: Field;
  /** `companions.0.books`: the name of its input; with slashes, its JSON pointer. */
  readonly path: string;
  readonly value: Json | undefined;
  readonly scopes: Scopes;
  /** Names the field's place where it has a condition, with or without a name of its own: the same on page and server. */
  readonly key: string;
  /** Laid out though it does not apply, so that it can appear without asking the server. */
  readonly isLatent: boolean;
  /** Of a group. */
  readonly parts: readonly Placed[];
  /** Of a table, row by row. */
  readonly rows: readonly (readonly Placed[])[];
}

export interface PlacedStage {
  readonly stage: Stage;
  readonly applies: boolean;
  readonly fields: readonly Placed[];
}

/** The form as it stands for these answers; checking, showing and summing up all read it. */
export interface Layout {
  readonly stages: readonly PlacedStage[];
  /** The answers that apply, computed ones included. */
  readonly answers: Answers;
}

type Growing = { [name: string]: Json };
const none: readonly never[] = [];

interface Remembered {
  readonly form: Form;
  readonly answers: Answers;
  readonly today: Temporal.PlainDate;
  readonly layout: Layout;
}

/**
 * Checking, going on and showing ask for the same layout in turn, and answers are never changed in place. One is enough; a
 * WeakMap of them cost more in garbage collection than it saved.
 */
let last: Remembered | undefined;

/** One pass in reading order: each condition is asked with what was settled before it. */
export function layOut(form: Form, answers: Answers, today: Temporal.PlainDate): Layout {
  if (last?.answers === answers && last.form === form && last.today === today) return last.layout;
  const layout = layOutAnew(form, answers, today);
  last = { form, answers, today, layout };
  return layout;
}

function layOutAnew(
  form: Pick<Form, 'stages'>,
  answers: Answers,
  today: Temporal.PlainDate,
  isLive = false,
): Layout {
  const settled: Growing = {};
  const scopes = [settled];
  const stages = form.stages.map((stage) => {
    const applies = stage.when === undefined || stage.when(scopes, today);
    return {
      stage,
      applies,
      fields: applies ? place(stage.fields, answers, '', scopes, today, isLive) : none,
    };
  });
  return { stages, answers: settled };
}

/** The same with what does not apply kept in its place: for a page that shows and hides by itself. */
export const layOutLive = (form: Pick<Form, 'stages'>, answers: Answers, today: Temporal.PlainDate): Layout =>
  layOutAnew(form, answers, today, true);

function place(
  fields: readonly Field[],
  given: Answers,
  prefix: string,
  around: readonly Growing[],
  today: Temporal.PlainDate,
  isLive: boolean,
): readonly Placed[] {
  const placed: Placed[] = [];
  for (let index = 0; index < fields.length; index += 1) {
    const field = fields[index]!;
    const isLatent = field.when !== undefined && !field.when(around, today);
    if (isLatent && !isLive) continue;
    // What does not apply settles nothing: no condition may see it.
    const scopes = isLatent ? [...around.slice(0, -1), { ...around[around.length - 1]! }] : around;
    const settled = scopes[scopes.length - 1]!;
    const { name } = field;
    const path = prefix + (name ?? '');
    const key = name === undefined ? `${prefix}#${index}` : path;
    if (name === undefined) {
      const parts = place(field.fields, given, prefix, scopes, today, isLive);
      placed.push({ field, path, key, isLatent, value: undefined, scopes, parts, rows: none });
    } else if (isGroup(field)) {
      const own: Growing = {};
      const inside = objectAt(given[name]);
      const parts = place(field.fields, inside, `${path}.`, [...scopes, own], today, isLive);
      if (Object.keys(own).length > 0) settled[name] = own;
      placed.push({ field, path, key, isLatent, value: undefined, scopes, parts, rows: none });
    } else if (field.kind === 'table') {
      const own = rowsAt(given[name]).map((): Growing => ({}));
      const rows = rowsAt(given[name]).map((row, at) =>
        place(field.fields, objectAt(row), `${path}.${at}.`, [...scopes, own[at]!], today, isLive),
      );
      settled[name] = own;
      placed.push({ field, path, key, isLatent, value: undefined, scopes, parts: none, rows });
    } else {
      const value = field.compute ? field.compute(scopes, today) : (given[name] ?? null);
      if (value !== null) settled[name] = value;
      placed.push({ field, path, key, isLatent, value: value ?? undefined, scopes, parts: none, rows: none });
    }
  }
  return placed;
}

export function objectAt(value: Json | undefined): Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Answers) : {};
}

export function rowsAt(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : none;
}

/** What applies, in one object: what is kept when a dossier is submitted. Answers to questions not asked are dropped. */
export function settleAnswers(form: Form, answers: Answers, today: Temporal.PlainDate): Answers {
  return layOut(form, answers, today).answers;
}

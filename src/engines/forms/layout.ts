import type { Answers, Field, Form, Json, Scopes, Stage } from './form.ts';
import { isGroup } from './kinds/index.ts';

/** A field in its place among the answers given: what applies, where, with what answer. */
export interface Placed {
  readonly field: Field;
  /** `companions.0.books`: the name of its input; with slashes, its JSON pointer. */
  readonly path: string;
  readonly value: Json | undefined;
  readonly scopes: Scopes;
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

function layOutAnew(form: Form, answers: Answers, today: Temporal.PlainDate): Layout {
  const settled: Growing = {};
  const scopes = [settled];
  const stages = form.stages.map((stage) => {
    const applies = stage.when === undefined || stage.when(scopes, today);
    return { stage, applies, fields: applies ? place(stage.fields, answers, '', scopes, today) : none };
  });
  return { stages, answers: settled };
}

function place(
  fields: readonly Field[],
  given: Answers,
  prefix: string,
  scopes: readonly Growing[],
  today: Temporal.PlainDate,
): readonly Placed[] {
  const placed: Placed[] = [];
  const settled = scopes[scopes.length - 1]!;
  for (const field of fields) {
    if (field.when !== undefined && !field.when(scopes, today)) continue;
    const { name } = field;
    const path = prefix + (name ?? '');
    if (name === undefined) {
      const parts = place(field.fields, given, prefix, scopes, today);
      placed.push({ field, path, value: undefined, scopes, parts, rows: none });
    } else if (isGroup(field)) {
      const own: Growing = {};
      const parts = place(field.fields, objectAt(given[name]), `${path}.`, [...scopes, own], today);
      if (Object.keys(own).length > 0) settled[name] = own;
      placed.push({ field, path, value: undefined, scopes, parts, rows: none });
    } else if (field.kind === 'table') {
      const own = rowsAt(given[name]).map((): Growing => ({}));
      const rows = rowsAt(given[name]).map((row, index) =>
        place(field.fields, objectAt(row), `${path}.${index}.`, [...scopes, own[index]!], today),
      );
      settled[name] = own;
      placed.push({ field, path, value: undefined, scopes, parts: none, rows });
    } else {
      const value = field.compute ? field.compute(scopes, today) : (given[name] ?? null);
      if (value !== null) settled[name] = value;
      placed.push({ field, path, value: value ?? undefined, scopes, parts: none, rows: none });
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

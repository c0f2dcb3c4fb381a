import {
  evaluate,
  FeelDate,
  FeelFunction,
  SyntaxError as FeelSyntaxError,
  parseDate,
  parseExpression,
} from 'feelin';
import type { Field, Json, Reading, Scopes } from './form.ts';

/** Where a name of an expression is found: how many scopes from the outermost, and which field it is. */
export interface Found {
  readonly level: number;
  readonly field: Field;
}
export type Find = (name: string) => Found | undefined;

/** What is wrong with an expression, for the author. */
export class ExpressionFault extends Error {}

/**
 * Compiles a FEEL expression (DMN 1.5) once. feelin parses on every `evaluate`; a FEEL function literal is
 * parsed once and may then be called, at a tenth of the time, so the expression becomes the body of one.
 */
export function compileExpression(text: string, find: Find): Reading {
  const names = namesIn(text, find);
  const head = `function(${names.join(', ')}) `;
  const { value: body, warnings } = evaluateOnce(head + text, head.length);
  if (!(body instanceof FeelFunction)) throw new ExpressionFault('not an expression');
  const argumentsOf = names.map((name) => argument(name, find));
  return (scopes, today) => {
    const result = body.invoke(argumentsOf.map((read) => read(scopes, today)));
    // feelin notes what it turned into null on a list that lives as long as the function.
    warnings.length = 0;
    return toJson(result);
  };
}

function evaluateOnce(text: string, offset: number) {
  try {
    return evaluate(text, {});
  } catch (error) {
    if (!(error instanceof FeelSyntaxError)) throw error;
    throw new ExpressionFault(
      `${error.message} at character ${Math.max(0, error.position.from - offset) + 1}`,
    );
  }
}

/** The answers (and `today`) the expression speaks of; refuses a name that nothing bears. */
function namesIn(text: string, find: Find): string[] {
  const names = new Set<string>();
  const bound = new Set(['item', 'partial']);
  let filters = 0;
  parseExpression(text, {}, undefined).iterate({
    enter(node) {
      const word = text.slice(node.from, node.to);
      if (node.name === 'FilterExpression') filters += 1;
      if (node.name === 'Name') bound.add(word);
      if (node.name === 'PathExpression') checkPath(word, find);
      if (node.name !== 'VariableName' || bound.has(word)) return;
      if (node.node.parent?.name === 'FunctionInvocation' && node.from === node.node.parent.from) {
        refuseUnknownFunction(word);
      } else if (word === 'today' || find(word)) names.add(word);
      // Within a filter a bare name may be a column of the filtered rows.
      else if (filters === 0) throw new ExpressionFault(`no earlier field is named "${word}"`);
    },
    leave(node) {
      if (node.name === 'FilterExpression') filters -= 1;
    },
  });
  return [...names];
}

function refuseUnknownFunction(name: string): void {
  if (name === 'today' || name === 'now') throw new ExpressionFault(`write "today", not "${name}()"`);
  const { warnings } = evaluate(`${name}()`, {});
  if (warnings.some((warning) => warning.type === 'NO_FUNCTION_FOUND')) {
    throw new ExpressionFault(`no function "${name}"`);
  }
}

/** Follows `guardian.phone` through the form, so that a misspelt part is found when the form is read. */
function checkPath(text: string, find: Find): void {
  const [first, ...rest] = text.split('.').map((part) => part.trim());
  let field = find(first!)?.field;
  for (const part of rest) {
    if (!field || field.fields.length === 0 || !/^[A-Za-z0-9]+$/.test(part)) return;
    const next = childNamed(field.fields, part);
    if (!next) throw new ExpressionFault(`"${first}" has no "${part}"`);
    field = next;
  }
}

export function childNamed(fields: readonly Field[], name: string): Field | undefined {
  for (const field of fields) {
    if (field.name === name) return field;
    const inside = field.name === undefined ? childNamed(field.fields, name) : undefined;
    if (inside) return inside;
  }
  return undefined;
}

function argument(name: string, find: Find): (scopes: Scopes, today: Temporal.PlainDate) => unknown {
  const found = find(name);
  if (!found) return (_scopes, today) => feelToday(today);
  const { level, field } = found;
  const hasDates = holdsDates(field);
  return (scopes) => {
    const value = scopes[level]?.[name] ?? null;
    return hasDates ? toFeel(value, field) : value;
  };
}

const feelDays = new WeakMap<Temporal.PlainDate, FeelDate>();
function feelToday(today: Temporal.PlainDate): FeelDate {
  const day = feelDays.get(today) ?? new FeelDate(today);
  feelDays.set(today, day);
  return day;
}

function holdsDates(field: Field): boolean {
  return field.kind === 'date' || field.fields.some(holdsDates);
}

/** A date of which only the year or month is known counts from its first day. */
function toFeel(value: Json, field: Field): unknown {
  if (field.kind === 'date') return typeof value === 'string' ? dateToFeel(value) : null;
  if (Array.isArray(value)) return value.map((row: Json) => toFeel(row, field));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const child = childNamed(field.fields, name);
      return [name, child && holdsDates(child) ? toFeel(part, child) : part];
    }),
  );
}

function dateToFeel(text: string): FeelDate | null {
  if (!/^\d{4}(-\d\d){0,2}$/.test(text)) return null;
  return parseDate(text + '-01-01'.slice(text.length - 4)) ?? null;
}

function toJson(value: unknown): Json {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return value instanceof FeelDate ? value.iso : null;
}

import { answering } from './answering.ts';
import type { Answers, Field, Json } from './form.ts';
import { isGroup, kindOf } from './kinds/index.ts';
import { objectAt } from './layout.ts';

/**
 * The part of a value from elsewhere (a register, an older form, a pasted cell) that this field can hold, in the shape it
 * holds it: written as the page would show it and read as if it had been typed.
 */
export function fitAnswer(field: Field, value: Json | undefined): Json | undefined {
  if (value === undefined || value === null || field.compute || field.kind === 'note') return undefined;
  if (isGroup(field)) {
    const fits = fitParts(field, value);
    return Object.keys(fits).length > 0 ? fits : undefined;
  }
  if (field.kind === 'table') {
    return Array.isArray(value) ? value.map((row: Json) => fitParts(field, row)) : undefined;
  }
  const kind = kindOf(field);
  const texts = [kind.write(value, field)].flat().filter((text) => text.trim() !== '');
  return texts.length > 0 ? kind.read(texts, field) : undefined;
}

function fitParts(field: Field, value: Json): Answers {
  const given = objectAt(value);
  const fits: { [name: string]: Json } = {};
  for (const part of answering(field.fields)) {
    const fit = fitAnswer(part, Object.hasOwn(given, part.name) ? given[part.name] : undefined);
    if (fit !== undefined) fits[part.name] = fit;
  }
  return fits;
}

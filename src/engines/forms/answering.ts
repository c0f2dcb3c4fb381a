import type { Field } from './form.ts';

/** The fields that write into this object of answers, those of nameless groups among them. */
export function answering(fields: readonly Field[]): readonly (Field & { readonly name: string })[] {
  return fields.flatMap((field) => (field.name === undefined ? answering(field.fields) : [named(field)]));
}

const named = (field: Field) => field as Field & { readonly name: string };

/** The field an answer's path speaks of (`companions.0.books`), or nothing. */
export function findField(fields: readonly Field[], path: string): Field | undefined {
  let found: Field | undefined;
  let inside = fields;
  for (const part of path.split('.')) {
    if (found?.kind === 'table' && /^\d+$/.test(part)) continue;
    found = answering(inside).find((field) => field.name === part);
    if (!found) return undefined;
    inside = found.fields;
  }
  return found;
}

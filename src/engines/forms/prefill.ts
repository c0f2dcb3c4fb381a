import { answering } from './answering.ts';
import { fitAnswer } from './fit-answer.ts';
import type { Answers, Field, Form, Json } from './form.ts';
import type { LocalText } from './form-source.ts';
import { isGroup } from './kinds/index.ts';
import { objectAt } from './layout.ts';

/** A register, an account, an earlier dossier: what it is called, how old its data are, and the data. */
export interface PrefillSource {
  readonly label: LocalText;
  /** The day its data are from, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly values: Answers;
}

/** By JSON pointer of the field: where its answer came from, and what it was then. Kept beside the draft. */
export type Provenance = Readonly<
  Record<
    string,
    { readonly source: string; readonly label: LocalText; readonly asOf: string; readonly value: Json }
  >
>;

export interface Prefilled {
  readonly answers: Answers;
  readonly provenance: Provenance;
}

/** Fills what is not yet answered from the sources each field names, and notes where each answer came from. */
export function prefill(
  form: Form,
  answers: Answers,
  sources: Readonly<Record<string, PrefillSource>>,
): Prefilled {
  const provenance: Record<string, Provenance[string]> = {};
  const fill = (fields: readonly Field[], given: Answers, pointer: string): Answers => {
    const filled: { [name: string]: Json } = { ...given };
    for (const field of answering(fields)) {
      const at = `${pointer}/${field.name}`;
      if (isGroup(field)) {
        const inside = fill(field.fields, broughtGroup(field, at) ?? objectAt(filled[field.name]), at);
        if (Object.keys(inside).length > 0) filled[field.name] = inside;
      } else if (filled[field.name] === undefined) {
        const brought = findBrought(field);
        if (!brought) continue;
        filled[field.name] = brought.value;
        provenance[at] = brought;
      }
    }
    return filled;

    function broughtGroup(field: Field & { name: string }, at: string): Answers | undefined {
      const brought = Object.keys(objectAt(filled[field.name])).length === 0 ? findBrought(field) : undefined;
      for (const [name, value] of Object.entries(objectAt(brought?.value))) {
        provenance[`${at}/${name}`] = { ...brought!, value };
      }
      return brought && objectAt(brought.value);
    }
  };
  const findBrought = (field: Field): Provenance[string] | undefined => {
    for (const path of field.prefill) {
      const [source, ...parts] = path.split('.');
      const from = Object.hasOwn(sources, source!) ? sources[source!]! : undefined;
      let found: Json | undefined = from?.values;
      for (const part of parts)
        found = Object.hasOwn(objectAt(found), part) ? objectAt(found)[part] : undefined;
      const value = fitAnswer(field, found);
      if (from && value !== undefined) return { source: source!, label: from.label, asOf: from.asOf, value };
    }
    return undefined;
  };
  const all = form.stages.flatMap((stage) => stage.fields);
  return { answers: fill(all, answers, ''), provenance };
}

import type { Answers, Field, Form, Json } from '#engines/forms/index.ts';
import type { Procedure } from '#modules/procedures/index.ts';

/** A file given in answer to a form's file field, and the component it stands for. */
export interface Paper {
  readonly fileId: string;
  readonly component: string | undefined;
  /** JSON pointer of the field. */
  readonly field: string;
}

/** Every file in the answers, wherever its field lies: at the top, in a group, in a row of a table. */
export const papersIn = (form: Form, answers: Answers): readonly Paper[] =>
  form.stages.flatMap((stage) => inFields(stage.fields, answers, ''));

function inFields(fields: readonly Field[], answers: Answers, path: string): Paper[] {
  return fields.flatMap((field) => {
    if (field.name === undefined) return inFields(field.fields, answers, path);
    const answer: Json | undefined = answers[field.name];
    const here = `${path}/${field.name}`;
    if (field.kind === 'file') {
      const ids = Array.isArray(answer) ? answer : [];
      return ids.map((id) => ({ fileId: String(id), component: field.source.component, field: here }));
    }
    if (field.fields.length === 0 || answer === null || typeof answer !== 'object') return [];
    if (Array.isArray(answer)) {
      return answer.flatMap((row, index) => inFields(field.fields, row as Answers, `${here}/${index}`));
    }
    return inFields(field.fields, answer as Answers, here);
  });
}

/** The component that the file field at this JSON pointer asks for; undefined for any other field. */
export function componentAt(form: Form, pointer: string): string | undefined {
  const names = pointer.split('/').filter((part) => part !== '' && !/^\d+$/.test(part));
  let field: Field | undefined;
  let inside = form.stages.flatMap((stage) => stage.fields);
  for (const name of names) {
    field = named(inside).find((each) => each.name === name);
    inside = [...(field?.fields ?? [])];
  }
  return field?.kind === 'file' ? field.source.component : undefined;
}

/** Groups without a name add no level to the answers. */
const named = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => (field.name === undefined ? named(field.fields) : [field]));

/** The number of the component with this code, counted from 1 as the dossier's papers are; 0 for what is none of them. */
export const componentNumber = ({ components }: Procedure, code: string | undefined): number =>
  components.findIndex((component, index) => (component.code ?? String(index + 1)) === code) + 1;

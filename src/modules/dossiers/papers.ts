import type { Answers, Field, Form, Json } from '#engines/forms/index.ts';

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

import type { Field, Form } from '#engines/forms/index.ts';

/** Every field of a form, those of groups and tables among them, in reading order. */
export const fieldsOf = (form: Form): readonly Field[] =>
  form.stages.flatMap((stage) => within(stage.fields));

/** The fields that ask for a file; `source.component` names the paper of the procedure it stands for. */
export const fileFieldsOf = (form: Form): readonly Field[] =>
  fieldsOf(form).filter(({ kind }) => kind === 'file');

const within = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => [field, ...within(field.fields)]);

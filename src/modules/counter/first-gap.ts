import type { FieldView, StageView } from '#engines/forms/index.ts';

/** The id of the first input that must be answered and is not, where a clerk goes on; of the papers when none is left. */
export const firstGap = (stages: readonly StageView[]): string =>
  stages.flatMap(({ fields }) => gapsIn(fields))[0] ?? 'papers';

const gapsIn = (fields: readonly FieldView[]): readonly string[] =>
  fields.flatMap((field) => {
    // Waits unseen for another answer.
    if (field.when?.isLatent) return [];
    if (field.control === 'group') return gapsIn(field.fields);
    return field.isRequired && isEmpty(field) ? [field.name] : [];
  });

function isEmpty(field: FieldView): boolean {
  switch (field.control) {
    case 'input':
    case 'textarea':
      return field.value === '';
    case 'radios':
    case 'checkboxes':
    case 'select':
      return !field.options.some(({ isChosen }) => isChosen);
    case 'checkbox':
      return !field.isChosen;
    default:
      // A paper that lies on the counter needs no file.
      return false;
  }
}

/** How a form looks: a `StageView` of the forms engine as HTML that needs no script. */
export { Fields, type FieldsProps } from './fields.tsx';
export { uploadName } from './files.tsx';
export { StageForm, type StageFormProps } from './stage-form.tsx';

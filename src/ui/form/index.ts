/** How a form looks: a `StageView` of the forms engine as HTML that needs no script. */
export { Fields, type FieldsProps } from './fields.tsx';
export { uploadName } from './files.tsx';
export { isLively, LiveForm, type LiveFormProps } from './live-form.tsx';
export { StageForm, type StageFormProps } from './stage-form.tsx';

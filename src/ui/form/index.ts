/** How a form looks: a `StageView` of the forms engine as HTML that needs no script. */
export { uploadName } from './files.tsx';
export { StageForm, type StageFormProps } from './stage-form.tsx';

/** Forms as data: see README.md. */

export { findField } from './answering.ts';
export { type CheckOptions, checkAnswers, type Lists, type Moment } from './check-answers.ts';
export { checkShape } from './check-shape.ts';
export { type ChangedWord, compareForms, type FormChange } from './compare-forms.ts';
export { compileForm } from './compile-form.ts';
export { fitAnswer } from './fit-answer.ts';
export type { Answers, Field, Form, Json, JsonSchema, Option, Rule, Stage } from './form.ts';
export { type Fault, FormFault } from './form-fault.ts';
export type { Condition, FieldKind, FieldSource, FormSource, LocalText, StageSource } from './form-source.ts';
export { issueText } from './issue-text.ts';
export { keepBrought } from './keep-brought.ts';
export { type IdentityNumber, isTaxCode, parseIdentityNumber } from './kinds/identity-number.ts';
export { settleAnswers } from './layout.ts';
export { compileLiveRules, type LiveRules, type LiveState } from './live-rules.ts';
export { inLocale } from './local-text.ts';
export { type LostAnswer, type Migrated, migrateAnswers } from './migrate-answers.ts';
export { type Prefilled, type PrefillSource, type Provenance, prefill } from './prefill.ts';
export { type PresentOptions, presentStage } from './present-stage.ts';
export { type Reach, reachOf, type Way } from './reach.ts';
export { type Posted, readPosted } from './read-posted.ts';
export { actionName, applyAction, readAction, type StageAction, startAnswers } from './stage-action.ts';
export { getStage, nextStage, previousStage, reachableStages } from './stages.ts';
export { mask, type SummaryOptions, type SummaryRow, type SummaryStage, summarise } from './summarise.ts';
export type {
  Control,
  Face,
  FieldView,
  InputFace,
  OffersView,
  OptionView,
  StageView,
  ViewOf,
} from './view.ts';

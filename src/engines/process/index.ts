/**
 * Processes: BPMN 2.0 or a list of steps, checked whole and stepped one event at a time. Pure: values in, values out.
 * See README.md.
 */

export { decodeBpmn } from './bpmn/decode-bpmn.ts';
export { readBpmn, readBpmnModel } from './bpmn/read-bpmn.ts';
export { writeBpmn } from './bpmn/write-bpmn.ts';
export { compileProcess } from './compile-process.ts';
export { compileSteps } from './compile-steps.ts';
export type { Definition } from './definition.ts';
export { compileFeel, type Feel } from './feel.ts';
export { checkMapping, type Mapping, type Migration, migrate } from './migrate.ts';
export type {
  ModelFlow,
  ModelNode,
  MultiInstance,
  NodeKind,
  ProcessModel,
  TimerRule,
  VariableType,
} from './model.ts';
export { keyOf, outstanding } from './outstanding.ts';
export { InvalidProcess, type ProcessIssue } from './process-issue.ts';
export { completeMapping, proposeMapping, restingPlaces } from './propose-mapping.ts';
export { readStepList } from './read-step-list.ts';
export { splitTime } from './shares.ts';
export { checkSoundness } from './soundness.ts';
export {
  type Effect,
  newInstance,
  type OpenWorkItem,
  type ProcessEvent,
  type ProcessRefusal,
  type State,
  type Step,
  type Token,
  type Value,
  type Variables,
} from './state.ts';
export { step } from './step.ts';
export type { Branch, Consultation, ListedStep, ListedTimer, StepList } from './step-list.ts';
export { stepsBefore } from './steps-before.ts';

/** Past work gone through again under other conditions: what would have been. Values in, values out; see README.md. */
export { type PastCase, type PastTurn, type Replayed, replay, type Staffing } from './replay.ts';
export { learn, type StepFacts } from './step-facts.ts';

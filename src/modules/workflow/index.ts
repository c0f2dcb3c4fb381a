/** Processes and their steps: the one inbox of every officer. */
export { type CarriedOn, carryOnDue, carryOnProcess, tellProcess } from './carry-on.ts';
export {
  type Completion,
  completeWorkItem,
  findStepBefore,
  lockWorkItem,
  sendBackWorkItem,
} from './complete-work-item.ts';
export type { Assignees, Due, DueWork, Placement, Subject, WorkItem } from './model.ts';
export { actsFor, mayDo } from './model.ts';
export {
  type Holding,
  hoursHeld,
  listHoldings,
  listWaiting,
  type StepTime,
  timeBySteps,
  type WaitingAt,
} from './process-load.ts';
export { countInbox, hasWorkAt, type InboxPlace, listInbox, listWorkItemsOf } from './queries.ts';
export { type ProcessSource, processHash, readProcess } from './read-process.ts';
export { workflowRoutes } from './routes.tsx';
export { startProcess } from './start-process.ts';
export {
  declareSubjectKind,
  type ServiceOperation,
  type SubjectKind,
  serviceOperations,
} from './subject-kinds.ts';
export { cancelProcess, resumeProcess, suspendProcess } from './suspend-process.ts';
export { type TimeLeft, timeLeft } from './time-left.ts';

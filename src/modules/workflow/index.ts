/** Processes and their steps: the one inbox of every officer. */
export type { Assignees, Due, Placement, Subject, WorkItem } from './model.ts';
export { mayDo } from './model.ts';
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
export {
  cancelProcess,
  completeWorkItem,
  type LockedWorkItem,
  lockWorkItem,
  resumeProcess,
  startProcess,
  suspendProcess,
} from './run-process.ts';
export { type TimeLeft, timeLeft } from './time-left.ts';

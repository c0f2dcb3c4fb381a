/** Processes and their steps: the one inbox of every officer. */
import './policy.ts';

export { type Batch, type BatchAct, batchActs, getBatch, runBatch } from './batches.ts';
export { type CarriedOn, carryOnDue, carryOnProcess, tellProcess } from './carry-on.ts';
export { type ChosenConsultation, findChosenConsultation } from './chosen-consultation.ts';
export { type Colleague, listColleagues } from './colleagues.ts';
export { addWorkNote } from './commands/add-work-note.ts';
export { beginBatch } from './commands/begin-batch.ts';
export { claimWorkItem } from './commands/claim-work-item.ts';
export { declareInterest, type InterestKind, interestKinds } from './commands/declare-interest.ts';
export { distributeWorkItem } from './commands/distribute-work-item.ts';
export { endInterest } from './commands/end-interest.ts';
export { handOverShift } from './commands/hand-over-shift.ts';
export { moveProcess } from './commands/move-process.ts';
export { reassignWorkItem } from './commands/reassign-work-item.ts';
export { releaseWorkItem } from './commands/release-work-item.ts';
export { takeNextWorkItem } from './commands/take-next-work-item.ts';
export {
  type Completion,
  completeWorkItem,
  findStepBefore,
  lockWorkItem,
  sendBackWorkItem,
} from './complete-work-item.ts';
export { escalateOverdue } from './escalate-overdue.ts';
export { extendProcess } from './extend-process.ts';
export { explainChoice, type FairChoice, fairChoice } from './fair-choice.ts';
export { identityNumbersIn, listInterests } from './interests.ts';
export { listTurns, type Turn } from './list-turns.ts';
export type { Assignees, Due, DueWork, Placement, Subject, WorkItem } from './model.ts';
export { actsFor, directs, mayDo } from './model.ts';
export { moveWork, savedViewMover, workMover } from './move-work.ts';
export { listRunningOn, tryMoves, type Waiting } from './moving.ts';
export { listMentions, listNotes, listReaders, markSeen, type WorkNote } from './notes.ts';
export { findPart, listParts, type Part } from './parts.ts';
export {
  countRunning,
  type Holding,
  hoursHeld,
  listHoldings,
  listWaiting,
  type StepTime,
  timeBySteps,
  type WaitingAt,
} from './process-load.ts';
export {
  countInbox,
  findWorkItem,
  hasWorkAt,
  type InboxPlace,
  listInbox,
  listWorkItemsOf,
} from './queries.ts';
export { type ProcessSource, processHash, readProcess } from './read-process.ts';
export { rebuildLostDue } from './rebuild-due.ts';
export { type InboxMarks, inboxRoutes, workflowRoutes } from './routes.tsx';
export { openList } from './saved-views/open-list.ts';
export { mostCounted, SavedViews, type SavedViewsProps } from './saved-views/saved-views.tsx';
export { queryIn, viewHref } from './saved-views/views.ts';
export { startProcess } from './start-process.ts';
export {
  declareSubjectKind,
  type ServiceOperation,
  type SubjectKind,
  serviceOperations,
} from './subject-kinds.ts';
export { cancelProcess, resumeProcess, suspendProcess } from './suspend-process.ts';
export { type TimeLeft, timeLeft } from './time-left.ts';

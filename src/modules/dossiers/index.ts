/** One-stop dossiers: from filing to the hand-over of the result. See README.md. */
import './policy.ts';
import './process-work.ts';

export { type Assistance, findAssistance } from './assistance.ts';
export { attestedResults } from './attested-results.ts';
export { acceptDossier } from './commands/accept-dossier.ts';
export { compareCopies } from './commands/compare-copies.ts';
export { deliverResult } from './commands/deliver-result.ts';
export { type DemandDues, demandDues } from './commands/demand-dues.ts';
export { draftResult } from './commands/draft-result.ts';
export { extendDossier } from './commands/extend-dossier.ts';
export { type FollowDossier, followDossier } from './commands/follow-dossier.ts';
export { forgetFieldCopies } from './commands/forget-field-copy.ts';
export { handOverDossier } from './commands/hand-over-dossier.ts';
export { issueResult } from './commands/issue-result.ts';
export { loadRefusalGrounds } from './commands/load-refusal-grounds.ts';
export { rateDossier } from './commands/rate-dossier.ts';
export { refuseDossier } from './commands/refuse-dossier.ts';
export { type ReopenDossier, reopenDossier } from './commands/reopen-dossier.ts';
export { requestSupplement } from './commands/request-supplement.ts';
export { resumePaidDossier } from './commands/resume-paid-dossier.ts';
export { signOffDossier } from './commands/sign-off-dossier.ts';
export { stopDossier } from './commands/stop-dossier.ts';
export {
  type Applicant,
  type AttachedPaper,
  type SubmitDossier,
  submitDossier,
} from './commands/submit-dossier.ts';
export { supplementDossier } from './commands/supplement-dossier.ts';
export { type TaxNotice, takeTaxNotice } from './commands/take-tax-notice.ts';
export { withdrawDossier } from './commands/withdraw-dossier.ts';
export { dossierActs } from './confirm-result.ts';
export { factNames, returnMethodNames } from './desk-messages.vi.ts';
export { deskPaths } from './desk-paths.ts';
export { listFees } from './dossier-fee.ts';
export { dossierOriginals } from './dossier-originals.ts';
export { exportOwnDossiers } from './export-own.ts';
export { type AlikeDossier, findAlike } from './find-alike.ts';
export { findApplicants, type KnownApplicant } from './find-applicants.ts';
export { type FittedAnswers, fitAnswers } from './fit-answers.ts';
export { statusInWords, statusTone } from './in-words.ts';
export { hashOfAnswers } from './invitations/invitations.ts';
export { type DossierFilter, listDossiers } from './list-dossiers.ts';
export { type DossierFact, listFacts } from './list-facts.ts';
export { type FinishedDossier, listFinished, listFinishedProcedures } from './list-finished.ts';
export { listRated, type RatedDossier } from './list-rated.ts';
export { listUsualProcedures } from './list-usual-procedures.ts';
export { refusals as dossierRefusals } from './messages.vi.ts';
export {
  type Channel,
  type Dossier,
  dossierCan,
  isClosed,
  isRunning,
  type ReturnMethod,
  type Status,
  statuses,
  statusName,
  tidyDossierCode,
} from './model.ts';
export { dossierMover } from './move-dossiers.ts';
export { dossierNoticeNames, dossierNotices } from './notices.ts';
export { copiesInWords } from './pages/desk/acts.tsx';
export { AnswersSummary } from './pages/shared/answers-summary.tsx';
export { papersToKeep } from './papers-to-keep.ts';
export { citizenPaths } from './paths.ts';
export {
  type DossierComponent,
  type DossierFile,
  type DossierLetter,
  findDossierByCode,
  findTracking,
  getDossier,
  listComponents,
  listDossiersById,
  listFiles,
  listLetters,
  listOwnDossiers,
  type PublicTracking,
} from './queries.ts';
export { type Difference, differencesOf } from './registry-check.ts';
export { askAction } from './registry-prefill.ts';
export { listReopenings, type Reopening } from './reopenings.ts';
export { resumePaidDossiers } from './resume-paid.ts';
export { dossierScans } from './scan-places.ts';
export { dossierSearchReader, readPapersJob } from './search/read-papers.ts';
export { forgetWords } from './search/search-index.ts';
export { listSubmissions, type Submission } from './submissions.ts';
export { summariseDossier } from './summarise-dossier.ts';
export { takeInDossier, walkInIssues } from './take-in-dossier.ts';
export {
  fillAction,
  type HandedIn,
  type KnownPerson,
  newEntry,
  openWalkIn,
  presentEntry,
  readEntry,
  type WalkIn,
  type WalkInEntry,
} from './walk-in.ts';
export { submitterOf } from './walk-in-form.ts';

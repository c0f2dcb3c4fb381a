/** What leaders order: given, split, reported on, accepted; called when late, counted from what happened. See README.md. */
import './policy.ts';
import './evaluations/objections.ts';
import './process-work.ts';

export { acceptCompletion } from './commands/accept-completion.ts';
export { answerObjection } from './commands/answer-objection.ts';
export { contestEvaluation } from './commands/contest-evaluation.ts';
export { type DecideExtension, decideExtension } from './commands/decide-extension.ts';
export { decideSource } from './commands/decide-source.ts';
export { declineDirective } from './commands/decline-directive.ts';
export { drawEvaluation } from './commands/draw-evaluation.ts';
export { endSecretary } from './commands/end-secretary.ts';
export { type GiveDirective, giveDirective } from './commands/give-directive.ts';
export { giveRecurring } from './commands/give-recurring.ts';
export { nameSecretary } from './commands/name-secretary.ts';
export { receiveDirective } from './commands/receive-directive.ts';
export { redirectDirective } from './commands/redirect-directive.ts';
export { repeatDirective } from './commands/repeat-directive.ts';
export { type ReportByDocument, reportByDocument } from './commands/report-by-document.ts';
export { reportCompletion } from './commands/report-completion.ts';
export { reportProgress } from './commands/report-progress.ts';
export { requestExtension } from './commands/request-extension.ts';
export { returnCompletion } from './commands/return-completion.ts';
export { withdrawDirective } from './commands/withdraw-directive.ts';
export { type FactLexicon, type FactWords, lexiconOf } from './diary/fact-words.ts';
export { ownFactWords } from './diary/fact-words.vi.ts';
export { directiveReader } from './figures/directive-reader.ts';
export { type DirectiveFilter, listDirectives } from './list-directives.ts';
export { type Directive, type DirectiveState, standingOf } from './model.ts';
export { directiveMover } from './move-directives.ts';
export { directiveNoticeNames, directiveNotices } from './notices.ts';
export { orderOnDocument } from './order-on-document.ts';
export { paths as directivePaths } from './paths.ts';
export {
  type DirectiveExtension,
  type DirectiveReport,
  findByGivingKey,
  findDirective,
  getDirective,
  listDirectivesOf,
  listExtensions,
  listParts,
  listReports,
} from './queries.ts';
export { remindDirectives } from './remind-directives.ts';
export type { Report } from './reports.ts';
export { type DirectiveRules, readDirectiveRules } from './rules.ts';
export { sourceFollower, sourceJob } from './source/follow-sources.ts';

/** What leaders order: given, split, reported on, accepted; called when late, counted from what happened. See README.md. */
import './policy.ts';
import './process-work.ts';

export { acceptCompletion } from './commands/accept-completion.ts';
export { type DecideExtension, decideExtension } from './commands/decide-extension.ts';
export { declineDirective } from './commands/decline-directive.ts';
export { type GiveDirective, giveDirective } from './commands/give-directive.ts';
export { nameSecretary } from './commands/name-secretary.ts';
export { receiveDirective } from './commands/receive-directive.ts';
export { redirectDirective } from './commands/redirect-directive.ts';
export { reportCompletion } from './commands/report-completion.ts';
export { reportProgress } from './commands/report-progress.ts';
export { requestExtension } from './commands/request-extension.ts';
export { returnCompletion } from './commands/return-completion.ts';
export { withdrawDirective } from './commands/withdraw-directive.ts';
export { type DirectiveFilter, listDirectives } from './list-directives.ts';
export { type Directive, type DirectiveState, standingOf } from './model.ts';
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

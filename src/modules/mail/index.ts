/** The official mailboxes of agencies: letters in, issued documents out, with proof. See README.md. */
import './policy.ts';
import './work.ts';

export { type Box, readBoxes } from './boxes.ts';
export { closeDispatch } from './commands/close-dispatch.ts';
export { handleSecret } from './commands/handle-secret.ts';
export { repeatDispatch } from './commands/repeat-dispatch.ts';
export { listDispatches } from './dispatches.ts';
export type { Dispatch, KeptLetter } from './model.ts';
export { mailMovers } from './move-mail.ts';
export { mailPaths } from './paths.ts';
export type { BoxServices, LetterListener } from './read-boxes.ts';
export type { Letter } from './read-letter.ts';
export { isVouchedFor } from './sender-check.ts';

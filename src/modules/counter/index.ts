/** One screen for the person in front of the desk. See README.md. */
export { counterPaths } from './paths.ts';
export { sweepConfirmations } from './sweep-confirmations.ts';

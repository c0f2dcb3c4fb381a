/** Administration: forms and processes looked at, tried, drawn and published. */
import './policy.ts';

export { consolePaths } from './paths.ts';

/** Work on somebody's file in a thread of its own. See README.md. */
export { inOwnThread, ThreadLost } from './in-own-thread.ts';

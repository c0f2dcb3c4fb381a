import { Unfit } from '../model.ts';

/** What was looked for, or a reason to hold the message. */
export function orUnfit<T>(found: T | undefined, code: string, detail: string): T {
  if (found === undefined) throw new Unfit(code, detail);
  return found;
}

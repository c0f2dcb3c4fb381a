import type { ErrorTexts } from '#platform/http/index.ts';
import { refusals } from './messages.vi.ts';

/** What the refusals of the line say, in the language of its administrators. */
export const errorTexts: ErrorTexts = (code) =>
  Object.hasOwn(refusals, code) ? { title: 'Chưa thực hiện được', text: refusals[code]! } : undefined;

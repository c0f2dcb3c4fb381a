import { refusedInWords } from '#ui/index.ts';
import { problemWords } from './refusal-words.vi.ts';

export const { wordOf, postedAgain } = refusedInWords(problemWords);

/** Why an act was refused, in a sentence; what is not ours to answer is thrown on. */
export function refusalText(error: unknown): string {
  const { text } = postedAgain(error, new URLSearchParams());
  if (!text) throw error;
  return text;
}

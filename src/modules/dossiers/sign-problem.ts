import { PdfError } from '#engines/pdf-signature/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import { type Posted, refusedInWords } from '#ui/index.ts';
import { signProblems } from './sign-messages.vi.ts';

const { wordOf, postedAgain } = refusedInWords(signProblems);

/**
 * Why signing or sealing did not come about, for the page it was asked from.
 *
 * @throws the error itself when it is none that the page can explain
 */
export const signProblem = (error: unknown, values = new URLSearchParams()): Posted =>
  postedAgain(error instanceof PdfError && wordOf(error.code) ? new Refusal(error.code) : error, values);

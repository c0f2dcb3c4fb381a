import { refusedToSign } from '#modules/signing/index.ts';
import type { Posted } from '#ui/index.ts';
import { signProblems } from './sign-messages.vi.ts';

const { postedAgain } = refusedToSign(signProblems);

/**
 * Why signing or sealing did not come about, for the page it was asked from.
 *
 * @throws the error itself when it is none that the page can explain
 */
export const signProblem = (error: unknown, values = new URLSearchParams()): Posted =>
  postedAgain(error, values);

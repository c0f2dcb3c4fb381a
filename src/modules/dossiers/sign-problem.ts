import { PdfError } from '#engines/pdf-signature/index.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { problemText } from './sign-messages.vi.ts';

/** Why signing or sealing did not come about, for the page it was asked from. */
export interface SignProblem {
  /** By the field to mend. */
  readonly issues: ReadonlyMap<string, string>;
  /** When it is no field's. */
  readonly text?: string | undefined;
}

/**
 * The problem in words.
 *
 * @throws the error itself when it is none that the page can explain
 */
export function signProblem(error: unknown): SignProblem {
  if (error instanceof InvalidInput) {
    return {
      issues: new Map(
        error.issues.map(({ field, code, params }) => [field.slice(1), problemText(code, params) ?? code]),
      ),
    };
  }
  const isTold = error instanceof PdfError || (error instanceof Refusal && !isPlatforms(error));
  const text = isTold && problemText(error.code);
  if (!text) throw error;
  return { issues: new Map(), text };
}

/** What is missing or forbidden is answered by the platform, like any page. */
export const isPlatforms = ({ code }: Refusal): boolean => code === 'not-found' || code === 'not-allowed';

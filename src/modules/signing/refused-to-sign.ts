import { PdfError } from '#engines/pdf-signature/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import { refusedInWords } from '#ui/index.ts';

/** As `refusedInWords`; what is wrong with a file that was to be signed is told like any refusal, where there are words for it. */
export function refusedToSign(
  problemWords: Readonly<Record<string, string>>,
): ReturnType<typeof refusedInWords> {
  const { wordOf, postedAgain } = refusedInWords(problemWords);
  return {
    wordOf,
    postedAgain: (error, values, form) =>
      postedAgain(
        error instanceof PdfError && wordOf(error.code) ? new Refusal(error.code) : error,
        values,
        form,
      ),
  };
}

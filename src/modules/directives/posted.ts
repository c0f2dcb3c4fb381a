import { isFileId } from '#platform/files/index.ts';
import { refusedInWords } from '#ui/index.ts';
import { issueTexts, refusalTexts } from './messages.vi.ts';

/** A day as a form posts it; nothing when it is none. */
export function dayIn(form: URLSearchParams, name: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(form.get(name) ?? '');
  } catch {
    return null;
  }
}

/** An id as a form posts it; nothing when it could be none. */
export function idIn(form: URLSearchParams, name: string): string | null {
  const posted = form.get(name) ?? '';
  return isFileId(posted) ? posted : null;
}

/** A number as people type it, with a comma or a point; nothing when it is none. */
export function numberIn(form: URLSearchParams, name: string): number | null {
  const typed = (form.get(name) ?? '').trim().replace(',', '.');
  return typed === '' || Number.isNaN(Number(typed)) ? null : Number(typed);
}

/** The form again, with what is wrong in it. @throws the error itself when the page cannot explain it */
export const { postedAgain } = refusedInWords({ ...issueTexts, ...refusalTexts });

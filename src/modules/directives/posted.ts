import { InvalidInput, type Issue, Refusal } from '#platform/errors/index.ts';
import { isFileId } from '#platform/files/index.ts';
import { issueTexts, refusalTexts } from './messages.vi.ts';
import type { Typed } from './pages/field.tsx';

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

const textOf = ({ code, params = {} }: Issue): string =>
  (issueTexts[code] ?? 'Chưa đúng.').replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

/** What went wrong with a form, for its page again: fields to mend, or why it was refused. Anything else is thrown on. */
export function whatWentWrong(
  error: unknown,
  values: URLSearchParams,
): { readonly typed: Typed | undefined; readonly refusal: string | undefined; readonly status: number } {
  if (error instanceof InvalidInput) {
    const issues = new Map(error.issues.map((issue) => [issue.field.slice(1), textOf(issue)]));
    return { typed: { values, issues }, refusal: undefined, status: 422 };
  }
  if (error instanceof Refusal && error.code !== 'not-found' && refusalTexts[error.code]) {
    return { typed: { values, issues: new Map() }, refusal: refusalTexts[error.code], status: 409 };
  }
  throw error;
}

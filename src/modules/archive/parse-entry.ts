import { InvalidInput, type Issue } from '#platform/errors/index.ts';

/** A line of text that a form sent, tidied. */
export const tidy = (text: string | null | undefined): string =>
  (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();

/** @throws InvalidInput with every issue that there is */
export function refuseIssues(issues: readonly (Issue | false)[]): void {
  const found = issues.filter((issue) => issue !== false);
  if (found.length > 0) throw new InvalidInput(found);
}

export const tooShort = (field: string, text: string, code = 'reason-required'): Issue | false =>
  text.length < 3 && { field, code };

export const tooLong = (field: string, text: string, max: number): Issue | false =>
  text.length > max && { field, code: 'too-long', params: { max } };

/** Số và ký hiệu hồ sơ: "01.TH", "12/TCCB". */
export const codeIssue = (field: string, code: string): Issue | false =>
  !/^[\p{L}\p{N}][\p{L}\p{N}./-]{0,39}$/u.test(code) && { field, code: 'folder-code-malformed' };

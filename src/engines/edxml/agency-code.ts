/**
 * An agency's code: levels from the highest down. Two spellings are in use: of Decision 20/2020/QĐ-TTg, `H18.12.3`, and of
 * QCVN 102:2016/BTTTT before it, `003.12.00.H18`: the levels from right to left, those not used as zeros.
 */
export interface AgencyCode {
  readonly scheme: 'decision-20' | 'qcvn-102';
  readonly levels: readonly string[];
}

const present = /^[A-Z]\d{2}(\.[0-9A-Z]{1,5}){0,5}$/;
const old = /^\d{1,3}(\.\d{1,3}){1,3}\.[A-Z]\d{2}$/;

/** @returns nothing for what is neither */
export function readAgencyCode(text: string): AgencyCode | undefined {
  const code = text.trim().toUpperCase();
  if (present.test(code)) return { scheme: 'decision-20', levels: code.split('.') };
  if (!old.test(code)) return undefined;
  const levels = code.split('.').reverse();
  while (/^0+$/.test(levels.at(-1)!)) levels.pop();
  return { scheme: 'qcvn-102', levels };
}

/**
 * The same for both spellings of one agency, whatever the zeros before a number: `H18.12.3`. The numbers themselves were
 * given anew by the Decision, so an old code is known for certain only by the list of who bore it when.
 */
export function agencyKey(text: string): string {
  const code = readAgencyCode(text);
  if (!code) return text.trim().toUpperCase();
  return code.levels.map((level) => (/^\d+$/.test(level) ? String(Number(level)) : level)).join('.');
}

/** The code of the province or ministry: `H18`. */
export const rootOf = (text: string): string | undefined => readAgencyCode(text)?.levels[0];

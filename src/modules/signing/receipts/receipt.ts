import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type JwkSet, type JwsFaultCode, verifyJws } from './compact-jws.ts';

const Claims = Type.Object({
  c: Type.String(),
  n: Type.String(),
  p: Type.String(),
  a: Type.String(),
  t: Type.Integer(),
  d: Type.Integer(),
});

/**
 * What the receipt of a dossier says, under names of one letter so that the code to scan stays coarse: code,
 * applicant's name, procedure's code, agency, the second of receipt and that of the appointed return.
 */
export type ReceiptClaims = Static<typeof Claims>;

const claims = Compile(Claims);

/** What is said of a receipt that somebody brings. */
export type ReceiptVerdict =
  | { readonly kind: 'genuine'; readonly claims: ReceiptClaims }
  | { readonly kind: 'not-genuine'; readonly fault: JwsFaultCode };

/** Judges a receipt, given bare or as the address its code leads to. */
export function judgeReceipt(text: string, keys: JwkSet): ReceiptVerdict {
  const found = verifyJws(text.trim().split('#').at(-1)!, keys);
  if ('fault' in found) return { kind: 'not-genuine', fault: found.fault };
  return claims.Check(found.payload)
    ? { kind: 'genuine', claims: found.payload }
    : { kind: 'not-genuine', fault: 'receipt-malformed' };
}

/** Whether a text could be a receipt at all, and not a file's name. */
export const looksLikeReceipt = (text: string): boolean =>
  /(^|#)eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(text.trim());

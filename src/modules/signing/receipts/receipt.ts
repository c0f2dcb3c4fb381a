import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type JwkSet, type JwsFaultCode, verifyJws } from './compact-jws.ts';

const Receipt = Type.Object({
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
export type ReceiptClaims = Static<typeof Receipt>;

const Original = Type.Object({
  u: Type.String(),
  a: Type.String(),
  b: Type.String(),
  s: Type.String(),
  k: Type.String(),
  d: Type.String(),
  n: Type.Optional(Type.String()),
});

/**
 * What an issued paper says of its original: handle, agency's code and short name, number and notation, kind of paper,
 * day of issue, initials of whom it was issued to.
 */
export type OriginalClaims = Static<typeof Original>;

const receipt = Compile(Receipt);
const original = Compile(Original);

/** What is said of a receipt, or of the code on an issued paper, that somebody brings. */
export type ReceiptVerdict =
  | { readonly kind: 'genuine'; readonly claims: ReceiptClaims }
  | { readonly kind: 'genuine-original'; readonly claims: OriginalClaims }
  | { readonly kind: 'not-genuine'; readonly fault: JwsFaultCode };

/** Judges a receipt or a statement, given bare or as the address its code leads to. */
export function judgeReceipt(text: string, keys: JwkSet): ReceiptVerdict {
  const found = verifyJws(bareStatement(text), keys);
  if ('fault' in found) return { kind: 'not-genuine', fault: found.fault };
  const { payload } = found;
  if (receipt.Check(payload)) return { kind: 'genuine', claims: payload };
  if (original.Check(payload)) return { kind: 'genuine-original', claims: payload };
  return { kind: 'not-genuine', fault: 'receipt-malformed' };
}

/** The statement itself of the address that a code leads to. */
export const bareStatement = (text: string): string => text.trim().split(/[#/]/).at(-1)!;

/** Whether a text could be a receipt at all, and not a file's name. */
export const looksLikeReceipt = (text: string): boolean =>
  /(^|[#/])eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(text.trim());

import { type PdfSignatureReport, reasonTexts } from '#engines/pdf-signature/index.ts';
import { type CheckedFile, copyTitles, unreadableWords, type Verdict } from '#modules/signing/index.ts';
import { formatDateTime } from '#ui/index.ts';

/** A verdict for an auditor's terminal: what holds first, then each signature and what speaks against it. */
export function verdictLines(file: string, { verdict, original, revoked }: CheckedFile): readonly string[] {
  return [
    ...linesOf(file, verdict),
    ...(revoked
      ? [
          `   – Cơ quan đã thu hồi theo ${revoked.basis}, ${formatDateTime(revoked.revokedAt, 'vi')} / taken back`,
        ]
      : []),
    ...(original ? linesOf(`Bản gốc / original ${original.sha256}`, original.verdict) : []),
  ];
}

function linesOf(file: string, verdict: Verdict): readonly string[] {
  if (verdict.kind === 'unsigned') return [`${file}: không có chữ ký số / not signed`];
  if (verdict.kind === 'unreadable') {
    const { reason } = verdict;
    return [`${file}: không đọc được / cannot be read (${reason})`, `   – ${unreadableWords('vi', reason)}`];
  }
  return [
    `${file}: ${verdict.isValid ? 'HỢP LỆ / VALID' : 'KHÔNG HỢP LỆ / NOT VALID'}`,
    ...verdict.signatures.flatMap((signature, index) => signatureLines(signature, index + 1)),
  ];
}

function signatureLines(signature: PdfSignatureReport, number: number): readonly string[] {
  const { isValid, signerName, organization, signedAt, copyOf, level, revocation, reasons } = signature;
  const who = [...new Set([signerName, organization])].filter(Boolean).join(', ') || '?';
  const when = signedAt ? `, ${formatDateTime(signedAt, 'vi')}` : '';
  const known = revocation.statedAt ? `, ${formatDateTime(revocation.statedAt, 'vi')}` : '';
  return [
    `${number}. ${isValid ? '✔' : '✘'} ${who}${when}`,
    ...(level ? [`   – mức / level ${level}; thu hồi / revocation: ${revocation.status}${known}`] : []),
    ...(copyOf
      ? [
          `   – ${copyTitles[copyOf.form]}: bản gốc ${copyOf.isEnclosed ? 'nằm trong tệp / original enclosed' : 'SHA-256'} ${copyOf.sha256}`,
        ]
      : []),
    ...reasons.map((reason) => `   – ${reasonTexts.vi[reason]} (${reason})`),
  ];
}

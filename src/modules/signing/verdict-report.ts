import { type Static, Type } from 'typebox';
import { type PdfSignatureReport, reasonTexts } from '#engines/pdf-signature/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import type { CheckedFile } from './check-file.ts';
import type { Verdict } from './verify-file.ts';

const Text = Type.Optional(Type.String());

export const SignatureReport = Type.Object({
  field: Type.String(),
  kind: Type.String({ description: 'signature or timestamp' }),
  isValid: Type.Boolean({ description: 'Nothing speaks against it' }),
  reasons: Type.Array(Type.Object({ code: Type.String(), text: Type.String() })),
  signerName: Text,
  organization: Text,
  signedAt: Type.Optional(Type.String({ format: 'date-time' })),
  isTimeProven: Type.Boolean({ description: 'An authority vouches for the time; else the signer states it' }),
  statedReason: Text,
  statedLocation: Text,
  isIntact: Type.Boolean(),
  isChainTrusted: Type.Boolean(),
  coversWholeDocument: Type.Boolean(),
  laterChanges: Type.String({ description: 'none, additions, filling (of its form), notes or content' }),
  level: Type.Optional(Type.String({ description: 'B-B, B-T, B-LT or B-LTA (ETSI EN 319 142-1)' })),
  standing: Type.String({ description: 'Where the certificate stands at the moment asked' }),
  revocation: Type.Object({
    status: Type.String({ description: 'good, revoked or unknown' }),
    by: Text,
    source: Type.Optional(Type.String({ description: 'embedded, online or cached' })),
    statedAt: Type.Optional(Type.String({ format: 'date-time' })),
    revokedAt: Type.Optional(Type.String({ format: 'date-time' })),
    why: Text,
    age: Type.Optional(Type.String({ format: 'duration' })),
  }),
  copyOf: Type.Optional(
    Type.Object(
      { form: Type.String(), sha256: Type.String(), isEnclosed: Type.Boolean() },
      { description: 'The original, where the signature certifies a copy (NĐ 30/2020 Điều 25)' },
    ),
  ),
  certificate: Type.Optional(
    Type.Object({
      subject: Type.String(),
      issuer: Type.String(),
      serialNumber: Type.String(),
      notBefore: Type.String({ format: 'date-time' }),
      notAfter: Type.String({ format: 'date-time' }),
    }),
  ),
});

/** The verdict for programs: of the API, and of `bin/muong verify --json`. */
export const VerdictReport = Type.Object({
  verdict: Type.String({ description: 'valid, invalid, unsigned or unreadable' }),
  reason: Type.Optional(
    Type.String({
      description:
        'Why it is unreadable: file-empty, pdf-malformed, pdf-encrypted, asic-kind, zip-malformed …',
    }),
  ),
  signatures: Type.Array(SignatureReport),
});

/** The same with what is kept here of the file: by it the verdict was found. */
export const CheckReport = Type.Object({
  ...VerdictReport.properties,
  kept: Type.Optional(
    Type.Object({
      signedSha256: Type.String({ description: 'Of the file as it was signed' }),
      newestSha256: Type.String({ description: 'Of the form with the stamps it was given since' }),
      isNewest: Type.Boolean(),
    }),
  ),
  original: Type.Optional(
    Type.Object(
      { sha256: Type.String(), verdict: Type.String() },
      { description: 'Of an extract: the original it names, where that is kept here or was brought along' },
    ),
  ),
  revoked: Type.Optional(
    Type.Object(
      { basis: Type.String(), revokedAt: Type.String({ format: 'date-time' }) },
      { description: 'The agency that issued it has taken it back; its signatures stay as they were' },
    ),
  ),
});

export const checkReport = (
  { verdict, kept, original, revoked }: CheckedFile,
  locale: Locale,
): Static<typeof CheckReport> => ({
  ...verdictReport(verdict, locale),
  ...(kept && {
    kept: {
      signedSha256: kept.signed.sha256,
      newestSha256: kept.newest.sha256,
      isNewest: kept.isNewest,
    },
  }),
  ...(original && {
    original: { sha256: original.sha256, verdict: verdictReport(original.verdict, locale).verdict },
  }),
  ...(revoked && { revoked: { basis: revoked.basis, revokedAt: String(revoked.revokedAt) } }),
});

export function verdictReport(verdict: Verdict, locale: Locale): Static<typeof VerdictReport> {
  if (verdict.kind === 'unsigned') return { verdict: 'unsigned', signatures: [] };
  if (verdict.kind === 'unreadable') return { verdict: 'unreadable', reason: verdict.reason, signatures: [] };
  return {
    verdict: verdict.isValid ? 'valid' : 'invalid',
    signatures: verdict.signatures.map((signature) => signatureReport(signature, locale)),
  };
}

function signatureReport(
  { certificate, reasons, ...told }: PdfSignatureReport,
  locale: Locale,
): Static<typeof SignatureReport> {
  const report = {
    ...told,
    reasons: reasons.map((code) => ({ code, text: reasonTexts[locale][code] })),
    certificate: certificate && {
      subject: certificate.subject,
      issuer: certificate.issuer,
      serialNumber: certificate.serialNumber,
      notBefore: certificate.notBefore,
      notAfter: certificate.notAfter,
    },
  };
  // Instants and durations are written as RFC 3339 and ISO 8601 have them, and what is not known is left out.
  return JSON.parse(JSON.stringify(report));
}

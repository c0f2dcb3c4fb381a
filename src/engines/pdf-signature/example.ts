import {
  createDemoAuthority,
  reasonTexts,
  signPdf,
  verifyPdfSignatures,
} from '#engines/pdf-signature/index.ts';
import { document } from '#engines/pdf-signature/sample-document.ts';

const years = {
  notBefore: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  notAfter: Temporal.Instant.from('2029-01-01T00:00:00Z'),
};
const authority = createDemoAuthority({ commonName: 'Sample province', ...years });
const signer = authority.issueSigner({ commonName: 'Trần Thị Mai', organization: 'UBND tỉnh', ...years });

const signed = await signPdf(document, {
  signer,
  signedAt: Temporal.ZonedDateTime.from('2026-09-02T08:15:00+07:00[Asia/Ho_Chi_Minh]'),
  reason: 'Phê duyệt',
});

const at = Temporal.Instant.from('2026-10-01T00:00:00Z');
export const [report] = verifyPdfSignatures(signed, { trustedRoots: [authority.certificate], at });
console.log(
  report?.signerName,
  report?.reasons.map((reason) => reasonTexts.vi[reason]),
);

// For tests: a document of two pages, and the people who sign it. Written by hand, so that every byte is known.
import { createDemoAuthority } from './demo-authority.ts';
import type { SignPdfOptions } from './sign-pdf.ts';

const years = {
  notBefore: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  notAfter: Temporal.Instant.from('2029-01-01T00:00:00Z'),
};

export const authority = createDemoAuthority({
  commonName: 'Sample Root',
  organization: 'Tỉnh mẫu',
  ...years,
});
export const branch = authority.delegate({ commonName: 'Sample Branch', ...years });
export const mai = branch.issueSigner({
  commonName: 'Trần Thị Mai',
  organization: 'Ủy ban nhân dân tỉnh mẫu',
  ...years,
});
export const clerk = branch.issueSigner({ commonName: 'Văn thư', keyType: 'rsa', ...years });
export const validity = years;

export const at = Temporal.Instant.from('2026-10-01T00:00:00Z');
export const signedAt = Temporal.ZonedDateTime.from('2026-09-02T08:15:00+07:00[Asia/Ho_Chi_Minh]');
export const trust = { trustedRoots: [authority.certificate], at };
export const byMai: SignPdfOptions = {
  signer: mai,
  signedAt,
  signerName: 'Trần Thị Mai',
  reason: 'Phê duyệt',
};

const drawn = (words: string) => {
  const body = `BT /F1 24 Tf 72 700 Td (${words}) Tj ET`;
  return `<</Length ${body.length}>>\nstream\n${body}\nendstream`;
};

/** Object numbers a forger would aim at. */
export const numbers = {
  catalog: 1,
  pages: 2,
  firstPage: 3,
  secondPage: 4,
  font: 5,
  firstText: 6,
  secondText: 7,
};

const page = (text: number) =>
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents ${text} 0 R>>`;

const objects = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>',
  page(6),
  page(7),
  '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>',
  drawn('Pay 1 000 000'),
  drawn('Second page'),
];

export const document = assemble(objects);

/** The same document made about as large as is asked, by an object nobody uses. */
export const paddedDocument = (size: number) => assemble([...objects, drawn('x'.repeat(size))]);

function assemble(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.7\n%\xE2\xE3\xCF\xD3\n';
  const offsets = objects.map((body, n) => {
    const offset = text.length;
    text += `${n + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const startXref = text.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n\r\n`);
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f\r\n${rows.join('')}`;
  text += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R/ID[<00><00>]>>\nstartxref\n${startXref}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

// Signed PDFs of every program at hand, mangled at random, by a seed that stays: whatever is done to a file, what is said
// to be valid has been signed, and nothing but `PdfError` is thrown.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  at,
  authority,
  base,
  byHand,
  byMupdf,
  cmsOf,
  did,
  nss,
  opened,
  poppler,
  prepareNss,
} from './foreign-signers.ts';
import { PdfError, signPdf, verifyPdfSignatures } from './index.ts';
import { needs } from './other-software.ts';
import { readPdf } from './pdf-file.ts';
import * as ours from './sample-document.ts';
import { signatureFields, signedRange } from './signature-fields.ts';

const moment = Temporal.Now.instant();
const trust = { trustedRoots: [authority.certificate, ours.authority.certificate], at: moment };
const skipped = { skip: false };

/** Files that hold, each by another program. */
const files: Readonly<Record<string, readonly [{ skip: boolean }, () => Promise<Buffer> | Buffer]>> = {
  'poppler, twice, over object streams': [
    nss,
    () => {
      prepareNss();
      poppler(base('of object streams'), at('fuzz-1.pdf'), '-add-signature');
      poppler(at('fuzz-1.pdf'), at('fuzz-2.pdf'), '-add-signature');
      return readFileSync(at('fuzz-2.pdf'));
    },
  ],
  'PoDoFo, linearized': [
    { skip: needs('podofosign').skip || needs('qpdf').skip },
    () => {
      const keys = ['-cert', at('rsa.pem'), '-pkey', at('rsa.key')];
      did('podofosign', ['-in', base('linearized'), '-out', at('fuzz-3.pdf'), ...keys]);
      return readFileSync(at('fuzz-3.pdf'));
    },
  ],
  MuPDF: [needs('mutool'), byMupdf],
  'openssl, in indefinite lengths': [
    needs('openssl'),
    () =>
      byHand('ETSI.CAdES.detached', (bytes) => opened(cmsOf(bytes, ['p256'], ['-md', 'sha256', '-cades']))),
  ],
  'this one, twice': [
    skipped,
    async () => {
      const options = { ...ours.byMai, signedAt: moment.toZonedDateTimeISO('Asia/Ho_Chi_Minh') };
      const once = await signPdf(ours.document, options);
      return Buffer.from(await signPdf(once, { ...options, signer: ours.clerk }));
    },
  ],
};

type Mangle = (pdf: Buffer) => Buffer;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const placeIn = (pdf: Buffer, part: number) => Math.min(pdf.length - 1, Math.floor(part * pdf.length));

/** Ways in which a file goes wrong: on a line, on a disk, or by somebody's hand. */
const mangling: fc.Arbitrary<Mangle> = fc.oneof(
  fc
    .array(fc.tuple(share, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 })
    .map((flips): Mangle => {
      return (pdf) => {
        const changed = Buffer.from(pdf);
        for (const [part, by] of flips) changed[placeIn(pdf, part)]! ^= by;
        return changed;
      };
    }),
  share.map(
    (part): Mangle =>
      (pdf) =>
        pdf.subarray(0, placeIn(pdf, part)),
  ),
  fc.tuple(share, share).map(
    ([a, b]): Mangle =>
      (pdf) => {
        const [from, to] = [a, b].map((part) => placeIn(pdf, part)).toSorted((x, y) => x - y) as [
          number,
          number,
        ];
        return Buffer.concat([pdf.subarray(0, from), pdf.subarray(to)]);
      },
  ),
  fc.tuple(share, share, share).map(
    ([a, b, c]): Mangle =>
      (pdf) => {
        const [from, to] = [a, b].map((part) => placeIn(pdf, part)).toSorted((x, y) => x - y) as [
          number,
          number,
        ];
        const into = placeIn(pdf, c);
        return Buffer.concat([pdf.subarray(0, into), pdf.subarray(from, to), pdf.subarray(into)]);
      },
  ),
  // The cross references of any revision once more at the end, or those of an earlier one made the newest.
  fc.tuple(share, fc.boolean()).map(
    ([part, isCopied]): Mangle =>
      (pdf) => {
        const text = pdf.toString('latin1');
        const ends = [...text.matchAll(/startxref\s+(\d+)\s+%%EOF/g)];
        const chosen = ends[Math.min(ends.length - 1, Math.floor(part * ends.length))];
        if (!chosen) return pdf;
        const from = Number(chosen[1]);
        const section = isCopied && from < chosen.index ? `\n${text.slice(from, chosen.index)}` : '\n';
        const offset = isCopied ? pdf.length + 1 : from;
        return Buffer.concat([pdf, Buffer.from(`${section}startxref\n${offset}\n%%EOF\n`, 'latin1')]);
      },
  ),
  // A number that means something: an offset, a length, a count, an object.
  fc.tuple(share, fc.constantFrom('0', '1', '7', '-1', '99999999999', '1e9')).map(
    ([part, number]): Mangle =>
      (pdf) => {
        const text = pdf.toString('latin1');
        const numbers = [...text.matchAll(/(?<![\w.])\d{1,10}(?![\w.])/g)];
        const chosen = numbers[Math.min(numbers.length - 1, Math.floor(part * numbers.length))];
        if (!chosen) return pdf;
        const rest = text.slice(chosen.index + chosen[0].length);
        return Buffer.from(text.slice(0, chosen.index) + number + rest, 'latin1');
      },
  ),
);

/** Digests of what is signed, of every signature that says so. */
function signedDigests(pdf: Buffer): ReadonlyMap<string, string> {
  const file = readPdf(pdf);
  return new Map(
    signatureFields(file).flatMap(({ name, value }) => {
      const range = signedRange(file, value);
      if (typeof range === 'string') return [];
      return [[name, createHash('sha256').update(range.signedBytes).digest('hex')]];
    }),
  );
}

for (const [program, [condition, make]] of Object.entries(files)) {
  test(`nothing that was not signed is valid in a mangled file of ${program}`, condition, async () => {
    const pdf = await make();
    const reports = verifyPdfSignatures(pdf, trust);
    assert.ok(reports.length > 0 && reports.every(({ isIntact }) => isIntact), JSON.stringify(reports));
    const known = new Set(signedDigests(pdf).values());
    fc.assert(
      fc.property(fc.array(mangling, { minLength: 1, maxLength: 2 }), (acts) => {
        const mangled = acts.reduce((now, act) => (now.length > 0 ? act(now) : now), pdf);
        const valid = validIn(mangled);
        for (const { field, laterChanges } of valid) {
          assert.ok(known.has(signedDigests(mangled).get(field)!), `${field} signs something else`);
          assert.ok(laterChanges === 'none' || laterChanges === 'additions', laterChanges);
        }
      }),
      { numRuns: 150, seed: 30_2020 },
    );
  });
}

function validIn(pdf: Buffer) {
  try {
    return verifyPdfSignatures(pdf, trust).filter(({ isValid }) => isValid);
  } catch (error) {
    assert.ok(error instanceof PdfError, String(error));
    return [];
  }
}

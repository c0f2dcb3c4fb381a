// Files made by a forger. None may be found valid, and each answer must name what is wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDemoAuthority, type SignatureReason, signPdf, verifyPdfSignatures } from './index.ts';
import { readPdf } from './pdf-file.ts';
import { appendRevision } from './pdf-revision.ts';
import { dict, name, type PdfValue, ref, withEntries } from './pdf-value.ts';
import { byMai, clerk, document, numbers, signedAt, trust, validity } from './sample-document.ts';

const signed = Buffer.from(await signPdf(document, byMai));
const elsewhere = Buffer.from(await signPdf(Buffer.concat([document, Buffer.from('\n')]), byMai));

const stranger = createDemoAuthority({ commonName: 'Nobody', ...validity }).issueSigner({
  commonName: 'Nobody',
  ...validity,
});

const text = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');
const bytes = (pdf: string) => Buffer.from(pdf, 'latin1');
const contentsOf = (pdf: Buffer) => /\/Contents <([0-9a-f]+)>/.exec(text(pdf))![1]!;
const [, gapStart, gapEnd, rest] = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)/
  .exec(text(signed))!
  .slice(1)
  .map(Number) as [number, number, number, number];

/** Replaces the numbers of the range within the room they have. */
const rangeTo = (range: string) =>
  bytes(
    text(signed).replace(
      /\/ByteRange \[[^\]]+\]/,
      (old) => `/ByteRange [${range}`.padEnd(old.length - 1) + ']',
    ),
  );

/** An incremental update over the signed file. */
const updated = (objects: Readonly<Record<number, PdfValue>>, base: Uint8Array = signed) =>
  appendRevision(
    readPdf(base),
    new Map(Object.entries(objects).map(([number, value]) => [Number(number), value])),
  ).bytes;

const object = (number: number) => readPdf(signed).dictionary(ref(number))!;
const withForm = (entries: Readonly<Record<string, PdfValue>>) => {
  const catalog = object(numbers.catalog);
  return withEntries(catalog, {
    AcroForm: withEntries(readPdf(signed).dictionary(catalog.entries.get('AcroForm'))!, entries),
  });
};
const stream = (body: string) => ({ kind: 'stream', dict: dict({}), body }) as const;
const painting = 'BT /F1 24 Tf 72 700 Td (Pay 9 000 000) Tj ET';

const forgeries: Readonly<Record<string, readonly [SignatureReason, Buffer]>> = {
  'a figure on the page is changed': [
    'digest-mismatch',
    bytes(text(signed).replace('Pay 1 000', 'Pay 9 000')),
  ],
  'the reason beside the signature is changed': [
    'digest-mismatch',
    bytes(text(signed).replace(/\/Reason <feff0050/, '/Reason <feff0051')),
  ],
  'a byte after the signature is changed': [
    'digest-mismatch',
    bytes(text(signed).slice(0, gapEnd) + text(signed).slice(gapEnd).replace('/F 132', '/F 134')),
  ],
  'the signature of another document is pasted in': [
    'digest-mismatch',
    bytes(text(signed).replace(contentsOf(signed), contentsOf(elsewhere))),
  ],
  'the signature is cut off': [
    'cms-malformed',
    bytes(text(signed).replace(contentsOf(signed), (hex) => hex.slice(0, 900).padEnd(hex.length, '0'))),
  ],
  'the signature is all zeros': [
    'cms-malformed',
    bytes(text(signed).replace(contentsOf(signed), (hex) => '0'.repeat(hex.length))),
  ],
  'something hides in the padding of the signature': [
    'cms-padding',
    bytes(text(signed).replace(contentsOf(signed), (hex) => `${hex.slice(0, -2)}ff`)),
  ],
  'the range leaves out the end': ['digest-mismatch', rangeTo(`0 ${gapStart} ${gapEnd} ${rest - 40}`)],
  'the range leaves out the beginning': ['byte-range-malformed', rangeTo(`9 ${gapStart} ${gapEnd} ${rest}`)],
  'the range runs past the end of the file': [
    'byte-range-malformed',
    rangeTo(`0 ${gapStart} ${gapEnd} ${rest + 9}`),
  ],
  'the two ranges overlap': ['byte-range-malformed', rangeTo(`0 ${gapEnd} ${gapStart} ${rest}`)],
  'the range is negative': ['byte-range-malformed', rangeTo(`0 -1 ${gapEnd} ${rest}`)],
  'the range is missing': ['byte-range-malformed', bytes(text(signed).replace('/ByteRange', '/ByteRangX'))],
  'the range is nothing': ['byte-range-malformed', rangeTo('')],
  'the value is missing': ['cms-malformed', bytes(text(signed).replace('/Contents <30', '/Contentz <30'))],
  'the value is empty': ['cms-malformed', emptied()],
  'the range has three numbers': ['byte-range-malformed', rangeTo(`0 ${gapStart} ${gapEnd}`)],
  'the gap is wider than the signature': [
    'byte-range-not-around-signature',
    rangeTo(`0 ${gapStart} ${gapEnd + 60} ${rest - 60}`),
  ],
  'the gap lies elsewhere': ['byte-range-not-around-signature', rangeTo(`0 20 60 ${signed.length - 60}`)],
  'signed bytes are wrapped around foreign content': ['byte-range-not-around-signature', wrapped()],
  'the range is written twice': [
    'signature-dictionary-ambiguous',
    bytes(
      text(signed).replace(/\/Type \/Sig \/Filter \/Adobe.PPKLite/, (old) =>
        '/ByteRange[0 1 2 3]'.padEnd(old.length),
      ),
    ),
  ],
  'the kind of signature is one that signs only a digest': [
    'signature-kind-unsupported',
    bytes(text(signed).replace('/ETSI.CAdES.detached', '/adbe.x509.rsa_sha1 ')),
  ],
  'an update writes other words on the page': [
    'changed-after-signing',
    updated({ [numbers.firstText]: stream(painting) }),
  ],
  'an update swaps the font': [
    'changed-after-signing',
    updated({ [numbers.font]: withEntries(object(numbers.font), { BaseFont: name('Symbol') }) }),
  ],
  'an update removes a page': [
    'changed-after-signing',
    updated({
      [numbers.pages]: withEntries(object(numbers.pages), { Kids: [ref(numbers.firstPage)], Count: 1 }),
    }),
  ],
  'an update reveals a page prepared beforehand': [
    'changed-after-signing',
    updated({ [numbers.pages]: withEntries(object(numbers.pages), { Kids: [ref(4), ref(3)] }) }),
  ],
  'an update adds a note over the text': [
    'changed-after-signing',
    updated({
      [numbers.secondPage]: withEntries(object(numbers.secondPage), { Annots: [ref(90)] }),
      90: dict({ Type: name('Annot'), Subtype: name('FreeText'), Rect: [0, 0, 500, 800], F: 4 }),
    }),
  ],
  'an update paints with a signature field that holds no signature': [
    'changed-after-signing',
    updated({
      [numbers.secondPage]: withEntries(object(numbers.secondPage), { Annots: [ref(90)] }),
      90: dict({
        Type: name('Annot'),
        Subtype: name('Widget'),
        FT: name('Sig'),
        AP: dict({ N: ref(91) }),
        F: 4,
      }),
      91: stream(painting),
    }),
  ],
  'an update paints with the mark of a signature that no field knows': [
    'changed-after-signing',
    updated({
      [numbers.secondPage]: withEntries(object(numbers.secondPage), { Annots: [ref(90)] }),
      90: dict({
        Type: name('Annot'),
        Subtype: name('Widget'),
        FT: name('Sig'),
        V: ref(92),
        AP: dict({ N: ref(91) }),
        F: 4,
      }),
      91: stream(painting),
      92: dict({ Type: name('Sig'), ByteRange: [0, 1, 2, 3] }),
    }),
  ],
  'a stranger adds a visible signature': [
    'changed-after-signing',
    Buffer.from(
      await signPdf(signed, { signer: stranger, signedAt, place: { page: 0, rectangle: [0, 0, 595, 842] } }),
    ),
  ],
  'an update adds an action on opening': [
    'changed-after-signing',
    updated({
      [numbers.catalog]: withEntries(object(numbers.catalog), {
        OpenAction: dict({ S: name('URI') }),
      }),
    }),
  ],
  'an update points the document at another catalog': [
    'changed-after-signing',
    bytes(
      text(
        updated({
          90: dict({ Type: name('Catalog'), Pages: ref(91), AcroForm: object(1).entries.get('AcroForm')! }),
          91: dict({}),
        }),
      ).replace(/(trailer\n<<(?:(?!trailer)[\s\S])*)\/Root 1 0 R(?![\s\S]*trailer)/, '$1/Root 90 0 R'),
    ),
  ],
  'an update brings a form that redraws the page': [
    'changed-after-signing',
    updated({ [numbers.catalog]: withForm({ XFA: [] }) }),
  ],
  'an update swaps a font of the form': ['changed-after-signing', await fontSwapped()],
  'an update changes the mark of the signature': ['changed-after-signing', updated({ 10: stream(painting) })],
  'an update swaps the drawing within a visible mark': ['changed-after-signing', await drawingSwapped()],
  'objects follow the end that no reference knows': [
    'changed-after-signing',
    Buffer.concat([signed, bytes(`6 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\n`)]),
  ],
  'a second signature that does not hold paints over the page': [
    'changed-after-signing',
    bytes(
      text(await signPdf(signed, { ...byMai, place: { page: 0, rectangle: [0, 0, 595, 842] } })).replace(
        /(Contents <)([0-9a-f]+)(?![\s\S]*Contents <)/,
        (_, head: string, hex: string) => head + '0'.repeat(hex.length),
      ),
    ),
  ],
};

/** Nothing in the place of the signature, and a range to match. */
function emptied(): Buffer {
  const range = `0 ${gapStart} ${gapStart + 2} ${rest + gapEnd - gapStart - 2}`;
  return bytes(text(rangeTo(range)).replace(/<30[0-9a-f]+>/, (value) => '<>'.padEnd(value.length)));
}

/** The drawing of a mark stands two objects deeper than the field. */
async function drawingSwapped(): Promise<Buffer> {
  const onePage = updated(
    { [numbers.pages]: withEntries(object(numbers.pages), { Kids: [ref(numbers.firstPage)], Count: 1 }) },
    document,
  );
  const place = { page: 1, rectangle: [300, 300, 500, 360] } as const;
  const seen = await signPdf(document, { ...byMai, place, mark: onePage });
  const file = readPdf(seen);
  const drawing = [...file.places.keys()].find((n) => file.dictionary(ref(n))?.entries.has('Matrix'))!;
  const known = file.dictionary(ref(drawing))!;
  return updated({ [drawing]: { kind: 'stream', dict: known, body: painting } }, seen);
}

async function fontSwapped(): Promise<Buffer> {
  const formWith = (font: PdfValue, fields: PdfValue) =>
    dict({ Fields: fields, SigFlags: 3, DR: dict({ Font: dict({ F1: font }) }) });
  const catalog = readPdf(document).dictionary(ref(numbers.catalog))!;
  const before = withEntries(catalog, { AcroForm: formWith(ref(numbers.font), []) });
  const whole = await signPdf(updated({ [numbers.catalog]: before }, document), byMai);
  const grown = readPdf(whole).dictionary(ref(numbers.catalog))!;
  const fields = readPdf(whole).dictionary(grown.entries.get('AcroForm'))!.entries.get('Fields')!;
  const other = dict({ Type: name('Font'), Subtype: name('Type1'), BaseFont: name('Symbol') });
  return updated({ [numbers.catalog]: withEntries(grown, { AcroForm: formWith(other, fields) }) }, whole);
}

/**
 * Signature wrapping: the second signed range moves back intact, and a new page with its own cross references takes
 * its place, exactly where the end of the file says they are.
 */
function wrapped(): Buffer {
  const file = readPdf(signed);
  const offsets = new Map<number, number>();
  for (const [number, place] of file.places)
    if (place && 'offset' in place) offsets.set(number, place.offset);
  const start = signed.lastIndexOf('<<', signed.indexOf('/ByteRange'));
  const intruder = `>>\nendobj\n6 0 obj\n<</Length ${painting.length}>>\nstream\n${painting}\nendstream\nendobj\n`;
  const filled = intruder.padEnd(file.startXref - gapEnd);
  const table = (shift: number) => {
    const rows = [...offsets].map(([number, offset]) => {
      const moved =
        number === 6 ? gapEnd + intruder.indexOf('6 0 obj') : offset > start + 9 ? offset + shift : offset;
      return `${number} 1\n${String(moved).padStart(10, '0')} 00000 n\r\n`;
    });
    return `xref\n${rows.join('')}trailer\n<</Size 20/Root 1 0 R>>\n`;
  };
  const shift = filled.length + table(0).length;
  const pieces = text(rangeTo(`0 ${gapStart} ${gapEnd + shift} ${rest}`));
  return bytes(pieces.slice(0, gapEnd) + filled + table(shift) + pieces.slice(gapEnd));
}

for (const [title, [reason, forged]] of Object.entries(forgeries)) {
  test(`refused: ${title}`, () => {
    assert.notDeepEqual(forged, signed, 'the forger did nothing');
    const [report] = verifyPdfSignatures(forged, trust);
    assert.equal(report?.isValid, false);
    assert.ok(report.reasons.includes(reason), report.reasons.join(', '));
  });
}

test('a program may bring the font of its mark: the signature before it still holds', () => {
  const resources = dict({ Font: dict({ F9: ref(numbers.font) }) });
  const [report] = verifyPdfSignatures(updated({ [numbers.catalog]: withForm({ DR: resources }) }), trust);
  assert.deepEqual([report?.reasons, report?.laterChanges], [[], 'additions']);
});

test('two honest signatures are valid: the forgeries above fail for their own reasons', async () => {
  const place = { page: 0, rectangle: [300, 300, 500, 360] } as const;
  const honest = await signPdf(signed, { signer: clerk, signedAt, place });
  assert.ok(verifyPdfSignatures(honest, trust).every(({ isValid }) => isValid));
});

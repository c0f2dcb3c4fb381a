// Marks as people see them: rendered by poppler, before and after signing, and compared point by point.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { createLetterPress, type LetterPress, type PrintedLetter } from '#engines/letters/index.ts';
import {
  firstPageCorner,
  type MarkContent,
  type MarkPlace,
  markLetter,
  millimetres,
  signatureAndSealPlaces,
  signPdf,
  timeOfMark,
  verifyPdfSignatures,
} from '../index.ts';
import { ask, needs } from '../other-software.ts';
import { clerk, document, mai, signedAt, trust } from '../sample-document.ts';
import { inkIn, type Picture, pointsIn, rendered, resolution, sameAt } from './rendered.ts';
import { strokePicture } from './stroke-picture.ts';

const poppler = needs('pdftoppm');
const createdAt = signedAt.toInstant();
const stroke = strokePicture();
const files = { 'mai.png': stroke, 'seal.svg': Buffer.from(sealPicture()) };
const template = `
#import "/letters/library.typ": *
#show: sheet.with(title: "Quyết định")
#head((name: "Ủy ban nhân dân tỉnh mẫu"), number: "12/QĐ-UBND", place: "Tỉnh mẫu", date: "2026-09-02")
#document-title[QUYẾT ĐỊNH]
#body-text[#lorem(180)]
#grid(columns: (1fr, 3em), [Điều 3. Quyết định này có hiệu lực từ ngày ký./.], signing-room("Nháy", 1.2em))
#closing(
  (authority: ((form: "TM.", of: "Ủy ban nhân dân"),), position: "Chủ tịch", name: "Trần Thị Mai"),
  ("Như Điều 3", "Lưu trữ tỉnh"),
)
`;

let press: LetterPress;
let letter: PrintedLetter;
let marked: Uint8Array;
let places: { initials: MarkPlace; signature: MarkPlace; seal: MarkPlace };

before(async () => {
  press = createLetterPress({ templatesRoots: [] });
  letter = await press.print({ source: template }, {}, { createdAt });
  const [initials, room] = letter.signaturePlaces;
  places = {
    initials: initials!,
    ...signatureAndSealPlaces(room!, { signatureShape: 2, sealDiameter: 36 }),
  };
  const parts = [
    { place: places.initials, content: { lines: ['Hùng'], textSize: 10 }, signer: clerk, reason: 'Ký nháy' },
    {
      place: places.signature,
      content: { picture: 'mai.png', lines: ['Phê duyệt', timeOfMark(signedAt)], textSize: 6 },
      signer: mai,
      reason: 'Phê duyệt',
    },
    { place: places.seal, content: { picture: 'seal.svg' }, signer: clerk, reason: 'Phát hành' },
  ] as const;
  marked = letter.pdf;
  for (const { place, content, signer, reason } of parts) {
    const mark = await draw(place, content);
    marked = await signPdf(marked, { signer, signedAt, reason, place, mark });
  }
});

after(() => press.close());

async function draw(place: MarkPlace, content: MarkContent): Promise<Uint8Array> {
  const { source, data } = markLetter(place, content);
  return press.render({ source }, data, { createdAt, files });
}

test('initials, signature and seal are seen, and no point of the text is touched', poppler, () => {
  const [plain, seen] = [rendered(letter.pdf), rendered(marked)];
  let [text, covered] = [0, 0];
  for (let at = 0; at < plain.data.length; at += 3) {
    const isInk = plain.data[at]! < 200;
    if (isInk) text++;
    if (isInk && !sameAt(plain, seen, at)) covered++;
  }
  assert.ok(text > 5000, `${text} points of text`);
  assert.equal(covered, 0);
  for (const place of Object.values(places)) assert.ok(changesIn(plain, seen, place) > 100);
});

test('the seal is red, stands left of the signature and covers a third of it', poppler, async () => {
  const [signature, seal] = [places.signature, places.seal].map(({ rectangle }) => rectangle) as [
    MarkPlace['rectangle'],
    MarkPlace['rectangle'],
  ];
  const third = (signature[2] - signature[0]) / 3;
  assert.ok(Math.abs(seal[2] - (signature[0] + third)) < 0.01);
  const image = rendered(marked);
  const red = columnsOf(image, ([r, g, b]) => r > 150 && g < 110 && b < 110);
  const blue = columnsOf(image, ([r, g, b]) => b > 120 && r < 90 && g < 90);
  const points = (column: number) => (column * 72) / resolution;
  assert.ok(Math.abs(points(red.first) - seal[0]) < 3 && Math.abs(points(red.last) - seal[2]) < 3);
  assert.ok(blue.first < red.last && red.last < blue.last, 'they overlap');
});

test('all three signatures are valid, the letter is PDF/A still and its fonts are embedded', poppler, () => {
  const reports = verifyPdfSignatures(marked, trust);
  assert.deepEqual(
    reports.map(({ reasons, statedReason }) => [reasons, statedReason]),
    [
      [[], 'Ký nháy'],
      [[], 'Phê duyệt'],
      [[], 'Phát hành'],
    ],
  );
  const said = (program: string, ...args: string[]) => ask(program, [...args, 'a.pdf'], { 'a.pdf': marked });
  assert.equal(said('pdfsig', '-nocert').text.match(/Signature is Valid\./g)?.length, 3);
  const checked = said('qpdf', '--check');
  assert.deepEqual([checked.status, /WARNING/.test(checked.text)], [0, false], checked.text);
  assert.match(said('pdfinfo', '-meta').text, /pdfaid:part>2<[\s\S]*pdfaid:conformance>B</);
  const fonts = said('pdffonts').text.split('\n').slice(2).filter(Boolean);
  assert.ok(
    fonts.length > 0 && fonts.every((row) => /\byes yes yes\b|\byes yes\b/.test(row)),
    fonts.join('\n'),
  );
  // Colours are those of the letter's own output intent: none depends on the device.
  assert.doesNotMatch(Buffer.from(marked).toString('latin1'), /\/Device(?:RGB|CMYK)/);
});

test('a unit signs a copy in words, in the margin above the text', poppler, async () => {
  const place = firstPageCorner(letter.pdf, { width: 190, height: 34 });
  const lines = ['SAO Y', 'Ủy ban nhân dân tỉnh mẫu', timeOfMark(signedAt)];
  const mark = await draw(place, { lines, color: 'seal' });
  const copy = await signPdf(letter.pdf, { signer: clerk, signedAt, place, mark });
  const [plain, seen] = [rendered(letter.pdf), rendered(copy)];
  assert.equal(inkIn(plain, place), 0);
  assert.ok(changesIn(plain, seen, place) > 300);
  const { text } = ask('pdftotext', ['-raw', 'a.pdf', '-'], { 'a.pdf': copy });
  assert.ok(!text.includes('�'));
});

test('the time of a mark is written as the Decree writes it', () => {
  assert.equal(timeOfMark(signedAt), '02/09/2026; 08:15:00; +07:00');
});

test('whatever the room, signature and seal stay within it, and the seal is never larger than true', () => {
  const size = fc.double({ min: 20, max: 400, noNaN: true });
  fc.assert(
    fc.property(size, size, fc.double({ min: 0.3, max: 6, noNaN: true }), (width, height, signatureShape) => {
      const room = { page: 0, rectangle: [50, 60, 50 + width, 60 + height] } as const;
      const { signature, seal } = signatureAndSealPlaces(room, { signatureShape, sealDiameter: 36 });
      for (const [left, bottom, right, top] of [signature.rectangle, seal.rectangle]) {
        assert.ok(left >= 50 - 1e-6 - (right - left) / 3 && right <= 50 + width + 1e-6);
        assert.ok(bottom >= 60 - 1e-6 && top <= 60 + height + 1e-6);
      }
      const [left, bottom, right, top] = seal.rectangle;
      assert.ok(Math.abs(right - left - (top - bottom)) < 1e-6 && right - left <= millimetres(36) + 1e-6);
    }),
  );
});

test('a drawing of two pages is refused', async () => {
  const place = { page: 0, rectangle: [10, 10, 60, 30] } as const;
  const signing = signPdf(document, { signer: mai, signedAt, place, mark: document });
  await assert.rejects(signing, { code: 'mark-not-one-page' });
});

const changesIn = (before: Picture, now: Picture, place: MarkPlace) =>
  pointsIn(before, place, (at) => !sameAt(before, now, at));

function columnsOf(picture: Picture, isColor: (rgb: readonly [number, number, number]) => boolean) {
  const columns: number[] = [];
  for (let at = 0; at < picture.data.length; at += 3) {
    const [r, g, b] = picture.data.subarray(at, at + 3) as unknown as [number, number, number];
    if (isColor([r, g, b])) columns.push((at / 3) % picture.width);
  }
  return { first: Math.min(...columns), last: Math.max(...columns) };
}

function sealPicture(): string {
  const ring = (radius: number, width: number) =>
    `<circle cx="50" cy="50" r="${radius}" fill="none" stroke="#d81f26" stroke-width="${width}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${ring(48, 4)}${ring(30, 2)}</svg>`;
}

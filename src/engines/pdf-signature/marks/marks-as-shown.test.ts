// Papers by others as offices bring them: turned, cropped, landscape, full, drawn in ways a letter of ours never is.
// Signed with a mark and rendered by poppler, before and after: no point of what was there may change.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { degrees, PDFDocument, PDFName, type PDFPage, StandardFonts } from '@cantoo/pdf-lib';
import { createLetterPress } from '#engines/letters/index.ts';
import { freeRoom, signPdf, verifyPdfSignatures } from '../index.ts';
import { needs } from '../other-software.ts';
import { mai, signedAt, trust } from '../sample-document.ts';
import { coveredText, isBlue, isRed, rendered } from './rendered.ts';

const poppler = needs('pdftoppm');
const press = createLetterPress({ templatesRoots: [] });
after(() => press.close());
const wanted = { width: 200, height: 90 };

/** Blue above red, so that it is seen which way up it stands. */
const mark = await press.render(
  {
    source: `#set document(date: auto)
#set page(width: 200pt, height: 90pt, margin: 0pt)
#stack(rect(width: 100%, height: 45pt, fill: rgb("#0000ff")), rect(width: 100%, height: 45pt, fill: rgb("#ff0000")))`,
  },
  {},
  { createdAt: signedAt.toInstant(), isArchival: false },
);

type Draw = (page: PDFPage, document: PDFDocument) => Promise<void> | void;

/** A page with so many lines of text, upright once it is turned so far. */
const lines =
  (count: number, turned = 0, [width, height] = [595, 842], [x, y] = [0, 0]): Draw =>
  async (page, document) => {
    const isAcross = turned % 180 !== 0;
    page.setSize(isAcross ? height! : width!, isAcross ? width! : height!);
    const text = await PDFDocument.create();
    const sheet = text.addPage([width!, height!]);
    const font = await text.embedFont(StandardFonts.TimesRoman);
    for (let n = 0; n < count; n++)
      sheet.drawText(`${n} ${'Kinh gui '.repeat(6)}`, { font, x: 60, y: height! - 80 - n * 20, size: 13 });
    const [drawn] = await document.embedPdf(await text.save(), [0]);
    const origins: Record<number, readonly [number, number]> = {
      0: [0, 0],
      90: [height!, 0],
      180: [width!, height!],
      270: [0, width!],
    };
    const [left, bottom] = origins[turned]!;
    page.drawPage(drawn!, { x: left + x!, y: bottom + y!, rotate: degrees(turned) });
    page.setRotation(degrees(turned));
  };

const content =
  (operators: string): Draw =>
  (page, document) => {
    page.setSize(595, 842);
    const stream = document.context.stream(operators);
    page.node.set(PDFName.of('Contents'), document.context.register(stream));
  };

async function paper(draw: Draw): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  await draw(document.addPage(), document);
  return document.save();
}

/** Signs in the room that is found, and answers what is seen of it. */
async function signedIn(pdf: Uint8Array) {
  const place = freeRoom(pdf, wanted);
  if (!place) return undefined;
  const signed = await signPdf(pdf, { signer: mai, signedAt, place, mark });
  assert.deepEqual(verifyPdfSignatures(signed, trust)[0]?.reasons, []);
  const [before, now] = [rendered(pdf), rendered(signed)];
  assert.equal(coveredText(before, now), 0);
  const [blue, red] = [rowsOf(now, isBlue(now)), rowsOf(now, isRed(now))];
  assert.ok(blue.length > 20 && red.length > 20, 'the whole mark is shown');
  assert.ok(Math.max(...blue) <= Math.min(...red), 'and stands upright');
  return place;
}

function rowsOf({ width, height }: ReturnType<typeof rendered>, isSeen: (at: number) => boolean): number[] {
  return Array.from({ length: height }, (_, y) => y).filter((y) =>
    Array.from({ length: width }, (_, x) => (y * width + x) * 3).some(isSeen),
  );
}

const withRoom: Readonly<Record<string, Draw>> = {
  'turned a quarter': lines(15, 90),
  'turned upside down': lines(15, 180),
  'turned three quarters': lines(15, 270),
  landscape: lines(12, 0, [842, 595]),
  'landscape by turning': lines(12, 90, [842, 595]),
  'cropped from a larger sheet': async (page, document) => {
    await lines(15)(page, document);
    page.setSize(800, 1100);
    page.setCropBox(0, 0, 595, 842);
  },
  'with an origin of its own, and its box from top to bottom': async (page, document) => {
    await lines(15, 0, [595, 842], [-300, 400])(page, document);
    page.node.set(PDFName.of('MediaBox'), document.context.obj([295, 1242, -300, 400]));
  },
  'with text that is lowered far beneath its line': (page, document) => {
    content('BT /F 14 Tf -90 Ts 380 500 Td (Kinh gui Uy ban) Tj ET')(page, document);
    const font = document.context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' });
    page.node.set(PDFName.of('Resources'), document.context.obj({ Font: { F: font } }));
  },
  'with a line of some breadth': content('40 w 50 600 m 500 600 l S BT /F 12 Tf ET'),
  'with a shape in the ink of a printer': (page, document) => {
    content('/Ink cs 1 scn 60 500 440 250 re f')(page, document);
    const tint = document.context.obj({ FunctionType: 2, Domain: [0, 1], C0: [0], C1: [1], N: 1 });
    const ink = document.context.obj(['Separation', 'Black', 'DeviceGray', tint]);
    const reversed = document.context.obj({ FunctionType: 2, Domain: [0, 1], C0: [1], C1: [0], N: 1 });
    ink.set(3, reversed);
    page.node.set(PDFName.of('Resources'), document.context.obj({ ColorSpace: { Ink: ink } }));
  },
  'with letters that are drawings': (page, document) => {
    content('BT /T 1 Tf 1 0 0 1 380 600 Tm (AA) Tj ET')(page, document);
    const glyph = document.context.register(
      document.context.stream('60 0 0 -300 60 0 d1 0 -300 60 300 re f'),
    );
    const font = document.context.obj({
      Type: 'Font',
      Subtype: 'Type3',
      FontMatrix: [1, 0, 0, 1, 0, 0],
      FontBBox: [0, -300, 60, 0],
      FirstChar: 65,
      LastChar: 65,
      Widths: [60],
      Encoding: { Type: 'Encoding', Differences: [65, 'A'] },
      CharProcs: { A: glyph },
      Resources: {},
    });
    page.node.set(PDFName.of('Resources'), document.context.obj({ Font: { T: font } }));
  },
};

for (const [how, draw] of Object.entries(withRoom)) {
  test(`a mark is seen upright and covers nothing on a page ${how}`, poppler, async () => {
    assert.ok(await signedIn(await paper(draw)));
  });
}

test('a mark covers nothing however many lines a page has and however it is turned', poppler, async () => {
  for (const turned of [0, 90, 180, 270]) {
    for (const [count, isFound] of [
      [26, true],
      [36, false],
    ] as const) {
      const place = await signedIn(await paper(lines(count, turned)));
      assert.equal(place !== undefined, isFound, `${count} lines, turned ${turned}`);
    }
  }
});

const withoutRoom: Readonly<Record<string, Draw>> = {
  'that is full': lines(36),
  'turned by what is no quarter': (page, document) => {
    lines(5)(page, document);
    page.node.set(PDFName.of('Rotate'), document.context.obj(45));
  },
  'whose drawings call each other without end': (page, document) => {
    content('/X Do')(page, document);
    const form = document.context.stream('/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do', {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 9, 9],
    });
    const place = document.context.register(form);
    form.dict.set(PDFName.of('Resources'), document.context.obj({ XObject: { X: place } }));
    page.node.set(PDFName.of('Resources'), document.context.obj({ XObject: { X: place } }));
  },
};

for (const [how, draw] of Object.entries(withoutRoom)) {
  test(`no room is found on a page ${how}`, async () => {
    assert.equal(freeRoom(await paper(draw), wanted), undefined);
  });
}

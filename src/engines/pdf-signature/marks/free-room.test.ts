import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { firstPageCorner, freeRoom, isFreePlace, signPdf } from '../index.ts';
import { ask, inFolder, needs } from '../other-software.ts';
import { readPdf } from '../pdf-file.ts';
import { appendRevision } from '../pdf-revision.ts';
import { dict, name } from '../pdf-value.ts';
import { document, mai, numbers, signedAt } from '../sample-document.ts';
import { inkIn, rendered } from './rendered.ts';

const poppler = needs('pdftoppm');
const press = createLetterPress({ templatesRoots: [] });
after(() => press.close());

const wanted = { width: 200, height: 90 };
const head = `#import "/letters/library.typ": *
#show: sheet.with(title: "Tờ trình")
`;
const print = (body: string) =>
  press.render({ source: head + body }, {}, { createdAt: signedAt.toInstant(), isArchival: false });

test(
  'under texts of any length the room found is white, or none is found on a full page',
  poppler,
  async () => {
    let found = 0;
    for (const words of [5, 120, 300, 390, 450, 520, 620, 800]) {
      const pdf = await print(`#lorem(${words})`);
      const room = freeRoom(pdf, wanted);
      if (!room) continue;
      found++;
      assert.equal(inkIn(rendered(pdf, room.page), room), 0, `${words} words`);
    }
    assert.ok(found >= 5, `${found} rooms`);
  },
);

const papers: Readonly<Record<string, string>> = {
  'a table, and a line at the foot':
    '#lorem(90)\n#table(columns: 3, ..range(30).map(n => [#n]))\n#place(bottom, line(length: 100%))',
  'a picture': '#lorem(40)\n#rect(width: 5cm, height: 4cm, fill: gradient.radial(red, blue))\n#lorem(40)',
  'a raised formula and a big letter': '#lorem(60)\n$ sum_(k=1)^n k^2/2^k $\n#text(60pt)[Ý]',
  'a page number in the middle of the foot': '#set page(numbering: "1")\n#lorem(200)',
};

for (const [title, body] of Object.entries(papers)) {
  test(`room is found beside ${title}, and it is white`, poppler, async () => {
    const pdf = await print(body);
    const room = freeRoom(pdf, wanted);
    assert.ok(room);
    assert.equal(inkIn(rendered(pdf, room.page), room), 0);
  });
}

test('the corner of a first page is known to be free, and the middle of a text is not', async () => {
  const pdf = await print('#lorem(300)');
  assert.equal(isFreePlace(pdf, firstPageCorner(pdf, { width: 190, height: 34 })), true);
  assert.equal(isFreePlace(pdf, { page: 0, rectangle: [300, 600, 400, 640] }), false);
  assert.equal(isFreePlace(pdf, { page: 7, rectangle: [300, 600, 400, 640] }), false);
});

test('a second mark finds other room than the first', poppler, async () => {
  const pdf = await print('#lorem(100)');
  const room = freeRoom(pdf, wanted)!;
  const mark = await print('#lorem(3)');
  const signed = await signPdf(pdf, { signer: mai, signedAt, place: room, mark });
  const next = freeRoom(signed, wanted)!;
  assert.ok(next.rectangle[3] <= room.rectangle[1]);
});

test('no room on a page that is turned, leant over, covered or cannot be read', needs('qpdf'), async () => {
  const leant = await print('#lorem(30)\n#place(center + horizon, rotate(45deg, text(60pt)[DỰ THẢO]))');
  const covered = await print('#place(rect(width: 100%, height: 100%, fill: yellow))\nText');
  const turned = inFolder({ 'a.pdf': document }, (folder) => {
    ask('qpdf', ['--rotate=90', join(folder, 'a.pdf'), join(folder, 'b.pdf')], {});
    return readFileSync(join(folder, 'b.pdf'));
  });
  const unread = appendRevision(
    readPdf(document),
    new Map([[numbers.secondText, { kind: 'stream', dict: dict({ Filter: name('LZWDecode') }), body: '' }]]),
  ).bytes;
  for (const pdf of [leant, covered, turned, unread]) assert.equal(freeRoom(pdf, wanted), undefined);
  assert.equal(freeRoom(document, { width: 200, height: 900 }), undefined);
});

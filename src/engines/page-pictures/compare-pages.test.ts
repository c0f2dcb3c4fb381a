import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { PNG } from 'pngjs';
import { createLetterPress } from '#engines/letters/index.ts';
import { comparePages } from './index.ts';

const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
after(() => letters.close());
const paper = (source: string) =>
  letters.render(
    {
      source: `#set document(date: auto)\n#set page(width: 288pt, height: 144pt, margin: 20pt)\n#set text(font: "Tinos", size: 12pt)\n${source}`,
    },
    {},
    { createdAt: Temporal.Instant.from('2026-11-25T02:00:00Z') },
  );
const text = (day: string, more = '') =>
  `Sở Nội vụ đề nghị báo cáo trước ngày ${day} tháng 11.\n\nTrân trọng.${more}`;
/** Where a picture has the colour of a frame, as shares of its width and height. */
function framed(png: Uint8Array, [red, green, blue]: readonly number[]) {
  const { width, height, data } = PNG.sync.read(Buffer.from(png));
  const found: (readonly [number, number])[] = [];
  for (let at = 0; at < width * height; at += 1) {
    if (data[at * 4] === red && data[at * 4 + 1] === green && data[at * 4 + 2] === blue)
      found.push([(at % width) / width, Math.floor(at / width) / height]);
  }
  return found;
}

describe('two PDFs', () => {
  test('that differ in a word are framed there, in both, and nowhere else', async () => {
    const compared = await comparePages(await paper(text('20')), await paper(text('25')), { page: 1 });
    assert.deepEqual([compared.differences, compared.isCut], [[1], false]);
    for (const [picture, colour] of [
      [compared.before, [200, 30, 30]],
      [compared.after, [20, 130, 60]],
    ] as const) {
      const dots = framed(picture!, colour);
      const [across, down] = [dots.map(([x]) => x), dots.map(([, y]) => y)];
      assert.ok(dots.length > 50);
      assert.ok(Math.min(...across) > 0.5 && Math.max(...across) < 0.95, `${Math.min(...across)}`);
      assert.ok(Math.max(...down) - Math.min(...down) < 0.3);
    }
  });

  test('that are drawn alike do not differ, and a page that only one has differs as a whole', async () => {
    const before = await paper(text('20'));
    assert.deepEqual((await comparePages(before, before, { page: 1 })).differences, [0]);
    const longer = await comparePages(before, await paper(text('20', '#pagebreak()Phụ lục')), { page: 2 });
    assert.deepEqual(longer.differences, [0, 1]);
    assert.equal(longer.before, null);
    assert.ok(longer.after);
  });

  test('of more pages than are looked at say so; what is no PDF breaks nothing else', async () => {
    const many = await paper('1#pagebreak()2#pagebreak()3');
    const { differences, isCut } = await comparePages(many, many, { page: 1, mostPages: 2 });
    assert.deepEqual([differences, isCut], [[0, 0], true]);
    await assert.rejects(comparePages(many, Buffer.from('%PDF-1.7 hỏng'), { page: 1 }));
    assert.deepEqual((await comparePages(many, many, { page: 1 })).differences, [0, 0, 0]);
  });
});

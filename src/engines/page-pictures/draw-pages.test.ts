import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { PNG } from 'pngjs';
import { createLetterPress } from '#engines/letters/index.ts';
import { drawPages } from './index.ts';

const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
after(() => letters.close());
const paper = (source: string) =>
  letters.render(
    { source: `#set document(date: auto)\n#set page(width: 144pt, height: 72pt, margin: 0pt)\n${source}` },
    {},
    { createdAt: Temporal.Instant.from('2026-11-25T02:00:00Z') },
  );

describe('the pages of a PDF', () => {
  test('are drawn in their colours, so many dots an inch, the first ones only', async () => {
    const pdf = await paper(
      '#rect(width: 72pt, height: 72pt, fill: rgb("#d0021b"))#pagebreak()2#pagebreak()3',
    );
    const pictures = await drawPages(pdf, { resolution: 50, mostPages: 2 });
    assert.equal(pictures.length, 2);
    const { width, height, data } = PNG.sync.read(Buffer.from(pictures[0]!));
    assert.deepEqual([width, height], [100, 50]);
    const at = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
    assert.deepEqual(
      [at(25, 25), at(75, 25)],
      [
        [208, 2, 27],
        [255, 255, 255],
      ],
    );
  });

  test('of what is no PDF are not drawn, and nothing else breaks', async () => {
    await assert.rejects(drawPages(Buffer.from('%PDF-1.7 hỏng'), { resolution: 50, mostPages: 1 }));
  });
});

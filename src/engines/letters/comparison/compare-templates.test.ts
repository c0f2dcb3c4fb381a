import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { parse } from 'yaml';
import { createLetterPress } from '../index.ts';
import { pictureOf } from '../testing/picture.ts';
import { compareTemplates } from './compare-templates.ts';

const press = createLetterPress({ templatesRoots: ['packs/national/letters'] });
after(() => press.close());
const createdAt = Temporal.Instant.from('2026-09-02T01:20:00Z');
const data = parse(readFileSync('packs/national/letters/apology.example.yaml', 'utf8'));
const apology = readFileSync('packs/national/letters/apology.typ', 'utf8');
const compare = (edited: string) =>
  compareTemplates(press, { before: 'apology', after: { source: edited }, data, createdAt });

test('a template that did not change makes the same letter', async () => {
  const { isSame, removed, added } = await compare(apology);
  assert.deepEqual({ isSame, removed, added }, { isSame: true, removed: [], added: [] });
});

test('a change of words shows the lines that went and came', async () => {
  const { isSame, removed, added, pdf } = await compare(
    apology.replace('Rất mong nhận được sự thông cảm', 'Kính mong nhận được sự thông cảm'),
  );
  assert.equal(isSame, false);
  assert.deepEqual(
    [removed, added].map((lines) => lines.map(({ text }) => text)),
    [
      ['Rất mong nhận được sự thông cảm của ông Giàng A Sử vì sự chậm trễ này./.'],
      ['Kính mong nhận được sự thông cảm của ông Giàng A Sử vì sự chậm trễ này./.'],
    ],
  );
  const { width, height, data: pixels } = pictureOf(pdf);
  assert.ok(width > height, 'side by side');
  const tinted = (isTinted: (red: number, green: number) => boolean, from: number, to: number) => {
    for (let at = 0; at < pixels.length; at += 4) {
      const x = (at / 4) % width;
      if (x >= from && x < to && isTinted(pixels[at]!, pixels[at + 1]!)) return true;
    }
    return false;
  };
  const isRed = (red: number, green: number) => red > green + 20;
  assert.ok(tinted(isRed, 0, width / 2), 'what went is red at the left');
  assert.ok(!tinted(isRed, width / 2, width), 'and not at the right');
});

test('a line that only moved is the same, and bold is another face', async () => {
  const moved = await compare(apology.replace('#show: body-text\n', '#show: body-text\n#v(1cm)\n'));
  assert.deepEqual([moved.isSame, moved.removed.length, moved.added.length], [false, 0, 0]);
  const bold = await compare(apology.replace('Lý do: #letter-data.reason', '*Lý do: #letter-data.reason*'));
  assert.deepEqual(
    bold.added.map(({ isBold }) => isBold),
    bold.added.map(() => true),
  );
  assert.ok(bold.added.length > 0);
});

test('another number of pages is shown', async () => {
  const { added, removed, pdf } = await compare(`${apology}\n#pagebreak()\nTrang sau`);
  assert.deepEqual([removed.length, added.map(({ text }) => text)], [0, ['2', 'Trang sau']]);
  assert.ok(pdf.length > 1000);
});

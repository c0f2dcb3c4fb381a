import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { createLetterPress, findHeadPlaces } from '#engines/letters/index.ts';
import { coveredText, rendered } from '#engines/pdf-signature/marks/rendered.ts';
import { ask, needs } from '#engines/pdf-signature/other-software.ts';
import { pdfAFaults } from '#engines/pdf-signature/pdf-a/pdf-a-faults.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { type HandPlaces, planStamp, stampNumber } from './stamp-number.ts';

const poppler = needs('pdftoppm');
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
after(() => letters.close());
const createdAt = Temporal.Instant.from('2026-11-25T02:00:00Z');
const date = Temporal.PlainDate.from('2026-11-05');
const head = { number: '07', date, place: 'Nà Lúa' };
const both = { number: true, date: true };

/** A paper whose author left this room, in Typst. */
const paper = (number: string, day: string, more = '') =>
  letters.render(
    {
      source: `#set document(date: auto)
#set page(paper: "a4", margin: 20mm)
#set text(font: "Tinos", size: 13pt, lang: "vi")
#grid(columns: (1fr, 1.3fr), align: center, row-gutter: 6pt,
  [*ỦY BAN NHÂN DÂN XÃ*], [*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM*], [${number}], [_${day}_])
${more}
#v(2cm)Căn cứ Điều 3 ngày 12 tháng 4 năm 2025.`,
    },
    {},
    { createdAt },
  );
const room = '#h(1cm)';
const left = `Số:${room}/QĐ-UBND`;
const right = `Nà Lúa, ngày${room}tháng${room}năm 2026`;
const said = (pdf: Uint8Array) =>
  ask('pdftotext', ['-layout', 'a.pdf', '-'], { 'a.pdf': pdf })
    .text.normalize('NFC')
    .replace(/[^\S\n]+/g, ' ');

async function stamped(pdf: Uint8Array, byHand: HandPlaces | null = null, words = head) {
  return stampNumber(letters, pdf, await planStamp(pdf, both, byHand), words, createdAt);
}
const issue = (code: string) => (error: unknown) =>
  error instanceof InvalidInput && error.issues[0]!.code === code;

describe('number and date of a paper drawn up elsewhere', poppler, () => {
  test('are written into the room its author left, over no word of it; PDF/A stays PDF/A', async () => {
    const before = await paper(left, right);
    const now = await stamped(before);
    assert.match(said(now), /Số: ?07 ?\/QĐ-UBND Nà Lúa, ngày 05 tháng 11 năm 2026/);
    assert.deepEqual(pdfAFaults(now), []);
    const [plain, seen] = [rendered(before), rendered(now)];
    assert.ok(!plain.data.equals(seen.data), 'they are seen');
    assert.equal(coveredText(plain, seen), 0);
    const { number, day } = await findHeadPlaces(now);
    assert.deepEqual([number!.filled, day!.filled], ['07', '05'], 'and read again where they stand');
    assert.ok(
      Buffer.from(now).subarray(0, before.length).equals(Buffer.from(before)),
      'as a revision of its own',
    );
  });

  test('are written over dots; the place where its author named none', async () => {
    const now = await stamped(await paper('Số: ......../QĐ-UBND', `ngày ....... tháng ....... năm 2026`));
    const { number, day, month, place } = await findHeadPlaces(now);
    assert.deepEqual([number!.filled, day!.filled, month!.filled], ['07', '05', '11']);
    assert.match(said(now), /Nà Lúa, ngày/);
    assert.equal(place, undefined, 'a place is named');
  });

  test('that stand there already are left as they are, and others are refused', async () => {
    const filled = await paper('Số: 07/QĐ-UBND', 'Nà Lúa, ngày 05 tháng 11 năm 2026');
    assert.equal(await stamped(filled), filled);
    const other = await paper('Số: 08/QĐ-UBND', 'Nà Lúa, ngày 05 tháng 11 năm 2026');
    await assert.rejects(stamped(other), issue('head-differs'));
  });

  test('that have no room are said to have none, before a number is taken', async () => {
    await assert.rejects(planStamp(await paper('', ''), both, null), issue('head-not-found'));
    await assert.rejects(planStamp(await paper('Số:/QĐ-UBND', right), both, null), issue('head-too-narrow'));
    await assert.rejects(planStamp(Buffer.from('không phải PDF'), both, null), issue('pdf-malformed'));
  });

  test('are written where a person says, where the program finds no room', async () => {
    const hand = { number: { x: 30, y: 50 }, day: { x: 120, y: 50 }, month: null };
    const now = await stamped(await paper('', ''), hand);
    const { text } = ask('pdftotext', ['-bbox', 'a.pdf', '-'], { 'a.pdf': now });
    const [, x, y] = /xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">07</.exec(text)!;
    assert.ok(Math.abs(Number(x) - (30 * 72) / 25.4) < 1);
    assert.ok(Number(y) - (50 * 72) / 25.4 > 0 && Number(y) - (50 * 72) / 25.4 < 4);
    await assert.rejects(planStamp(now, both, { ...hand, day: null }), issue('places-required'));
  });
});

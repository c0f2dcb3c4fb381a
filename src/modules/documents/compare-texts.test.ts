import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareTexts } from './compare-texts.ts';

const said = (before: string, after: string) =>
  compareTexts(before, after).map((pieces) =>
    pieces
      .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `+${text}+` : `-${text}-`))
      .join(''),
  );

test('a rewritten paragraph shows the words that came and went; others are whole', () => {
  assert.deepEqual(said('Kính gửi\nHạn là ngày 20\nHết', 'Kính gửi\nHạn là ngày 25\nThêm\nHết'), [
    'Kính gửi',
    'Hạn là ngày -20-+25+',
    '+Thêm+',
    'Hết',
  ]);
});

test('what stayed and came is the new text, what stayed and went is the old one', () => {
  const text = fc
    .array(fc.constantFrom('a b', 'b', 'a c b', ''), { maxLength: 6 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = compareTexts(before, after);
      const without = (kind: string) =>
        lines
          .filter((pieces) => pieces.some((piece) => piece.kind !== kind))
          .map((pieces) =>
            pieces
              .filter((piece) => piece.kind !== kind)
              .map((piece) => piece.text)
              .join(''),
          )
          .join('\n');
      assert.equal(without('removed'), after);
      assert.equal(without('added'), before);
    }),
  );
});

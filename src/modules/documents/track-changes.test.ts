import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { trackChanges, type Version } from './track-changes.ts';

const said = (...versions: readonly [Version, ...Version[]]) =>
  trackChanges(versions).map((pieces) =>
    pieces
      .map(({ kind, text, by = '' }) =>
        kind === 'same' ? text : kind === 'added' ? `+${by}${text}+` : `-${by}${text}-`,
      )
      .join(''),
  );

test('a rewritten paragraph shows the words that came and went; others are whole', () => {
  assert.deepEqual(
    said({ text: 'Kính gửi\nHạn là ngày 20\nHết' }, { text: 'Kính gửi\nHạn là ngày 25\nThêm\nHết' }),
    ['Kính gửi', 'Hạn là ngày -20-+25+', '+Thêm+', 'Hết'],
  );
});

test('each word has who put it there or took it out, and one that came and went is not shown', () => {
  assert.deepEqual(
    said(
      { text: 'gửi báo cáo trước ngày 20' },
      { text: 'gửi gấp báo cáo trước ngày 20', by: '1:' },
      { text: 'gửi báo cáo tháng trước ngày 20', by: '2:' },
      { text: 'gửi báo cáo tháng trước ngày 25', by: '1:' },
    ),
    ['gửi báo cáo +2:tháng +trước ngày -1:20-+1:25+'],
  );
});

test('what stayed and came is the last text, what stayed and went is the first one', () => {
  const text = fc
    .array(fc.constantFrom('a b', 'b', 'a c b', ''), { maxLength: 6 })
    .map((lines) => lines.join('\n'));
  const even = (line: string) => line.replace(/ +/g, ' ').trim();
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (texts) => {
      const lines = trackChanges(texts.map((each) => ({ text: each })) as [Version, ...Version[]]);
      const words = (kind: string) =>
        lines
          .flatMap((pieces) => pieces.filter((piece) => piece.kind !== kind).map((piece) => even(piece.text)))
          .filter(Boolean)
          .join(' ');
      assert.equal(words('removed'), even(texts.at(-1)!.replaceAll('\n', ' ')));
      assert.equal(words('added'), even(texts[0]!.replaceAll('\n', ' ')));
    }),
  );
});

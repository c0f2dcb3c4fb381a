import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { mergeTexts } from './merge-texts.ts';

const base = 'Sở Nội vụ đề nghị Ủy ban nhân dân xã gửi báo cáo trước ngày 20';

describe('two people’s words', () => {
  test('in different places are brought together', () => {
    assert.equal(
      mergeTexts(base, base.replace('đề nghị', 'yêu cầu'), base.replace('ngày 20', 'ngày 25')),
      base.replace('đề nghị', 'yêu cầu').replace('ngày 20', 'ngày 25'),
    );
  });

  test('in the same place, or side by side, are for people to settle', () => {
    assert.equal(mergeTexts(base, base.replace('20', '21'), base.replace('20', '22')), undefined);
    assert.equal(mergeTexts(base, base.replace('ngày', 'hôm'), base.replace('20', '22')), undefined);
    assert.equal(mergeTexts(base, `${base} tháng này`, `${base} tháng sau`), undefined);
  });

  test('that are the same are taken once', () => {
    assert.equal(mergeTexts(base, `${base} tháng này`, `${base} tháng này`), `${base} tháng này`);
  });

  test('part a paragraph while another mends it', () => {
    assert.equal(
      mergeTexts(base, base.replace(' gửi', '\ngửi'), base.replace('20', '25')),
      base.replace(' gửi', '\ngửi').replace('20', '25'),
    );
  });
});

describe('whatever two people did to the same words,', () => {
  const words = Array.from({ length: 12 }, (_, index) => `từ${index}`);
  /** What one person did: takes words out, and puts their own in. */
  const edit = (person: string) =>
    fc
      .array(fc.record({ at: fc.nat(11), takes: fc.nat(2), puts: fc.nat(2) }), { maxLength: 3 })
      .map((acts) => {
        const text = [...words];
        const put = new Set<string>();
        for (const [act, { at, takes, puts }] of acts.entries()) {
          const come = Array.from({ length: puts }, (_, index) => `${person}${act}-${index}`);
          text.splice(at, takes, ...come);
        }
        for (const word of text) if (word.startsWith(person)) put.add(word);
        return { text: text.join(' '), put, taken: words.filter((word) => !text.includes(word)) };
      });

  test('a merge holds each word either put in, none that either took out, and is the same from both sides', () => {
    let merges = 0;
    fc.assert(
      fc.property(edit('An'), edit('Bình'), (one, other) => {
        const merged = mergeTexts(words.join(' '), one.text, other.text);
        assert.equal(mergeTexts(words.join(' '), other.text, one.text), merged);
        if (merged === undefined) return;
        merges += 1;
        const has = new Set(merged.split(' '));
        for (const word of [...one.put, ...other.put]) assert.ok(has.has(word), `${word} is lost`);
        const taken = new Set([...one.taken, ...other.taken]);
        assert.deepEqual(
          words.filter((word) => has.has(word)),
          words.filter((word) => !taken.has(word)),
        );
      }),
      { numRuns: 500, seed: 6 },
    );
    assert.ok(merges > 50, `${merges} of the cases were merges`);
  });

  test('who changed nothing takes what the other made', () => {
    fc.assert(
      fc.property(edit('An'), ({ text }) => {
        assert.equal(mergeTexts(words.join(' '), text, words.join(' ')), text);
      }),
    );
  });
});

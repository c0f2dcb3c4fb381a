import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createLayoutChecker } from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { askCoEditors } from '../commands/ask-co-editors.ts';
import { askReview } from '../commands/ask-review.ts';
import { closeCoEditing } from '../commands/close-co-editing.ts';
import { decideSuggestion } from '../commands/decide-suggestion.ts';
import { draftDocument } from '../commands/draft-document.ts';
import { finishCoEditingPart } from '../commands/finish-co-editing-part.ts';
import { suggestBlock } from '../commands/suggest-block.ts';
import { writeBlock } from '../commands/write-block.ts';
import { draftOf, sampleDesks } from '../fixtures.ts';
import { findDocument, listRevisions } from '../index.ts';
import { trackChanges } from '../track-changes.ts';
import { type Block, listBlockRevisions, listBlocks } from './blocks.ts';
import { findCoEditing } from './rounds.ts';
import { listSuggestions } from './suggestions.ts';
import { versionsBetween } from './versions.ts';

const database = await testDatabase();
const { db } = database;
const desks = await sampleDesks(database);
const rules = createLayoutChecker(desks.pack);
const [huy, lien, thinh, yen] = (await Promise.all(
  ['huy', 'lien', 'thinh', 'yen'].map((name) => desks.officer(name)),
)) as [Context, Context, Context, Context];
const first = 'Sở Nội vụ đề nghị Ủy ban nhân dân xã báo cáo trước ngày 20.';
const text = `${first}\n1. Số lượng hiện có.\n2. Kiến nghị.`;

/** A draft of Huy's, written together with Liên, on which Thịnh proposes. */
async function opened(words = text) {
  const { id } = await draftDocument(huy, { rules }, draftOf(desks, { text: words, receivers: [] }));
  await askCoEditors(huy, {
    documentId: id,
    editors: [
      { officerId: lien.actor.id!, mayWrite: true },
      { officerId: thinh.actor.id!, mayWrite: false },
    ],
  });
  const round = (await findCoEditing(db, id))!;
  const blocks = () => listBlocks(db, round.id);
  const write = (ctx: Context, block: Block, words: string) =>
    writeBlock(ctx, { documentId: id, blockId: block.id, base: block.revision, text: words });
  return { id, round, blocks, write, said: async () => (await blocks()).map((block) => block.text) };
}

const code = (expected: string) => (error: unknown) => error instanceof Refusal && error.code === expected;

describe('a draft written together', () => {
  test('waits in the inbox of those asked, and goes nowhere else until it is closed', async () => {
    const { id } = await opened();
    const [item] = (await desks.inbox(lien)).filter(({ action }) => action === 'coEdit');
    assert.equal(item?.subjectType, 'document-co-editor');
    await assert.rejects(
      askReview(huy, { documentId: id, reviewerIds: [lien.actor.id!] }),
      code('co-editing-open'),
    );
    assert.equal(await findDocument(db, yen.actor, id), undefined, 'nobody else sees it');
    await finishCoEditingPart(lien, { editorId: item!.subjectId });
    assert.deepEqual(await desks.inbox(lien), []);
    await closeCoEditing(huy, { documentId: id });
    assert.deepEqual(await desks.inbox(thinh), [], 'what is needed no more leaves the inbox');
  });

  test('brings changes in different places together, and keeps the later of two in the same place as a suggestion', async () => {
    const { blocks, write, said, round } = await opened();
    const [seen] = await blocks();
    assert.equal(await write(huy, seen!, first.replace('đề nghị', 'yêu cầu')), 'written');
    assert.equal(await write(lien, seen!, first.replace('20', '25')), 'merged');
    assert.equal((await said())[0], first.replace('đề nghị', 'yêu cầu').replace('20', '25'));
    assert.equal(await write(lien, seen!, first.replace('20', '30')), 'suggested');
    const [kept] = await listSuggestions(db, round.id);
    assert.deepEqual(
      [kept!.text, kept!.isConflict, kept!.madeBy],
      [first.replace('20', '30'), true, lien.actor.id],
    );
  });

  test('takes paragraphs in and out, but for the last', async () => {
    const { blocks, write, said } = await opened();
    const [one, two, three] = await blocks();
    assert.equal(await write(lien, two!, '1. Số lượng.\n\n1a. Cơ cấu.'), 'written');
    assert.deepEqual(await said(), [first, '1. Số lượng.', '1a. Cơ cấu.', '2. Kiến nghị.']);
    for (const block of (await blocks()).filter(({ id }) => id !== three!.id)) await write(huy, block, '');
    await assert.rejects(write(huy, three!, ' '), code('last-paragraph'));
    assert.equal(
      await write(lien, one!, `${first} Gấp.`),
      'suggested',
      'words for what was taken out are kept',
    );
  });

  test('is only proposed to by whom the drafter asked to propose; who takes it is kept beside its author', async () => {
    const { id, blocks, write, said, round } = await opened();
    const [seen] = await blocks();
    await assert.rejects(write(thinh, seen!, 'x'), code('may-only-suggest'));
    const suggestion = {
      documentId: id,
      blockId: seen!.id,
      base: 1,
      text: first.replace('20', '30'),
      reason: 'Gấp',
    };
    const suggestionId = await suggestBlock(thinh, suggestion);
    assert.equal((await said())[0], first);
    await assert.rejects(closeCoEditing(huy, { documentId: id }), code('suggestions-open'));
    await write(huy, seen!, first.replace('đề nghị', 'yêu cầu'));
    const decide = (seen: number) =>
      decideSuggestion(lien, { documentId: id, suggestionId, outcome: 'accepted', seen });
    await assert.rejects(decide(1), code('block-changed'));
    await decide(2);
    assert.equal((await said())[0], first.replace('20', '30').replace('đề nghị', 'yêu cầu'));
    const last = (await listBlockRevisions(db, round.id)).findLast(({ blockId }) => blockId === seen!.id);
    assert.deepEqual([last!.way, last!.madeBy], ['accepted', thinh.actor.id]);
    const [decided] = await listSuggestions(db, round.id);
    assert.equal(decided!.decidedBy, lien.actor.id);
    await assert.rejects(decide(3), code('suggestion-decided'));
  });

  test('becomes a revision whose comparison names the author of each word', async () => {
    const { id, blocks, write } = await opened();
    const [one, two] = await blocks();
    await write(lien, one!, first.replace('20', '25'));
    await write(huy, two!, '1. Số lượng, cơ cấu hiện có.');
    const closed = await closeCoEditing(huy, { documentId: id });
    assert.equal(closed.revision, 2);
    const lines = trackChanges(await versionsBetween(db, id, await listRevisions(db, id)));
    const changed = lines.flat().filter(({ kind }) => kind !== 'same');
    assert.deepEqual(
      changed.map(({ kind, text, by }) => [kind, text.trim(), by]),
      [
        ['removed', '20.', lien.actor.name],
        ['added', '25.', lien.actor.name],
        ['removed', 'lượng', huy.actor.name],
        ['added', 'lượng, cơ cấu', huy.actor.name],
      ],
    );
    const facts = (await listEventsOf(db, 'document', id)).map(({ type }) => type);
    assert.deepEqual(facts.slice(1), [
      'document-co-editors-asked',
      'document-block-written',
      'document-block-written',
      'document-co-editing-closed',
    ]);
    await assert.rejects(write(huy, one!, 'Muộn.'), code('co-editing-closed'));
  });
});

describe('whoever writes over whatever they last saw,', () => {
  /** An editor looks at the draft, or changes one paragraph as they saw it last. */
  const act = fc.record({
    who: fc.nat(1),
    looks: fc.boolean(),
    block: fc.nat(2),
    at: fc.nat(8),
    takes: fc.boolean(),
  });

  test('no accepted edit is lost, and what could not be accepted is kept as it was written', async () => {
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 12, maxLength: 20 }), async (acts) => {
        const { blocks, write, round } = await opened('a b c d e f\ng h i j k l\nm n o p q r');
        const views = [await blocks(), await blocks()];
        const [put, taken, setAside] = [new Set<string>(), new Set<string>(), [] as string[]];
        let accepted = 0;
        for (const [number, { who, looks, block, at, takes }] of acts.entries()) {
          if (looks) views[who] = await blocks();
          const seen = views[who]![block]!;
          const words = seen.text.split(' ');
          const [gone] = words.splice(at % words.length, takes && words.length > 2 ? 1 : 0, `w${number}`);
          const outcome = await write([huy, lien][who]!, seen, words.join(' '));
          outcomes.add(outcome);
          if (outcome === 'suggested') setAside.push(words.join(' '));
          else {
            accepted += 1;
            put.add(`w${number}`);
            if (gone) taken.add(gone);
          }
        }
        const standing = (await blocks()).flatMap((each) => each.text.split(' '));
        const expected = [...'abcdefghijklmnopqr', ...put].filter((word) => !taken.has(word));
        assert.deepEqual(standing.toSorted(), expected.toSorted());
        const kept = (await listSuggestions(db, round.id)).map((each) => each.text);
        assert.deepEqual(kept.toSorted(), setAside.toSorted());
        assert.equal((await listBlockRevisions(db, round.id)).length, 3 + accepted);
      }),
      { numRuns: 5, seed: 68 },
    );
    assert.deepEqual([...outcomes].toSorted(), ['merged', 'suggested', 'written']);
  });
});

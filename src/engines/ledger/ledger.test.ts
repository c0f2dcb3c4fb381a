import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  appendLeaves,
  canonicalJson,
  judgeProof,
  leafHash,
  pathIn,
  pathTo,
  rootAt,
  rootFrom,
  rootOf,
  type SubjectProof,
  type WritableTiles,
} from './index.ts';

function memoryTiles(): WritableTiles {
  const held = new Map<string, Uint8Array>();
  return {
    read: async (level, index) => held.get(`${level}/${index}`)!,
    write: async (level, index, hashes) => void held.set(`${level}/${index}`, hashes),
  };
}
const leavesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => leafHash(Buffer.from(String(index))));

describe('a tree kept in tiles', () => {
  test('has the root and the paths of the tree itself, however its leaves came', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 5 }),
        async (batches) => {
          const tiles = memoryTiles();
          const leaves = leavesOf(batches.reduce((sum, each) => sum + each, 0));
          let size = 0;
          for (const batch of batches) {
            await appendLeaves(tiles, size, leaves.slice(size, size + batch));
            size += batch;
          }
          const root = await rootAt(tiles, size);
          assert.deepEqual(root, rootOf(leaves));
          for (const leaf of new Set([0, size >> 1, size - 1].filter((each) => each >= 0 && each < size))) {
            const path = await pathIn(tiles, leaf, size);
            assert.deepEqual(path, pathTo(leaves, leaf));
            assert.deepEqual(rootFrom(leaves[leaf]!, leaf, size, path), root);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('proves a leaf in an older root while it grows, over more than one level of tiles', async () => {
    const tiles = memoryTiles();
    const leaves = leavesOf(66_000);
    await appendLeaves(tiles, 0, leaves.slice(0, 65_600));
    const old = await rootAt(tiles, 65_600);
    await appendLeaves(tiles, 65_600, leaves.slice(65_600));
    assert.deepEqual(await rootAt(tiles, 65_600), old);
    const path = await pathIn(tiles, 300, 65_600);
    assert.deepEqual(rootFrom(leaves[300]!, 300, 65_600, path), old);
    assert.deepEqual(await rootAt(tiles, 66_000), rootOf(leaves));
  });

  test('leads nowhere from another place, another leaf or a path of another length', () => {
    const leaves = leavesOf(13);
    const path = pathTo(leaves, 5);
    const root = rootOf(leaves).toString('hex');
    const leads = (...given: Parameters<typeof rootFrom>) => rootFrom(...given)?.toString('hex') === root;
    assert.equal(leads(leaves[5]!, 5, 13, path), true);
    assert.equal(leads(leaves[5]!, 4, 13, path), false);
    assert.equal(leads(leaves[6]!, 5, 13, path), false);
    assert.equal(leads(leaves[5]!, 5, 13, path.slice(1)), false);
    assert.equal(leads(leaves[5]!, 5, 13, [...path, leaves[0]!]), false);
    assert.equal(leads(leaves[5]!, 13, 13, path), false);
  });
});

describe('a proof about one thing', () => {
  const fact = (id: string, version: number) =>
    canonicalJson({
      type: 'card-issued',
      subject: { type: 'card', id, version },
      actor: { kind: 'officer', name: 'Lan' },
    });
  const entries = [fact('a', 1), fact('b', 1), fact('a', 2), fact('c', 1)];
  const leaves = entries.map((entry) => leafHash(Buffer.from(entry)));
  const hex = (path: readonly Buffer[]) => path.map((hash) => hash.toString('hex'));
  const proved = (index: number) => ({ entry: entries[index]!, index, path: hex(pathTo(leaves, index)) });
  const proof: SubjectProof = {
    format: 'muong-subject-proof/1',
    subject: { type: 'card', id: 'a' },
    entries: [proved(0), proved(2)],
    checkpoint: 'signed',
  };
  const believe = (jws: string) =>
    jws === 'signed' ? { size: 4, root: rootOf(leaves).toString('hex'), at: '2026-11-25T00:00:00Z' } : null;

  test('tells its facts', () => {
    const verdict = judgeProof(proof, believe);
    assert.ok(verdict.isProved);
    assert.deepEqual(
      verdict.facts.map(({ subject }) => subject.version),
      [1, 2],
    );
  });

  test('altered in anything is refused, with what is wrong', () => {
    const faultOf = (altered: SubjectProof) => {
      const verdict = judgeProof(altered, believe);
      return verdict.isProved ? 'none' : verdict.fault;
    };
    const [first, second] = proof.entries as [SubjectProof['entries'][0], SubjectProof['entries'][0]];
    const word = { ...first, entry: first.entry.replace('Lan', 'Mai') };
    assert.equal(faultOf({ ...proof, entries: [word, second] }), 'entry-not-in-log');
    assert.equal(faultOf({ ...proof, entries: [second, first] }), 'entries-out-of-order');
    assert.equal(faultOf({ ...proof, entries: [first, first] }), 'entries-out-of-order');
    assert.equal(faultOf({ ...proof, entries: [first, proved(1)] }), 'entry-of-another');
    assert.equal(faultOf({ ...proof, checkpoint: 'forged' }), 'checkpoint-not-believed');
    assert.equal(faultOf({ ...proof, format: 'x' as never }), 'proof-malformed');
  });
});

test('the same value is the same text, whatever order its keys came in', () => {
  assert.equal(canonicalJson({ b: [1, { d: null, c: 'ắ' }], a: undefined }), '{"b":[1,{"c":"ắ","d":null}]}');
});

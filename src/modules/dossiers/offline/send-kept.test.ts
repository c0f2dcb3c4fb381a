import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { bodyOf, type KeptDraft, type KeptPost, nextPlace, outcomeOf, placeOf } from './kept.ts';
import { type Answered, type KeptStore, sendKept } from './send-kept.ts';

const draft = (id: string): KeptDraft => ({ id, owner: 'lan', version: 3, keptAt: '2026-11-22T00:00:00Z' });
const post = (order: number, draftId: string, stage: string | null): KeptPost => ({
  order,
  key: `key-${order}`,
  draftId,
  stage,
  fields: [['name', `typed ${order}`]],
  state: 'waiting',
});

/** A browser's store in memory. */
function storeOf(posts: readonly KeptPost[]) {
  const drafts = new Map([...new Set(posts.map(({ draftId }) => draftId))].map((id) => [id, draft(id)]));
  let queue = [...posts];
  const store: KeptStore = {
    draft: async (id) => drafts.get(id),
    changeDraft: async (id, change) => void drafts.set(id, { ...drafts.get(id)!, ...change }),
    posts: async () => [...queue],
    async removePost({ key }) {
      queue = queue.filter((post) => post.key !== key);
    },
    async markStale(id) {
      const isTheWhole = (post: KeptPost) => post.draftId === id && post.stage === null;
      queue = queue
        .filter((post) => !isTheWhole(post))
        .map((post) => (post.draftId === id ? { ...post, state: 'stale' } : post));
    },
    async forget(id) {
      drafts.delete(id);
      queue = queue.filter((post) => post.draftId !== id);
    },
  };
  return { store, drafts, left: () => queue };
}

/** A server that acts once for each key, and takes a stage only upon the version it has. */
function server({ version = 3 } = {}) {
  const answers = new Map<string, Answered>();
  const acted: string[] = [];
  const send = async ({ key, stage }: KeptPost, seen: number): Promise<Answered> => {
    const earlier = answers.get(key);
    if (earlier) return earlier;
    const isStale = stage !== null && seen !== version;
    if (!isStale) acted.push(key);
    if (stage !== null && !isStale) version += 1;
    const body = stage === null ? { receipt: '/receipt' } : { state: isStale ? 'stale' : 'taken', version };
    answers.set(key, { status: 200, body });
    return answers.get(key)!;
  };
  return { send, acted };
}

const whole = [post(1, 'a', 'child'), post(2, 'a', 'father'), post(3, 'a', null)];

describe('what waits', () => {
  test('is sent in order, each upon the version to which the one before has led', async () => {
    const { store, drafts, left } = storeOf(whole);
    const { send, acted } = server();
    assert.equal(await sendKept(store, send), true);
    assert.deepEqual(acted, ['key-1', 'key-2', 'key-3']);
    assert.deepEqual(left(), []);
    assert.equal(drafts.get('a')!.version, 5);
    assert.equal(drafts.get('a')!.receipt, '/receipt');
  });

  test('has its effect once and in order, wherever and however often the line breaks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('before', 'after', 'through')), async (breaks) => {
        const { store, left } = storeOf(whole);
        const { send, acted } = server();
        const fates = [...breaks];
        const onTheLine = async (post: KeptPost, version: number) => {
          const fate = fates.shift() ?? 'through';
          if (fate === 'before') throw new TypeError('no line');
          const answer = await send(post, version);
          if (fate === 'after') throw new TypeError('the answer was lost');
          return answer;
        };
        for (let turn = 0; left().length > 0 && turn <= breaks.length; turn += 1) {
          await sendKept(store, onTheLine).catch(() => false);
        }
        assert.deepEqual(left(), []);
        assert.deepEqual(acted, ['key-1', 'key-2', 'key-3']);
      }),
    );
  });

  test('comes back to be looked at when the draft was changed elsewhere, and is not submitted unseen', async () => {
    const { store, left } = storeOf([...whole, post(4, 'b', 'child')]);
    const elsewhere = server({ version: 9 });
    const here = server();
    await sendKept(store, (post, version) => (post.draftId === 'a' ? elsewhere : here).send(post, version));
    assert.deepEqual(
      left().map(({ stage, state }) => [stage, state]),
      [
        ['child', 'stale'],
        ['father', 'stale'],
      ],
    );
    assert.deepEqual(elsewhere.acted, []);
    assert.deepEqual(here.acted, ['key-4'], 'another draft does not wait for it');
  });

  test('goes when it has been looked at, while the rest is still to be; the whole waits for all', async () => {
    const { store, left } = storeOf([{ ...whole[0]!, state: 'stale' }, ...whole.slice(1)]);
    const { send, acted } = server();
    await sendKept(store, send);
    assert.deepEqual(acted, ['key-2']);
    assert.deepEqual(
      left().map(({ key }) => key),
      ['key-1', 'key-3'],
    );
  });

  test('stays while nobody has signed in, or the server is away', async () => {
    for (const status of [401, 503, 429]) {
      const { store, left, drafts } = storeOf(whole);
      await sendKept(store, async () => ({ status, body: null }));
      assert.equal(left().length, 3, String(status));
      assert.equal(drafts.get('a')!.trouble, status === 401 ? 'sign-in' : undefined);
    }
  });

  test('is forgotten when the draft is not this person’s, or is no more', async () => {
    const { store, left, drafts } = storeOf(whole);
    await sendKept(store, async () => ({ status: 404, body: null }));
    assert.deepEqual([left().length, drafts.size], [0, 0]);
  });

  test('tells that something must be mended: of a stage it is kept by the server, as a whole it is not submitted', () => {
    const taken = outcomeOf({ stage: 'child' }, 200, { state: 'incomplete', version: 4 });
    assert.deepEqual(taken, {
      kind: 'taken',
      change: { version: 4, hasSent: true, trouble: 'incomplete' },
    });
    assert.deepEqual(outcomeOf({ stage: null }, 422, {}), {
      kind: 'taken',
      change: { trouble: 'incomplete' },
    });
  });
});

test('a page posted again while it waits takes the place of the first', () => {
  assert.equal(placeOf(whole, post(9, 'a', 'father')), 2);
  assert.equal(placeOf(whole, post(9, 'b', 'father')), undefined);
});

test('a button leads along the stages that the answers have', () => {
  const way = ['one', 'two', 'review'].map((id) => ({ id, href: `/${id}` }));
  assert.equal(nextPlace('continue', 'one', way), '/two');
  assert.equal(nextPlace('back', 'two', way), '/one');
  assert.equal(nextPlace('back', 'one', way), '/one');
  assert.equal(nextPlace('save', 'two', way), '/two');
  assert.equal(nextPlace('add rows', 'two', way), '/two');
});

test('what is sent is what was typed, repetitions and files too, upon the version known now', () => {
  const file = new File(['x'], 'giay.pdf', { type: 'application/pdf' });
  const body = bodyOf(
    {
      fields: [
        ['version', '1'],
        ['to', 'a'],
        ['to', 'b'],
        ['papers.upload', file],
      ],
    },
    7,
  );
  assert.deepEqual([...body.keys()], ['to', 'to', 'papers.upload', 'version']);
  assert.deepEqual(body.getAll('to'), ['a', 'b']);
  assert.equal(body.get('version'), '7');
  assert.equal((body.get('papers.upload') as File).name, 'giay.pdf');
});

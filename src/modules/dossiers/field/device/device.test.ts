import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { ArrivedAct, KeptVisit } from './kept.ts';
import { isPassphrase, newLock, openLock, proposedPassphrase, seal, unseal } from './seal.ts';
import { type Answered, sendVisits, type VisitQueue } from './send-visits.ts';

describe('what lies on a device', () => {
  const paper = new TextEncoder().encode('Số định danh 011190000123');

  test('opens with its passphrase alone, however its digits are grouped', async () => {
    const { lock, key } = await newLock('482 917 350 664');
    const sealed = await seal(key, paper, 'copy-1');
    assert.equal(await openLock(lock, '482 917 350 665'), undefined);
    const again = (await openLock(lock, '482917350664'))!;
    assert.deepEqual(new Uint8Array(await unseal(again, sealed, 'copy-1')), paper);
  });

  test('cannot be put in another’s place, changed, or its key be taken out', async () => {
    const { key } = await newLock('mười hai con chữ');
    const sealed = await seal(key, paper, 'copy-1');
    await assert.rejects(unseal(key, sealed, 'copy-2'), { name: 'OperationError' });
    new Uint8Array(sealed.bytes)[0]! ^= 1;
    await assert.rejects(unseal(key, sealed, 'copy-1'), { name: 'OperationError' });
    await assert.rejects(crypto.subtle.exportKey('raw', key), { name: 'InvalidAccessError' });
  });

  test('is given a passphrase long enough to be worth it', () => {
    assert.match(proposedPassphrase(), /^(\d{3}\s){3}\d{3}$/);
    assert.deepEqual(['ngắn', '1111 1111 1111', '121212121212', '482 917 350 664'].map(isPassphrase), [
      false,
      false,
      false,
      true,
    ]);
  });
});

type Weather = 'up' | 'down' | 'answer lost' | 401 | 422 | 503;

describe('what was written down without a line', () => {
  const visits = ['a', 'b', 'c'].map(
    (key, order) => ({ key, order, copyId: 'copy', contentType: '', sealed: {} }) as unknown as KeptVisit,
  );

  /** A device's queue before a server that acts once for each key; the answers say what the line does each time. */
  function house(line: readonly Weather[]) {
    let queue = [...visits];
    const done: string[] = [];
    const days = [...line];
    const store: VisitQueue = {
      visits: async () => queue,
      removeVisit: async ({ key }) => {
        queue = queue.filter((visit) => visit.key !== key);
      },
      markRefused: async ({ key }) => {
        queue = queue.map((visit) => (visit.key === key ? { ...visit, trouble: 'refused' } : visit));
      },
    };
    async function send({ key }: KeptVisit): Promise<Answered> {
      const day = days.shift() ?? 'up';
      if (day === 'down') throw new TypeError('Failed to fetch');
      if (typeof day === 'number') return { status: day, body: null };
      if (!done.includes(key)) done.push(key);
      if (day === 'answer lost') throw new TypeError('Failed to fetch');
      return { status: 200, body: [{ id: key, kind: 'note', state: 'done' } satisfies ArrivedAct] };
    }
    return { done, sendAll: () => sendVisits(store, send), left: () => queue };
  }

  test('has its effect once and in order, wherever and however often the line breaks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Weather[]>('up', 'down', 'answer lost', 401, 503), { maxLength: 12 }),
        async (line) => {
          const { done, sendAll, left } = house(line);
          while (left().length > 0) await sendAll();
          assert.deepEqual(done, ['a', 'b', 'c']);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('stays on the device where the server will not take it, and holds up nothing else', async () => {
    const { done, sendAll, left } = house([422]);
    const { arrived } = await sendAll();
    assert.deepEqual(
      [done, arrived.length, left().map(({ key, trouble }) => [key, trouble])],
      [['b', 'c'], 2, [['a', 'refused']]],
    );
  });

  test('waits for its officer to sign in', async () => {
    const { sendAll, left } = house([401]);
    assert.equal((await sendAll()).needsSignIn, true);
    assert.equal(left().length, 3);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOwnThread } from './index.ts';

const script = (text: string) => new URL(`data:text/javascript,${encodeURIComponent(text)}`);
const answering = `import { parentPort, workerData } from 'node:worker_threads';`;
const limits = { timeoutMs: 20_000, memoryMb: 64 };

test('a thread answers once about what it was given', async () => {
  const doubled = script(`${answering} parentPort.postMessage(workerData.map((each) => each * 2));`);
  assert.deepEqual(await inOwnThread(doubled, [1, 2], limits), [2, 4]);
});

test('one that throws, ends, or does not end is lost, each by its reason', async () => {
  await assert.rejects(inOwnThread(script(`throw new Error('broken')`), {}, limits), (error: Error) => {
    assert.match(String(error.cause), /broken/);
    return (error as { why?: string }).why === 'threw';
  });
  await assert.rejects(inOwnThread(script('1'), {}, limits), { why: 'ended' });
  const endless = inOwnThread(script('for (;;);'), {}, { ...limits, timeoutMs: 200 });
  await assert.rejects(endless, { why: 'took-too-long' });
});

test('one that eats more memory than it may is lost, and the process is not', async () => {
  const hungry = script('const eaten = []; for (;;) eaten.push(new Array(1e5).fill(eaten.length));');
  await assert.rejects(inOwnThread(hungry, {}, limits), { why: 'threw' });
});

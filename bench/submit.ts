/**
 * Submissions a second over HTTP, by sixteen clients for a minute: read, checked against the form, given its code and
 * its place on a desk, recorded, and remembered under its idempotency key. The floor writes the same rows by bare
 * prepared SQL over sixteen connections. Both take turns, so that a busy moment of the machine falls on both.
 */
import { Worker } from 'node:worker_threads';
import { createApiClient } from '#modules/identity/index.ts';
import { openBenchWorld } from './ground/bench-world.ts';
import { openFloor } from './submit/floor.ts';

const clients = 16;
const turns = 6;
const sliceMs = 10_000;
const example = 'procedures/2.000815-*/examples/quang-*.yaml';

async function run() {
  const { address, url, province, close } = await openBenchWorld();
  const { token } = await createApiClient(province.system('bench'), {
    name: 'Cổng dịch vụ công quốc gia',
    system: 'dvcqg',
    scopes: ['dossiers.submit', 'dossiers.read'],
  });
  const { answers } = province.pack.files(example)[0]!.value as { readonly answers: object };
  const worker = new Worker(new URL('./submit/clients.ts', import.meta.url), {
    workerData: { address, token, clients, answers },
  });
  const submitFor = (ms: number) =>
    new Promise<readonly number[]>((done, fail) => {
      worker.once('message', done).once('error', fail);
      worker.postMessage(ms);
    });
  let floor: Awaited<ReturnType<typeof openFloor>> | undefined;
  try {
    await submitFor(2_000);
    floor = await openFloor(url, clients);
    await floor.submitFor(1_000);
    const times: number[] = [];
    let bare = 0;
    for (let turn = 0; turn < turns; turn += 1) {
      times.push(...(await submitFor(sliceMs)));
      bare += await floor.submitFor(sliceMs);
    }
    const seconds = (turns * sliceMs) / 1000;
    times.sort((one, other) => one - other);
    const at = (share: number) => Number(times[Math.floor(times.length * share)]!.toFixed(1));
    return {
      name: 'submit',
      ours: times.length / seconds,
      floor: bare / seconds,
      ratio: times.length / bare,
      unit: 'submissions/s',
      clients,
      p50ms: at(0.5),
      p95ms: at(0.95),
    };
  } finally {
    await floor?.close();
    await worker.terminate();
    await close();
  }
}

export default { name: 'submit', run };

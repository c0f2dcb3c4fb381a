import { createHash, sign } from 'node:crypto';
import { createDemoAuthority, keySigner, signPdf } from '#engines/pdf-signature/index.ts';
import { paddedDocument } from '#engines/pdf-signature/sample-document.ts';

const turns = 40;
const turnMs = 50;
const years = {
  notBefore: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  notAfter: Temporal.Instant.from('2029-01-01T00:00:00Z'),
};
const signedAt = Temporal.ZonedDateTime.from('2026-09-02T08:15:00+07:00[Asia/Ho_Chi_Minh]');

/** PAdES B-B signatures a second of a 60 kB PDF. Floor: the same digest and raw signature by node:crypto. */
async function run() {
  const pdf = paddedDocument(60_000);
  const rsa = await measure(pdf, 'rsa');
  const ec = await measure(pdf, 'ec');
  return { name: 'sign', ...rsa, unit: 'signatures/s', algorithm: 'RSA-2048', p256: ec };
}

/** Ours and the floor in turns, so that whatever else the machine does falls on both; the medians of all turns. */
async function measure(pdf: Uint8Array, keyType: 'rsa' | 'ec') {
  const authority = createDemoAuthority({ commonName: 'Bench', ...years });
  const { certificate, privateKey } = authority.issue({ commonName: 'Trần Thị Mai', keyType, ...years });
  const signer = keySigner([certificate], privateKey);
  const works = {
    ours: () => signPdf(pdf, { signer, signedAt }),
    floor: () => sign('sha256', createHash('sha256').update(pdf).digest(), privateKey),
  };
  for (const work of Object.values(works)) for (let n = 0; n < 200; n++) await work();
  const rates = { ours: [] as number[], floor: [] as number[] };
  for (let turn = 0; turn < turns; turn++) {
    rates.ours.push(await perSecond(works.ours));
    rates.floor.push(await perSecond(works.floor));
  }
  const [ours, floor] = [median(rates.ours), median(rates.floor)];
  return { ours, floor, ratio: ours / floor };
}

/** How often the work is done in a second, one after the other, for one turn. */
async function perSecond(work: () => unknown): Promise<number> {
  const start = performance.now();
  let done = 0;
  for (; performance.now() - start < turnMs; done++) await work();
  return (done * 1000) / (performance.now() - start);
}

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

export default { name: 'sign', run };

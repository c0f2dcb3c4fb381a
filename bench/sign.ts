import { createHash, sign } from 'node:crypto';
import { createDemoAuthority, keySigner, signPdf } from '#engines/pdf-signature/index.ts';
import { paddedDocument } from '#engines/pdf-signature/sample-document.ts';

const seconds = 2;
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

async function measure(pdf: Uint8Array, keyType: 'rsa' | 'ec') {
  const authority = createDemoAuthority({ commonName: 'Bench', ...years });
  const { certificate, privateKey } = authority.issue({ commonName: 'Trần Thị Mai', keyType, ...years });
  const signer = keySigner([certificate], privateKey);
  const ours = await perSecond(() => signPdf(pdf, { signer, signedAt }));
  const floor = await perSecond(() => sign('sha256', createHash('sha256').update(pdf).digest(), privateKey));
  return { ours, floor, ratio: ours / floor };
}

/** After a warm-up, how often the work is done in a second, one after the other. */
async function perSecond(work: () => unknown): Promise<number> {
  for (let n = 0; n < 50; n++) await work();
  const start = performance.now();
  let done = 0;
  for (; performance.now() - start < seconds * 1000; done++) await work();
  return done / ((performance.now() - start) / 1000);
}

export default { name: 'sign', run };

/**
 * Envelopes with an attachment of 1 MB: parsed, their signature and attachment checked, written again; MB of XML a
 * second. Floor: `saxes` over the same bytes, which only parses.
 */
import { SaxesParser } from 'saxes';
import {
  attach,
  checkEnvelope,
  listAttachments,
  openAttachment,
  readEnvelope,
  signEnvelope,
  verifyEnvelope,
  writeEnvelope,
} from '#engines/edxml/index.ts';
import { samplePdf, samples } from '#engines/edxml/samples.ts';
import { createDemoAuthority, keySigner } from '#engines/pdf-signature/index.ts';

const rounds = 5;
const sliceMs = 1000;
const years = {
  notBefore: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  notAfter: Temporal.Instant.from('2029-01-01T00:00:00Z'),
};

async function run() {
  const bytes = await signedEnvelope();
  const ours = () => {
    const { envelope, document } = readEnvelope(bytes);
    if (!verifyEnvelope(document).isValid || checkEnvelope(envelope).length > 0)
      throw new Error('not in order');
    const [file] = listAttachments(envelope).map((attachment) => openAttachment(attachment));
    if (file?.bytes.length !== 2 ** 20) throw new Error('not whole');
    if (writeEnvelope(envelope).length !== bytes.length) throw new Error('not written whole');
  };
  const floor = () => {
    const parser = new SaxesParser({ xmlns: true, position: false });
    let length = 0;
    parser.on('text', (text) => {
      length += text.length;
    });
    parser.write(bytes.toString()).close();
    if (length < 2 ** 20) throw new Error('not whole');
  };
  const done = { ours: 0, oursMs: 0, floor: 0, floorMs: 0 };
  for (const work of [ours, floor]) for (let warm = 0; warm < 20; warm++) work();
  // In turns, so that a busy moment of the machine falls on both.
  for (let round = 0; round < rounds; round++) {
    const [oursDone, oursMs] = slice(ours);
    const [floorDone, floorMs] = slice(floor);
    done.ours += oursDone;
    done.oursMs += oursMs;
    done.floor += floorDone;
    done.floorMs += floorMs;
  }
  const megabytes = bytes.length / 1e6;
  const perSecond = (count: number, ms: number) => (count * megabytes * 1000) / ms;
  const [oursRate, floorRate] = [perSecond(done.ours, done.oursMs), perSecond(done.floor, done.floorMs)];
  return {
    name: 'edxml',
    ours: oursRate,
    floor: floorRate,
    ratio: oursRate / floorRate,
    unit: 'MB/s',
    envelopeBytes: bytes.length,
  };
}

function signedEnvelope(): Promise<Buffer> {
  const { envelope } = readEnvelope(Buffer.from(samples.vnpt));
  const file = { name: '781.pdf', mediaType: 'application/pdf', bytes: Buffer.alloc(2 ** 20, samplePdf) };
  const { attachment, reference } = attach('toan-van', file, 'Công văn');
  const { certificate, privateKey } = createDemoAuthority({ commonName: 'Bench', ...years }).issue({
    commonName: 'UBND tỉnh',
    keyType: 'rsa',
    ...years,
  });
  const sent = {
    ...envelope,
    body: { manifest: { references: [reference] } },
    attachments: { attachments: [attachment] },
  };
  return signEnvelope(sent, keySigner([certificate], privateKey));
}

function slice(work: () => void): readonly [done: number, ms: number] {
  const start = performance.now();
  let done = 0;
  for (; performance.now() - start < sliceMs; done++) work();
  return [done, performance.now() - start];
}

export default { name: 'edxml', run };

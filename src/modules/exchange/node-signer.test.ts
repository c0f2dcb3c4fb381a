import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readEnvelope, signEnvelope, verifyEnvelope } from '#engines/edxml/index.ts';
import { samples } from '#engines/edxml/samples.ts';
import { nodeSigner } from './node-signer.ts';

describe('the key of an axis', () => {
  test('is made once, and signs what others can verify with its certificate', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'muong-axis-'));
    const first = nodeSigner(folder, 'Trục tỉnh Mường Mẫu');
    const second = nodeSigner(folder, 'Một tên khác');
    assert.deepEqual(second.certificateChain, first.certificateChain);
    assert.deepEqual(readdirSync(join(folder, 'exchange')), ['axis.pem']);
    const { envelope } = readEnvelope(Buffer.from(samples.vnpt));
    const { isValid, certificate } = verifyEnvelope(
      readEnvelope(await signEnvelope(envelope, second)).document,
    );
    assert.ok(isValid);
    assert.deepEqual(certificate, first.certificateChain[0]);
  });
});

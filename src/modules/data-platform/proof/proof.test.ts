import assert from 'node:assert/strict';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { leafHash, pathTo, rootOf } from '#engines/ledger/index.ts';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { gatewayRoutes } from '../calls/gateway-routes.ts';
import { samplePlatform } from '../fixtures.ts';
import { openLibrary } from '../testing/provider.ts';
import { type CallProof, callProof } from './call-proof.ts';
import { hashOf, signCalls } from './sign-calls.ts';

const database = await testDatabase();
const { db } = database;
const platform = await samplePlatform(database);
const { services, clock, system } = platform;
const library = await openLibrary();
after(() => library.close());

/** Written anew from RFC 6962 and RFC 7515, without anything of the program: what an outsider would write. */
function checks(proof: CallProof, trusted: X509Certificate): boolean {
  const hash = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  let [node, index, last] = [hash(Buffer.of(0), Buffer.from(proof.entry)), proof.leaf, proof.size - 1];
  for (const step of proof.path.map((hex) => Buffer.from(hex, 'hex'))) {
    if (last === 0) return false;
    if (index % 2 === 1 || index === last) {
      node = hash(Buffer.of(1), step, node);
      while (index % 2 === 0 && index !== 0) [index, last] = [index >> 1, last >> 1];
    } else node = hash(Buffer.of(1), node, step);
    [index, last] = [index >> 1, last >> 1];
  }
  const [head, payload, signature] = proof.batch.split('.') as [string, string, string];
  const { x5c } = JSON.parse(Buffer.from(head, 'base64url').toString());
  const certificate = new X509Certificate(Buffer.from(x5c[0], 'base64'));
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${payload}`),
    certificate.publicKey,
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) return false;
  const told = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return (
    last === 0 &&
    certificate.fingerprint256 === trusted.fingerprint256 &&
    told.root === node.toString('hex') &&
    told.size === proof.size
  );
}

describe('the signed log', () => {
  test('proves each call to anyone who has our certificate, without us; a changed word proves nothing', async () => {
    const service = await platform.share('thu-vien', `${library.url}/api`);
    const { client, key } = await platform.join('mot-cua');
    await platform.grant(client, service);
    const house = await testApp({ database, now: () => clock.now, routes: [gatewayRoutes(services)] });
    const headers = { 'lgsp-key': key, 'lgsp-purpose': 'cap-the' };
    const calls = [];
    for (const url of [
      '/members/099094000007',
      '/members/1',
      '/members/099094000008',
      '/nothing',
      '/members/099094000009',
    ]) {
      calls.push(
        String((await house.app.inject({ url: `/lgsp/thu-vien${url}`, headers })).headers['lgsp-call']),
      );
    }
    await assert.rejects(callProof(db, calls[0]!), { code: 'call-not-signed-yet' });
    assert.deepEqual(
      await Promise.all([signCalls(system, services), signCalls(system, services)]).then((counts) =>
        counts.toSorted(),
      ),
      [0, 5],
    );

    const trusted = new X509Certificate(services.signer.certificateChain[0]!);
    const proofs = await Promise.all(calls.map((id) => callProof(db, id)));
    assert.deepEqual(
      proofs.map((proof) => checks(proof, trusted)),
      [true, true, true, true, true],
    );
    const [first, second] = proofs as [CallProof, CallProof];
    assert.equal(JSON.parse(first.entry).clientSystem, 'mot-cua');
    for (const forged of [
      { ...first, entry: first.entry.replace('mot-cua', 'mot-cau') },
      { ...first, entry: second.entry },
      { ...first, leaf: 1 },
      { ...first, path: second.path },
      { ...first, batch: first.batch.replace(/\.[^.]{10}/, '.AAAAAAAAAA') },
    ])
      assert.equal(checks(forged, trusted), false);

    await house.app.inject({ url: '/lgsp/thu-vien/members/1', headers });
    assert.equal(await signCalls(system, services), 1);
    const [one, two] = await db.selectFrom('gatewayBatch').selectAll().orderBy('number').execute();
    assert.equal(two!.previousHash, hashOf(one!.jws), 'a batch taken out of the chain is missed');
    const usage = await db
      .selectFrom('gatewayUsage')
      .select(['operation', 'calls', 'refused', 'failed'])
      .orderBy('operation')
      .execute();
    assert.deepEqual(usage, [
      { operation: '', calls: '1', refused: '1', failed: '0' },
      { operation: 'getMember', calls: '5', refused: '2', failed: '0' },
    ]);
    await house.app.close();
  });

  test('can be added to by the program, and by no means changed', async () => {
    for (const column of ['outcome', 'client_system', 'purpose', 'request_digest']) {
      await assert.rejects(
        db
          .updateTable('gatewayCall')
          .set({ [column.replace(/_(.)/g, (_, letter) => letter.toUpperCase())]: 'x' })
          .execute(),
        { code: '42501' },
        column,
      );
    }
    await assert.rejects(db.deleteFrom('gatewayCall').execute(), { code: '42501' });
    await assert.rejects(db.deleteFrom('gatewayBatch').execute(), { code: '42501' });
    await assert.rejects(db.updateTable('gatewayContract').set({ sha256: 'x' }).execute(), { code: '42501' });
  });

  test('hashes trees of any size so that each leaf is led to the root', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), (size) => {
        const leaves = Array.from({ length: size }, (_, index) => leafHash(Buffer.from(String(index))));
        const paths = leaves.map((_, index) => pathTo(leaves, index));
        assert.ok(paths.every((path) => path.length <= Math.ceil(Math.log2(Math.max(2, size)))));
        assert.equal(
          new Set(paths.map((path) => Buffer.concat([...path]).toString('hex'))).size,
          size === 1 ? 1 : size,
        );
      }),
    );
    const [a, b, c] = ['a', 'b', 'c'].map((text) => leafHash(Buffer.from(text))) as [Buffer, Buffer, Buffer];
    const node = (left: Buffer, right: Buffer) =>
      createHash('sha256')
        .update(Buffer.concat([Buffer.of(1), left, right]))
        .digest();
    assert.deepEqual(rootOf([a, b, c]), node(node(a, b), c));
  });
});

// What a fresh signature proves, with authorities that answer, are away, or never answer: run by openssl.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { createDemoAuthority, keySigner } from '#engines/pdf-signature/index.ts';
import { publishedList, responding, served, stamping } from '#engines/pdf-signature/openssl-peers.ts';
import { needs } from '#engines/pdf-signature/other-software.ts';
import { newId } from '#platform/database/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { getFile, type StoredFile } from '#platform/files/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { sampleSigners } from '../fixtures.ts';
import {
  createAuthorities,
  findKeptForm,
  findSigningKey,
  loadTrust,
  raiseSigned,
  signFile,
  signTogether,
  verifyFile,
} from '../index.ts';
import { pemOf } from '../keys/pem.ts';

const openssl = needs('openssl');
const database = await testDatabase();
const { db } = database;
// openssl answers by the clock of the machine.
const office = await sampleSigners(database, Temporal.Now.instant().toString());
const { blobs } = office;
const mai = await office.officer('mai');
const years = {
  notBefore: office.clock.now.subtract({ hours: 1000 }),
  notAfter: office.clock.now.add({ hours: 24 * 365 }),
};
const authority = createDemoAuthority({ commonName: 'Root', ...years });
await loadTrust(office.system, [{ name: 'Root', certificate: pemOf(authority.certificate) }]);
const key = (await findSigningKey(db, { officerId: mai.actor.id! }, office.clock.now))!;

/** Authorities of a province that can go down: the time, the responder, the list. */
const state = { isUp: true, asked: 0 };
const whole = { after } as Parameters<typeof served>[0];
const stamper = authority.issue({ commonName: 'Stamps', use: 'timestamp', ...years });
const responder = authority.issue({ commonName: 'Responder', use: 'responder', ...years });
const answers = new Map<string, (path: string, body: Buffer) => Promise<Uint8Array> | Uint8Array>();
const url = await served(whole, async (path, body) => {
  state.asked += 1;
  if (!state.isUp) throw new Error('down');
  return answers.get(path)!(path, body);
});
const withAddresses = (commonName: string, use?: 'timestamp') =>
  authority.issue({
    commonName,
    ...(use && { use }),
    ocspUrl: `${url}/ocsp`,
    crlUrl: `${url}/crl`,
    ...years,
  });
const [own, stamps] = [withAddresses('Quàng Thị Mai'), withAddresses('Stamps', 'timestamp')];
const registry = { authority, known: [own.certificate, stamps.certificate, stamper.certificate] };
answers.set('/ocsp', responding(registry, responder));
answers.set('/crl', async () => publishedList(registry));
answers.set('/tsa', stamping(stamps));

/** Takes every question and never answers. */
const silent = createServer(() => undefined);
await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
after(() => {
  silent.closeAllConnections();
  silent.close();
});
const silentUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;

const hosts = [new URL(url).host, new URL(silentUrl).host];
const authoritiesAt = (tsa: string) =>
  createAuthorities(db, { timestamps: [{ name: 'TSA', url: tsa }], hosts });

async function sign(issued: typeof own, authorities: ReturnType<typeof authoritiesAt>, patienceMs?: number) {
  const signer = keySigner([issued.certificate, authority.certificate], issued.privateKey);
  return signFile(
    mai,
    { blobs, authorities, patienceMs },
    {
      fileId: await office.upload(mai, 'Quyết định'),
      key: { id: key.id, label: 'Quàng Thị Mai', signer },
      subject: { type: 'loan', id: newId() },
      purpose: 'signature',
      reason: 'Phê duyệt',
      agencyId: newId(),
    },
  );
}

const recordOf = ({ id }: StoredFile) =>
  db
    .selectFrom('signingRecord')
    .select(['level', 'raiseAt'])
    .where('fileId', '=', id)
    .executeTakeFirstOrThrow();

/** What the document itself proves, without asking anybody. */
async function levelOf(fileId: string) {
  const { sha256 } = await getFile(db, fileId);
  const verdict = await verifyFile(db, await buffer(blobs.read(sha256)), office.clock.now);
  assert.ok(verdict.kind === 'signed' && verdict.isValid, JSON.stringify(verdict));
  return verdict.signatures[0]!.level;
}

test('with authorities at hand a signature is B-LT, and the log says so', openssl, async () => {
  const signed = await sign(own, authoritiesAt(`${url}/tsa`));
  assert.deepEqual(await recordOf(signed), { level: 'B-LT', raiseAt: null });
  assert.equal(await levelOf(signed.id), 'B-LT');
  const [event] = await listEventsOf(db, 'file', signed.id);
  assert.equal((event!.data as { level: string }).level, 'B-LT');
});

test('a container made with authorities at hand proves itself without asking anybody', openssl, async () => {
  const signer = keySigner([own.certificate, authority.certificate], own.privateKey);
  const opened = { id: key.id, label: 'Quàng Thị Mai', signer };
  const papers = [{ name: 'đơn.txt', mediaType: 'text/plain', bytes: Buffer.from('Kính gửi') }];
  const services = { authorities: authoritiesAt(`${url}/tsa`) };
  const verdict = await verifyFile(db, await signTogether(mai, services, papers, opened), office.clock.now);
  assert.ok(verdict.kind === 'signed' && verdict.isValid, JSON.stringify(verdict));
  const { level, revocation } = verdict.signatures[0]!;
  assert.deepEqual([level, revocation.status, revocation.source], ['B-LT', 'good', 'embedded']);
});

test('while all are down one signs at B-B, and the level is raised when they are back', openssl, async () => {
  await db.deleteFrom('signingEvidence').execute();
  state.isUp = false;
  const authorities = authoritiesAt(`${url}/tsa`);
  const signed = await sign(own, authorities);
  assert.equal((await recordOf(signed)).level, 'B-B');
  assert.equal(await levelOf(signed.id), 'B-B');

  const sweep = () => raiseSigned(office.system, { blobs, authorities });
  assert.equal(await sweep(), 0, 'not at once');
  office.clock.now = office.clock.now.add({ minutes: 11 });
  assert.equal(await sweep(), 0, 'still down');
  state.isUp = true;
  office.clock.now = office.clock.now.add({ minutes: 11 });
  assert.equal(await sweep(), 1);
  assert.deepEqual(await recordOf(signed), { level: 'B-LTA', raiseAt: null });
  const kept = await findKeptForm(db, signed.id);
  assert.equal(await levelOf(kept), 'B-LTA');
  const [before, now] = await Promise.all(
    [signed.id, kept].map(async (id) => buffer(blobs.read((await getFile(db, id)).sha256))),
  );
  assert.ok(now!.subarray(0, before!.length).equals(before!), 'only appended to');
  assert.equal(await sweep(), 0, 'once');
  office.clock.now = Temporal.Now.instant();
});

test('an authority that never answers is not waited for', openssl, async () => {
  await db.deleteFrom('signingEvidence').execute();
  const mute = authority.issue({ commonName: 'Quàng Thị Mai', ocspUrl: `${silentUrl}/ocsp`, ...years });
  const signed = await sign(mute, authoritiesAt(`${silentUrl}/tsa`), 200);
  const { level, raiseAt } = await recordOf(signed);
  assert.deepEqual([level, raiseAt !== null], ['B-B', true]);
});

test('a certificate that names nobody to ask leaves nothing to try again', openssl, async () => {
  const plain = authority.issue({ commonName: 'Quàng Thị Mai', ...years });
  const signed = await sign(plain, authoritiesAt(`${url}/tsa`));
  assert.deepEqual(await recordOf(signed), { level: 'B-T', raiseAt: null });
});

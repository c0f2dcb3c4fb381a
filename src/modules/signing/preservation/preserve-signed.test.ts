import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { createDemoAuthority, keySigner } from '#engines/pdf-signature/index.ts';
import { publishedList, served, stamping } from '#engines/pdf-signature/openssl-peers.ts';
import { needs } from '#engines/pdf-signature/other-software.ts';
import { document } from '#engines/pdf-signature/sample-document.ts';
import { newId } from '#platform/database/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { getFile, storeMade } from '#platform/files/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { createAuthorities } from '../authorities/authorities.ts';
import { sampleSigners } from '../fixtures.ts';
import {
  findKeptForm,
  findSigningKey,
  listEnding,
  loadTrust,
  preserveSigned,
  signFile,
  verifyFile,
} from '../index.ts';
import { pemOf } from '../keys/pem.ts';
import { signingPaths } from '../paths.ts';
import { signingRoutes } from '../routes.tsx';
import { errorTexts } from '../text.ts';

const openssl = needs('openssl');

test(
  'a signed file is stamped anew before what proves it runs out, and is provable after',
  openssl,
  async (t) => {
    const database = await testDatabase();
    const { db } = database;
    // openssl answers by the clock of the machine.
    const now = Temporal.Now.instant();
    const office = await sampleSigners(database, now.toString());
    const mai = await office.officer('mai');
    const inYears = (years: number) => now.add({ hours: 24 * 365 * years });
    const notBefore = now.subtract({ hours: 100 });
    const authority = createDemoAuthority({ commonName: 'Root', notBefore, notAfter: inYears(20) });
    const stampRoot = createDemoAuthority({ commonName: 'Stamp Root', notBefore, notAfter: inYears(20) });
    const lists = await served(t, (path) =>
      publishedList({ authority: path === '/root' ? authority : stampRoot, known: [] }),
    );
    const soon = now.add({ hours: 24 * 30 });
    const own = authority.issue({
      commonName: 'Quàng Thị Mai',
      crlUrl: `${lists}/root`,
      notBefore,
      notAfter: soon,
    });
    const stamper = stampRoot.issue({
      commonName: 'Stamps',
      use: 'timestamp',
      crlUrl: `${lists}/stamps`,
      notBefore,
      notAfter: inYears(8),
    });
    await loadTrust(office.system, [
      { name: 'Root', certificate: pemOf(authority.certificate) },
      { name: 'Stamp Root', certificate: pemOf(stampRoot.certificate) },
    ]);
    const { id: keyId } = (await findSigningKey(db, { officerId: mai.actor.id! }, now))!;

    const made = { bytes: document, name: 'Quyết định.pdf', mediaType: 'application/pdf' };
    const original = await storeMade(mai, office.blobs, made);
    const signed = await signFile(
      mai,
      { blobs: office.blobs },
      {
        fileId: original.id,
        key: { id: keyId, label: mai.actor.name, signer: keySigner([own.certificate], own.privateKey) },
        subject: { type: 'letter', id: newId() },
        purpose: 'signature',
        reason: 'Ký duyệt',
        agencyId: mai.actor.positions[0]!.agencyId,
      },
    );
    const stamps = await served(t, stamping(stamper));
    const authoritiesOf = (timestamps: readonly { name: string; url: string }[]) =>
      createAuthorities(db, { timestamps, hosts: [new URL(lists).host] });
    const sweep = (authorities: ReturnType<typeof authoritiesOf>) =>
      preserveSigned(office.system, { blobs: office.blobs, authorities });
    const ending = async () => (await listEnding(db, now.add({ hours: 24 * 90 })))[0];

    assert.deepEqual(
      await sweep(authoritiesOf([])),
      { watched: 0, stamped: 0 },
      'what is fresh may still be sealed',
    );
    office.clock.now = now.add({ hours: 25 });
    assert.deepEqual(await sweep(authoritiesOf([])), { watched: 1, stamped: 0 });
    const seconds = (at: Temporal.Instant) => Math.floor(at.epochMilliseconds / 1000);
    const shown = (await ending())!;
    assert.deepEqual(
      [seconds(shown.dueAt!), shown.reason, shown.what],
      [seconds(soon), 'certificate-ends', 'Quàng Thị Mai'],
    );

    office.clock.now = now.add({ minutes: 1 });
    const nowhere = { name: 'Hỏng', url: 'http://127.0.0.1:1/tsa' };
    assert.equal((await sweep(authoritiesOf([nowhere]))).stamped, 0);
    assert.equal((await ending())?.problem, 'timestamp-unavailable');

    office.clock.now = now.add({ hours: 26 });
    assert.equal((await sweep(authoritiesOf([nowhere, { name: 'Tốt', url: `${stamps}/tsa` }]))).stamped, 1);
    assert.equal(await ending(), undefined);
    const kept = await getFile(db, await findKeptForm(db, signed.id));
    const bytes = await buffer(office.blobs.read(kept.sha256));
    const before = await buffer(office.blobs.read(signed.sha256));
    assert.ok(bytes.subarray(0, before.length).equals(before), 'the bytes that were signed are untouched');
    const verdict = await verifyFile(db, bytes, inYears(2));
    assert.ok(verdict.kind === 'signed' && verdict.isValid, JSON.stringify(verdict));
    assert.equal(verdict.signatures[0]!.level, 'B-LTA');
    // Whoever brings the file as it was signed, when its own proof has run out, is answered by the form that is kept.
    assert.equal(((await verifyFile(db, before, inYears(2))) as { isValid: boolean }).isValid, false);
    const house = await testApp({
      database,
      now: () => inYears(2),
      routes: [signingRoutes({ blobs: office.blobs })],
      errorTexts,
    });
    t.after(() => house.app.close());
    const anyone = await visitor(house);
    const bring = (path: string, content: Uint8Array) =>
      anyone.post(path, {}, [
        { field: 'file', name: 'cu.pdf', mediaType: 'application/pdf', bytes: content },
      ]);
    const page = await bring(signingPaths.check(), before);
    assert.match(page.html, /Chữ ký hợp lệ/);
    assert.match(page.html, /đang lưu bản mới hơn/);
    assert.ok(page.html.includes(signed.sha256), 'the hash of the original stays known');
    assert.match((await bring(signingPaths.check(), bytes)).html, /bản mới nhất mà cơ quan đang lưu/);
    assert.equal((await bring(signingPaths.newestForm(), document)).status, 404);
    const newest = await bring(signingPaths.newestForm(), before);
    assert.deepEqual([newest.status, bytes.equals(newest.bytes)], [200, true]);
    const told = JSON.parse((await bring(signingPaths.checkApi(), before)).html);
    assert.deepEqual(told.kept, {
      signedSha256: signed.sha256,
      newestSha256: kept.sha256,
      isNewest: false,
    });
    assert.deepEqual(
      (await listEventsOf(db, 'signed-file', signed.id)).map(({ type }) => type),
      ['signed-file-restamped'],
    );
  },
);

import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { scanner, scanOf, spoilings } from '#engines/scans/testing/scan-of.ts';
import { coverSheets, reusableSheets, scanPaths, uploadBatch, workOnBatch } from '#modules/scanning/index.ts';
import { scanRoutes } from '#modules/scanning/module.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { type BlobStore, folderBlobStore } from '#platform/files/index.ts';
import { installJobs } from '#platform/jobs/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { compareCopies } from './commands/compare-copies.ts';
import { sampleOffice } from './fixtures.ts';
import { acceptDossier, type Dossier, listComponents, listFiles, submitDossier } from './index.ts';
import { dossierScans } from './scan-places.ts';

const database = await testDatabase();
const { db } = database;
await installJobs(database.adminUrl);
const office = await sampleOffice(database);
const press = createLetterPress({ templatesRoots: ['packs/national/letters'] });
const blobs = folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-scans-')));
const services = { blobs, places: dossierScans };
const hung = await office.officer('hung');
const house = await testApp({
  database,
  now: () => office.clock.now,
  routes: [scanRoutes({ ...services, letters: press })],
  accessRules: { officer: ({ kind }) => kind === 'officer' },
});
after(() => Promise.all([press.close(), house.app.close()]));

const createdAt = Temporal.Instant.from('2026-11-25T02:00:00Z');
const accepted = async () => {
  const { id } = await submitDossier(office.lan, office.application());
  return acceptDossier(hung, { dossierId: id });
};
const sheetOf = ({ code }: Dossier) =>
  press.render('cover-sheet', coverSheets({ code, about: 'thẻ', papers: [{ number: 1, name: 'Ảnh' }] }), {
    createdAt,
  });
const paper = (words: string) =>
  press.render({ source: `#set document(date: auto)\n#set page(paper: "a5")\n${words}` }, {}, { createdAt });

type Scan = { readonly bytes: Uint8Array };
const uploadsOf = (scans: readonly Scan[]) =>
  scans.map(({ bytes }, index) => ({
    filename: `quét ${index + 1}.pdf`,
    stream: () => [bytes] as never,
  }));
const upload = (who: Context, scans: readonly Scan[], about: string | null = null) =>
  uploadBatch(who, blobs, { uploads: uploadsOf(scans), about });
const work = (batchId: string, places = dossierScans, store: BlobStore = blobs) =>
  workOnBatch(office.system, { blobs: store, places }, batchId);
const partsOf = (batchId: string) =>
  db.selectFrom('scanPart').selectAll().where('batchId', '=', batchId).orderBy('number').execute();
const copiesOf = async ({ id }: Dossier) =>
  (await listFiles(db, id)).filter(({ scannedByName }) => scannedByName);

describe('a batch scanned at the counter', () => {
  test(
    'goes to the components its sheets name, with its hash and who scanned it; what no sheet names waits',
    scanner,
    async () => {
      const [one, other] = [await accepted(), await accepted()];
      const stray = scanOf(await paper('Trang lạc'));
      const batch = await upload(hung, [
        ...stray,
        ...scanOf(await sheetOf(one), spoilings['upside down']),
        ...scanOf(await paper('Ảnh của một người')),
        { bytes: await sheetOf(other) },
        { bytes: await paper('Ảnh của người khác #pagebreak() Mặt sau') },
      ]);
      await work(batch.id);

      const parts = await partsOf(batch.id);
      assert.deepEqual(
        parts.map(({ state, subjectCode, pages }) => [state, subjectCode, pages]),
        [
          ['unsorted', null, [0]],
          ['placed', one.code, [2]],
          ['placed', other.code, [4, 5]],
        ],
      );
      const [copy] = await copiesOf(other);
      assert.equal(copy!.name, `${other.code}.TP01.pdf`);
      assert.equal(copy!.scannedByName, 'Lò Văn Hùng');
      assert.equal((await listComponents(db, other.id))[0]!.isReceived, true);
      const scanned = (await listEventsOf(db, 'dossier', other.id)).at(-1)!;
      assert.equal(scanned.type, 'dossier-paper-scanned');
      assert.equal(scanned.actor.name, 'Lò Văn Hùng');
      assert.deepEqual(scanned.data['fileSha256'], parts[2]!.fileSha256);
    },
  );

  test('sheets from the drawer stand for the dossier at hand', scanner, async () => {
    const dossier = await accepted();
    const [first] = scanOf(await press.render('cover-sheet', reusableSheets(1), { createdAt }));
    const batch = await upload(hung, [first!, { bytes: await paper('Ảnh') }], dossier.code);
    await work(batch.id);
    assert.equal((await copiesOf(dossier)).length, 1);
  });

  test('sent twice, also at once, is one batch with one effect', async () => {
    const dossier = await accepted();
    const scans = [{ bytes: await sheetOf(dossier) }, { bytes: await paper('Ảnh') }];
    const sent = await Promise.all([upload(hung, scans), upload(hung, scans)]);
    sent.push(await upload(hung, scans));
    assert.equal(new Set(sent.map(({ id }) => id)).size, 1);
    await Promise.all([work(sent[0]!.id), work(sent[0]!.id)]);
    assert.equal((await copiesOf(dossier)).length, 1);
  });

  test('broken off at any point goes on where it was, and has its effect once', async () => {
    for (let steps = 1; ; steps += 1) {
      const dossier = await accepted();
      const batch = await upload(hung, [
        { bytes: await sheetOf(dossier) },
        { bytes: await paper(`Ảnh ${steps}`) },
      ]);
      const isBrokenOff = await work(batch.id, dying(steps), dyingStore(steps)).then(
        () => false,
        () => true,
      );
      await work(batch.id);
      assert.equal((await copiesOf(dossier)).length, 1, `broken off at step ${steps}`);
      assert.equal((await partsOf(batch.id)).length, 1);
      if (!isBrokenOff) return;
    }
  });

  test('goes only where its scanner could put it: another desk’s dossier waits to be sorted', async () => {
    const say = await office.officer('say');
    const dossier = await accepted();
    const batch = await upload(say, [{ bytes: await sheetOf(dossier) }, { bytes: await paper('Ảnh') }]);
    await work(batch.id);
    assert.deepEqual(
      (await partsOf(batch.id)).map(({ state }) => state),
      ['unsorted'],
    );
    assert.deepEqual(await copiesOf(dossier), []);
  });

  test('that cannot be read says which file, and keeps it', async () => {
    const batch = await upload(hung, [
      { bytes: await paper('Đơn') },
      { bytes: Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n') },
    ]);
    await work(batch.id);
    const row = await db
      .selectFrom('scanBatch')
      .selectAll()
      .where('id', '=', batch.id)
      .executeTakeFirstOrThrow();
    assert.deepEqual([row.state, row.failure], ['unreadable', 'quét 2.pdf']);
  });
});

describe('comparing with the paper', () => {
  test('makes the copies digitised papers, and names who vouches for them', async () => {
    const dossier = await accepted();
    await assert.rejects(compareCopies(hung, { dossierId: dossier.id }), { code: 'nothing-to-compare' });
    const batch = await upload(hung, [{ bytes: await sheetOf(dossier) }, { bytes: await paper('Ảnh thẻ') }]);
    await work(batch.id);
    await compareCopies(hung, { dossierId: dossier.id });
    const [copy] = await copiesOf(dossier);
    assert.equal(copy!.comparedByName, 'Lò Văn Hùng');
    const digitised = (await listEventsOf(db, 'dossier', dossier.id)).at(-1)!;
    assert.deepEqual([digitised.type, digitised.data['components']], ['dossier-papers-digitised', [1]]);
  });
});

describe('sorting by hand', () => {
  test('lays a stray part in a dossier, takes blank pages out, or sets it aside with a reason', async () => {
    const atDesk = await visitor(house, hung.actor);
    const dossier = await accepted();
    const batch = await upload(hung, [
      { bytes: await paper('Ảnh #pagebreak() #pagebreak(weak: false) Hết') },
    ]);
    await work(batch.id);
    const [part] = await partsOf(batch.id);
    const [step] = (await listInbox(db, hung.actor)).filter(({ subjectId }) => subjectId === part!.id);
    assert.equal(step?.title, 'Xếp bản quét', 'it is a step in the inbox');
    assert.match((await atDesk.get(scanPaths.part(part!.id))).html, /Xếp vào hồ sơ/);
    const { html } = await atDesk.get(scanPaths.list());
    assert.match(html, /1 trang có vẻ trắng/);
    assert.equal((await atDesk.get(scanPaths.partFile(part!.id))).headers['content-type'], 'application/pdf');

    await atDesk.post(scanPaths.trimming(part!.id), {});
    assert.deepEqual((await partsOf(batch.id))[0]!.pages, [0, 2]);
    const wrong = await atDesk.post(scanPaths.placing(part!.id), { code: 'H99.102-261125-9999', paper: '1' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /Không có hồ sơ mang mã này/);
    const right = await atDesk.post(scanPaths.placing(part!.id), {
      code: dossier.code.toLowerCase(),
      paper: '1',
    });
    assert.equal(right.status, 303);
    assert.equal((await copiesOf(dossier)).length, 1);
    assert.equal(
      (await atDesk.post(scanPaths.placing(part!.id), { code: dossier.code, paper: '1' })).status,
      409,
    );

    const junk = await upload(hung, [{ bytes: await paper('Giấy nháp') }]);
    await work(junk.id);
    const [draft] = await partsOf(junk.id);
    assert.equal((await atDesk.post(scanPaths.settingAside(draft!.id), { reason: '' })).status, 422);
    await atDesk.post(scanPaths.settingAside(draft!.id), { reason: 'Giấy nháp lẫn vào' });
    assert.equal((await partsOf(junk.id))[0]!.state, 'set-aside');
    const left = (await listInbox(db, hung.actor)).map(({ subjectId }) => subjectId);
    assert.ok(!left.includes(part!.id) && !left.includes(draft!.id), 'both steps are done');
  });

  test('is not there for another desk', async () => {
    const batch = await upload(hung, [{ bytes: await paper('Giấy của người khác') }]);
    await work(batch.id);
    const [part] = await partsOf(batch.id);
    const elsewhere = await visitor(house, (await office.officer('say')).actor);
    assert.equal((await elsewhere.get(scanPaths.partFile(part!.id))).status, 404);
    assert.equal(
      (await elsewhere.post(scanPaths.settingAside(part!.id), { reason: 'không phải' })).status,
      404,
    );
  });
});

/** Places that die at their nth call, and a store that does. */
const fate = { calls: 0 };
const dieAt = (step: number) => {
  fate.calls += 1;
  if (fate.calls === step) throw new Error('killed');
};
function dying(step: number): typeof dossierScans {
  fate.calls = 0;
  return {
    find: async (ctx, code) => {
      dieAt(step);
      return dossierScans.find(ctx, code);
    },
    attach: async (tx, ctx, scan) => {
      dieAt(step);
      await dossierScans.attach(tx, ctx, scan);
      dieAt(step);
    },
  };
}
function dyingStore(step: number): BlobStore {
  return {
    ...blobs,
    read: (sha256) => {
      dieAt(step);
      return blobs.read(sha256);
    },
    put: async (stream, maxBytes) => {
      dieAt(step);
      const blob = await blobs.put(stream, maxBytes);
      dieAt(step);
      return blob;
    },
  };
}

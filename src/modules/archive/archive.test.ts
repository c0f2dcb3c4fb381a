import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { pdfText } from '#engines/letters/poppler.ts';
import { loadDocumentRules } from '#modules/documents/index.ts';
import type { Context } from '#platform/context.ts';
import type { Refusal } from '#platform/errors/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { getFile } from '#platform/files/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { decideDestruction } from './commands/decide-destruction.ts';
import { eraseContent } from './commands/erase-content.ts';
import { exportPackage } from './commands/export-package.ts';
import { hearMember } from './commands/hear-member.ts';
import { liftHold } from './commands/lift-hold.ts';
import { proposeDestruction } from './commands/propose-destruction.ts';
import { reopenFolder } from './commands/reopen-folder.ts';
import { returnHandOver } from './commands/return-hand-over.ts';
import { takeBackPackage } from './commands/take-back-package.ts';
import { takeFromFolder } from './commands/take-from-folder.ts';
import { transferFolders } from './commands/transfer-folders.ts';
import { sampleArchive } from './fixtures.ts';
import { listHistory, subjectsAbout } from './history.ts';
import {
  acceptHandOver,
  issuePlan,
  listFoldersOf,
  offerFolders,
  openFolder,
  planFolder,
  setHold,
  sweepRetention,
  whyKept,
} from './index.ts';
import { listFolders } from './list-folders.ts';
import { findFolder, getFolder, listContents, listItems } from './queries.ts';

const database = await testDatabase();
const { db } = database;
const house = await sampleArchive(database);
after(() => house.end());
const { services, system } = house;
const [yen, mai, tuan, son, hoa, thanh, binh, huy] = (await Promise.all(
  ['yen', 'mai', 'tuan', 'son', 'hoa', 'thanh', 'binh', 'huy'].map((name) => house.officer(name)),
)) as [Context, Context, Context, Context, Context, Context, Context, Context];
const code = (expected: string) => (error: { code?: string }) => error.code === expected;
const issue = (expected: string) => (error: { issues?: readonly { code: string }[] }) =>
  error.issues?.some((each) => each.code === expected) ?? false;
const stateOf = async (id: string) => (await getFolder(db, system.actor, id)).state;
const files = { blobs: services.blobs, records: services.records };

describe('the yearly list', () => {
  const planned = {
    agencyId: house.agencyId,
    year: 2026,
    code: '97.KT',
    title: 'Hồ sơ khuyến nông năm 2026',
    retentionCode: 'direction',
    unitId: house.unitId('H99.102.3'),
    keeperId: null,
  };

  test('is made by the archive, issued under a number, and files are opened by it once', async () => {
    await assert.rejects(planFolder(son, planned), code('not-allowed'));
    await assert.rejects(
      planFolder(yen, { ...planned, code: '…', title: '' }),
      issue('folder-code-malformed'),
    );
    const planEntryId = await planFolder(yen, planned);
    await assert.rejects(planFolder(yen, planned), code('archive-code-taken'));
    await assert.rejects(openFolder(son, { planEntryId }), code('archive-plan-not-issued'));
    await issuePlan(yen, { agencyId: house.agencyId, year: 2026, issuedAs: '12/QĐ-UBND' });
    await assert.rejects(planFolder(yen, { ...planned, code: '98.KT' }), code('archive-plan-issued'));
    await assert.rejects(openFolder(binh, { planEntryId }), code('not-allowed'));
    const folder = await openFolder(son, { planEntryId });
    assert.deepEqual(
      [folder.code, folder.retentionYears, folder.keeperId, folder.state],
      ['97.KT', 10, son.actor.id, 'open'],
    );
    await assert.rejects(openFolder(son, { planEntryId }), code('archive-code-taken'));
  });
});

describe('a folder', () => {
  test('holds what its keeper sees; a document may lie in several; another unit and another agency know nothing of it', async () => {
    const { document } = await house.paper(yen);
    const folder = await house.open(son, 'direction');
    await assert.rejects(house.put(son, folder, document.id), code('not-found'));
    const clerks = await house.open(yen, 'correspondence', 'H99.102.1');
    const second = await house.open(yen, 'direction', 'H99.102.1');
    for (const each of [clerks, second]) await house.put(yen, each, document.id);
    await assert.rejects(house.put(yen, second, document.id), code('archive-item-twice'));
    assert.equal((await listFoldersOf(db, yen.actor, document.id)).length, 2);
    assert.equal(await findFolder(db, binh.actor, folder.id), undefined);
    assert.equal(await findFolder(db, huy.actor, folder.id), undefined);
    assert.ok(await findFolder(db, hoa.actor, folder.id));
    assert.deepEqual(
      (await listFolders(db, hoa.actor, { search: 'phong chong ret' })).map(({ id }) => id),
      [folder.id],
    );
    const [item] = await listItems(db, second.id);
    await takeFromFolder(yen, { folderId: second.id, itemId: item!.id });
    assert.equal((await listFoldersOf(db, yen.actor, document.id)).length, 1);
  });

  test('is closed with the hash of every file, is due at the archive in a year, and changes no more until it is opened again', async () => {
    const { document, sha256 } = await house.paper(yen);
    const folder = await house.open(yen, 'direction', 'H99.102.1');
    await assert.rejects(house.close(yen, folder), code('archive-folder-empty'));
    await house.put(yen, folder, document.id);
    const note = await house.upload(yen, 'Ảnh hiện trường.pdf', Buffer.from('%PDF-1.7 ảnh %%EOF'));
    await house.put(yen, folder, note, 'file');
    const closed = await house.close(yen, folder);
    assert.deepEqual((await listContents(db, closed)).map((file) => file.sha256).includes(sha256), true);
    assert.equal(closed.endsOn?.toString(), '2036-12-31');
    const step = (await house.steps(yen)).find(({ subjectTitle }) => subjectTitle === folder.title);
    assert.equal(step?.dueAt.toString(), '2027-11-25T10:00:00Z');
    await assert.rejects(house.put(yen, closed, document.id), code('archive-folder-not-open'));
    await assert.rejects(
      db.updateTable('archiveContent').set({ name: 'khác' }).where('folderId', '=', folder.id).execute(),
      { code: '42501' },
    );
    await reopenFolder(yen, { folderId: folder.id, reason: 'Còn thiếu báo cáo' });
    const again = await house.close(yen, folder);
    assert.equal(again.contentsSha256, closed.contentsSha256, 'the same list has the same hash');
    assert.equal(again.closings, 2);
  });
});

describe('how long a folder is kept', () => {
  test('is not less than the law asks of a document that the agency issued, by its article', async () => {
    await loadDocumentRules(system, house.pack);
    const { document } = await house.paper(yen);
    // As the agency's own decision: drawn up and signed it would take all of `documents`.
    const issued = {
      direction: 'outgoing',
      state: 'issued',
      typeName: 'Quyết định',
      issuedAt: house.clock.now,
    };
    await db.updateTable('document').set(issued).where('id', '=', document.id).execute();
    const short = await house.open(yen, 'direction', 'H99.102.1');
    await house.put(yen, short, document.id);
    await assert.rejects(house.close(yen, short), (error: Refusal) => {
      assert.equal(error.code, 'archive-retention-too-short');
      assert.match(String(error.params['law']), /Luật Lưu trữ/);
      return true;
    });
    const forEver = await house.open(yen, 'yearly-plans', 'H99.102.1');
    await house.put(yen, forEver, document.id);
    assert.equal((await house.close(yen, forEver)).endsOn, null);
  });
});

describe('handing over', () => {
  test('is offered, returned, mended and accepted by another person, with the record of both sides', async () => {
    const first = await house.open(thanh, 'direction', 'H99.102.1');
    const fileId = await house.upload(thanh, 'Báo cáo.pdf', Buffer.from('%PDF-1.7 báo cáo %%EOF'));
    await house.put(thanh, first, fileId, 'file');
    await assert.rejects(offerFolders(thanh, [first.id]), code('archive-folder-not-closed'));
    await house.close(thanh, first);
    const offered = await offerFolders(thanh, [first.id]);
    assert.equal((await house.steps(yen)).filter(({ action }) => action === 'accept').length, 1);
    await assert.rejects(acceptHandOver(thanh, services, offered.id), code('not-allowed'));
    await returnHandOver(yen, { id: offered.id, reason: 'Thiếu mục lục' });
    assert.equal(await stateOf(first.id), 'closed');
    assert.equal((await house.steps(thanh)).filter(({ action }) => action === 'offer').length, 1);

    const second = await offerFolders(thanh, [first.id]);
    await acceptHandOver(yen, services, second.id);
    assert.equal(await stateOf(first.id), 'archived');
    await assert.rejects(acceptHandOver(yen, services, second.id), code('archive-hand-over-decided'));
    const { recordFileId } = await db
      .selectFrom('archiveHandOver')
      .select('recordFileId')
      .where('id', '=', second.id)
      .executeTakeFirstOrThrow();
    const { sha256 } = await getFile(db, recordFileId!);
    const text = await pdfText(await buffer(services.blobs.read(sha256)));
    for (const name of [thanh.actor.name, yen.actor.name, `${first.code}/2026`])
      assert.ok(text.includes(name), name);
  });

  test('is not for what is kept less than five years', async () => {
    const folder = await house.open(thanh, 'for-information', 'H99.102.1');
    const fileId = await house.upload(thanh, 'Để biết.pdf', Buffer.from('%PDF-1.7 để biết %%EOF'));
    await house.put(thanh, folder, fileId, 'file');
    const closed = await house.close(thanh, folder);
    await assert.rejects(offerFolders(thanh, [folder.id]), code('archive-folder-not-closed'));
    assert.equal(closed.endsOn?.toString(), '2028-12-31');
  });
});

describe('a package', () => {
  test('is found right, comes back only to the byte, and brings back what was lost', async () => {
    const { document, sha256, bytes } = await house.paper(yen, 'gói tin');
    const folder = await house.open(thanh, 'legal-documents', 'H99.102.1');
    const loose = await house.upload(thanh, 'Tờ trình.pdf', bytes);
    await house.put(thanh, folder, loose, 'file');
    await house.archive(thanh, yen, folder);
    assert.ok(document);
    await assert.rejects(exportPackage(son, files, folder.id), code('not-found'));
    await assert.rejects(
      transferFolders(yen, services, {
        agencyId: house.agencyId,
        folderIds: [folder.id],
        to: 'Lưu trữ lịch sử tỉnh',
      }),
      code('archive-package-missing'),
    );
    const { file } = await exportPackage(yen, files, folder.id);
    const made = await buffer(services.blobs.read(file.sha256));
    const open = (of: Buffer) =>
      async function* () {
        yield of;
      };
    const changed = Buffer.from(made);
    changed[changed.indexOf('gói tin')]! ^= 1;
    await assert.rejects(
      takeBackPackage(yen, services.blobs, open(changed)),
      code('archive-package-changed'),
    );
    assert.equal((await takeBackPackage(yen, services.blobs, open(made))).restored, 0);
    const later = house.clock.now.add({ hours: 24 * 400 });
    await services.blobs.erase(sha256, later);
    assert.equal(await services.blobs.has(sha256), false);
    await assert.rejects(exportPackage(yen, files, folder.id), code('archive-content-damaged'));
    assert.equal((await takeBackPackage(yen, services.blobs, open(made))).restored, 1);
    assert.deepEqual(await buffer(services.blobs.read(sha256)), bytes);

    const list = await transferFolders(yen, services, {
      agencyId: house.agencyId,
      folderIds: [folder.id],
      to: 'Lưu trữ lịch sử tỉnh',
    });
    assert.equal(list.mediaType, 'application/pdf');
    assert.equal(await stateOf(folder.id), 'transferred');
    const facts = await listHistory(db, await subjectsAbout(db, folder.id));
    assert.equal(new Set(facts.map(({ chainSha256 }) => chainSha256)).size, facts.length);
  });

  test('of a folder with something not for one’s eyes is made by somebody else', async () => {
    const { document } = await house.paper(yen, 'hạn chế', { isLimited: true, readerIds: [thanh.actor.id!] });
    const folder = await house.open(thanh, 'direction', 'H99.102.1');
    await house.put(thanh, folder, document.id);
    await house.close(thanh, folder);
    await assert.rejects(exportPackage(mai, files, folder.id), code('archive-package-unseen'));
  });
});

describe('destruction', () => {
  test('takes the bytes only of what nothing else needs, by a council and a leader, never under a hold or before the day', async () => {
    const shared = Buffer.from('%PDF-1.7 tệp dùng chung %%EOF');
    const { document, sha256 } = await house.paper(yen, 'chỉ ở đây');
    const dying = await house.open(yen, 'correspondence', 'H99.102.1');
    await house.put(yen, dying, document.id);
    await house.put(yen, dying, await house.upload(yen, 'Chung.pdf', shared), 'file');
    const living = await house.open(yen, 'legal-documents', 'H99.102.1');
    await house.put(yen, living, await house.upload(yen, 'Chung.pdf', shared), 'file');
    await house.close(yen, dying);
    const { id } = await offerFolders(yen, [dying.id]);
    await assert.rejects(acceptHandOver(yen, services, id), code('not-allowed'), 'not from oneself');
    await db.updateTable('archiveHandOver').set({ givenBy: thanh.actor.id! }).where('id', '=', id).execute();
    await acceptHandOver(yen, services, id);

    const ask = {
      agencyId: house.agencyId,
      folderIds: [dying.id],
      reason: 'Hết thời hạn lưu trữ',
      chairId: tuan.actor.id!,
      memberIds: [thanh.actor.id!, son.actor.id!],
    };
    await assert.rejects(proposeDestruction(yen, services, ask), code('archive-not-destroyable'));
    house.pass(6);
    assert.equal((await whyKept(db, 'document', document.id))?.reason, 'until');
    assert.ok((await sweepRetention(system)) >= 1);
    assert.equal(await sweepRetention(system), 0);
    assert.equal((await house.steps(yen)).filter(({ action }) => action === 'review').length, 1);

    const hold = await setHold(mai, services.records, {
      kind: 'document',
      subjectId: document.id,
      reason: 'Đang thanh tra',
      basis: '05/QĐ-TTr',
    });
    await assert.rejects(
      setHold(yen, services.records, {
        kind: 'folder',
        subjectId: dying.id,
        reason: 'Thanh tra',
        basis: '06/QĐ',
      }),
      code('not-allowed'),
    );
    await assert.rejects(proposeDestruction(yen, services, ask), code('archive-held'));
    await liftHold(mai, { holdId: hold.id, reason: 'Đã kết luận thanh tra' });
    await assert.rejects(
      proposeDestruction(yen, services, { ...ask, memberIds: [] }),
      issue('council-too-small'),
    );
    const proposed = await proposeDestruction(yen, services, ask);
    await assert.rejects(proposeDestruction(yen, services, ask), code('archive-proposed-already'));

    const decide = (ctx: Context) =>
      decideDestruction(ctx, { destructionId: proposed.id, outcome: 'destroy', decisionCode: '99/QĐ-UBND' });
    await assert.rejects(decide(mai), code('archive-not-for-decision'));
    for (const member of [tuan, thanh, son]) {
      await hearMember(member, { destructionId: proposed.id, opinion: 'destroy', note: '' });
    }
    await assert.rejects(
      hearMember(tuan, { destructionId: proposed.id, opinion: 'destroy', note: '' }),
      code('work-item-done'),
    );
    await assert.rejects(decide(yen), code('not-allowed'));
    const late = await setHold(mai, services.records, {
      kind: 'folder',
      subjectId: dying.id,
      reason: 'Khiếu nại',
      basis: '07/ĐT',
    });
    await assert.rejects(decide(mai), code('archive-held'));
    await liftHold(mai, { holdId: late.id, reason: 'Đã giải quyết' });
    await decide(mai);
    assert.equal(await eraseContent(system, files, proposed.id), true);

    assert.equal(await services.blobs.has(sha256), false, 'only the destroyed folder held it');
    const [common] = (await listContents(db, await getFolder(db, system.actor, dying.id))).filter(
      ({ name }) => name === 'Chung.pdf',
    );
    assert.equal(await services.blobs.has(common!.sha256), true, 'the living folder holds it');
    const folder = await getFolder(db, yen.actor, dying.id);
    assert.equal(folder.state, 'destroyed');
    assert.ok(folder.contentsSha256);
    assert.ok(
      (await listContents(db, folder)).some((file) => file.sha256 === sha256),
      'its record stays',
    );
    const erased = (await listEventsOf(db, 'archive-destruction', proposed.id)).find(
      ({ type }) => type === 'archive-content-erased',
    );
    assert.deepEqual(erased?.data, { erased: [sha256], kept: [common!.sha256] });
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listComponents, submitDossier } from '#modules/dossiers/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { listReadingsOf } from '#modules/personal-data/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { answers } from '../dossiers/fixtures.ts';
import { lanNumber, storeOffice } from '../dossiers/testing/store-office.ts';
import {
  judgePaperJob,
  listReusingDossiers,
  listUsedPapers,
  removePaper,
  revokePaper,
  storedPapersFor,
  storeReader,
  takeFromStore,
  withdrawConsent,
} from './index.ts';
import { kindOf } from './paper-kind.ts';
import { listPaperKinds, listPapers, listUses } from './queries.ts';

const database = await testDatabase();
const { db } = database;
const office = await storeOffice(database, '2026-01-05T02:00:00Z');
const { lan, hung, mai, owner, asked, clock, accept, apply, readAll } = office;

const photo = await office.upload(lan);
const first = await apply([photo]);

const procedure = { code: '9.000001', name: 'Cấp thẻ thư viện xã' };
const take = (paperId: string, applicationKey: string, ctx = lan) =>
  takeFromStore(ctx, { paperId, owner, applicationKey, component: '1', procedure });
const offered = async () => (await storedPapersFor(lan, owner, asked))[0]!;
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

describe('a store', () => {
  test('is filled from the log: the papers when the desk accepts them, the result when it is issued, each file once', async () => {
    await readAll();
    assert.deepEqual(await listPapers(db, owner), [], 'nothing before the desk has accepted it');
    await accept(first.id);
    await readAll();
    await office.finish(first.id, Buffer.from('%PDF-1.7\n%%EOF\n'));
    await readAll();
    const papers = await listPapers(db, owner);
    assert.deepEqual(
      papers.map(({ origin, title, dossierCode, fileId }) => ({
        origin,
        title,
        dossierCode,
        isOwn: fileId === photo,
      })),
      [
        { origin: 'result', title: 'Thẻ thư viện', dossierCode: first.code, isOwn: false },
        { origin: 'submitted', title: 'Ảnh chân dung', dossierCode: first.code, isOwn: true },
      ],
    );
    await office.replay();
    assert.deepEqual(await listPapers(db, owner), papers, 'the log read again adds nothing');
  });

  test('tells of each paper its kind’s last day, and what its signatures are worth', async () => {
    const [result, ownPhoto] = await listPapers(db, owner);
    assert.deepEqual(
      [ownPhoto!.kind, ownPhoto!.validTo?.toString(), ownPhoto!.signature],
      ['portrait', '2026-07-05', 'none'],
    );
    assert.deepEqual([result!.validTo, result!.signature], [null, 'unchecked']);
    const { run } = judgePaperJob({ db, blobs: office.blobs, now: () => clock.now });
    await run({ tenant: database.schema, paperId: result!.id });
    assert.equal((await listPapers(db, owner))[0]!.signature, 'none');
  });

  test('takes no declaration: what is made for one application is worth nothing in another', async () => {
    const kinds = await listPaperKinds(db);
    const name = 'Tờ khai thay đổi thông tin cư trú (mẫu CT01)';
    assert.equal(kindOf({ name }, kinds), 'declaration');
    const fileId = await office.upload(lan, 'to-khai.png');
    const source = async () => [
      {
        owner: { kind: 'account', citizenId: lan.actor.id! } as const,
        origin: 'submitted' as const,
        holderId: lan.actor.id,
        holderName: lan.actor.name,
        paper: { name },
        documentNumber: null,
        file: { id: fileId, sha256: '0'.repeat(64), mediaType: 'image/png' },
        dossier: { id: first.id, code: first.code, procedureName: 'Đăng ký tạm trú' },
        agencyId: first.competentAgencyId,
        digitisedBy: null,
        validFrom: dayOf(clock.now),
        keptAt: clock.now,
      },
    ];
    const before = await listPapers(db, owner);
    await db.transaction().execute((tx) => storeReader({ tenant: 'sample', source }).handle(tx, []));
    assert.deepEqual(await listPapers(db, owner), before);
  });
});

describe('a kept paper', () => {
  test('goes into the next dossier with a consent for that one use, by reference, and the dossier says where it came from', async () => {
    const key = newId();
    const offer = await offered();
    assert.deepEqual([offer.component, offer.state, offer.paper.fileId], ['1', 'usable', photo]);
    const taken = await take(offer.paper.id, key);
    assert.deepEqual(await take(offer.paper.id, key), taken, 'a double click is one consent');
    const second = await apply([taken.fileId], key);

    const [used] = await listUsedPapers(db, second.id);
    assert.deepEqual(
      [used!.paper.dossierCode, used!.use.dossierCode, used!.use.basis, used!.use.consentedByName],
      [first.code, second.code, 'own', 'Lò Thị Lan'],
    );
    assert.ok((await listComponents(db, second.id))[0]!.isReceived);
    assert.deepEqual([...(await listReusingDossiers(db, [first.id, second.id]))], [second.id]);
    await accept(second.id);
    await readAll();
    assert.equal((await listPapers(db, owner)).length, 2, 'its file is not kept a second time');
  });

  test('is refused without its owner’s consent to this application, and once it was withdrawn', async () => {
    const { paper } = await offered();
    const foreign = await office.upload(hung);
    const issueOf = (error: unknown) =>
      error instanceof InvalidInput && error.issues[0]!.code === 'file-unknown';
    await assert.rejects(apply([foreign]), issueOf);

    const key = newId();
    const atDesk = await apply([await office.upload(lan)]);
    await accept(atDesk.id);
    await readAll();
    const newest = await offered();
    assert.notEqual(newest.paper.id, paper.id);
    const { useId, fileId } = await take(newest.paper.id, key);
    await withdrawConsent(lan, useId);
    assert.ok((await listUses(db, [newest.paper.id]))[0]!.withdrawnAt);
    const stranger: Actor = { kind: 'citizen', id: newId(), name: 'Vàng A Páo', positions: [] };
    await db
      .insertInto('citizen')
      .values({
        id: stranger.id!,
        version: 1,
        fullName: stranger.name,
        assurance: 'identified',
        createdAt: clock.now,
      })
      .execute();
    const pao = lan.as(stranger);
    const hers = { fullName: 'Vàng A Páo', citizenId: stranger.id };
    await assert.rejects(
      takeFromStore(pao, {
        paperId: newest.paper.id,
        owner: hers,
        applicationKey: key,
        component: '1',
        procedure,
      }),
      refused('not-found'),
    );
    await assert.rejects(storedPapersFor(pao, owner, asked), refused('not-allowed'));
    await assert.rejects(withdrawConsent(pao, useId), refused('not-found'));
    await assert.rejects(
      submitDossier(pao, {
        ...office.application(key),
        applicant: { id: stranger.id, name: stranger.name },
        answers: { ...answers, paper1: [fileId] },
      }),
      issueOf,
      'a key and a file id that somebody learned open nothing',
    );
  });

  test('is replaced by a newer of its kind, runs out on its day, and is revoked by its agency: offered no more, with why', async () => {
    const [newest, older] = await storedPapersFor(lan, owner, asked);
    assert.deepEqual([newest!.state, older!.state], ['usable', 'replaced']);
    await assert.rejects(take(older!.paper.id, newId()), refused('stored-paper-not-usable'));

    const before = clock.now;
    clock.now = before.add({ hours: 24 * 200 });
    assert.equal((await offered()).state, 'expired');
    await assert.rejects(take(newest!.paper.id, newId()), refused('stored-paper-not-usable'));
    clock.now = before;

    const paperId = newest!.paper.id;
    await assert.rejects(
      revokePaper(hung, { paperId, reason: 'Ảnh của người khác' }),
      refused('not-allowed'),
    );
    await revokePaper(mai, { paperId, reason: 'Ảnh của người khác' });
    const revoked = await offered();
    assert.deepEqual([revoked.state, revoked.paper.revokedReason], ['revoked', 'Ảnh của người khác']);
  });

  test('that the person sent may be removed by them, what the office issued may not', async () => {
    const papers = await listPapers(db, owner);
    const result = papers.find(({ origin }) => origin === 'result')!;
    await assert.rejects(removePaper(lan, result.id), refused('stored-paper-is-of-the-office'));
    const own = papers.filter(({ origin }) => origin === 'submitted');
    for (const { id } of own) await removePaper(lan, id);
    assert.deepEqual(
      (await listPapers(db, owner)).map(({ id }) => id),
      [result.id],
    );
    await assert.rejects(removePaper(lan, own[0]!.id), refused('not-found'));
  });
});

describe('at the counter', () => {
  const walkIn = (fileId: string, key = newId()) =>
    submitDossier(hung, {
      ...office.application(key),
      channel: 'inPerson',
      applicant: { ...office.applicant, id: null },
      answers: { ...answers, paper1: [fileId] },
    });

  test('a paper scanned by an officer is found again by number and name, taken with the consent given there, and leaves a reading', async () => {
    const scanned = await walkIn(await office.upload(hung, 'quet.png'));
    await accept(scanned.id);
    await readAll();
    const card = { fullName: 'Lò Thị Lan', identityNumber: lanNumber };
    const [offer] = await storedPapersFor(hung, card, asked);
    assert.deepEqual([offer!.paper.origin, offer!.paper.digitisedBy], ['digitised', hung.actor.name]);

    const key = newId();
    const procedureOfOffer = { paperId: offer!.paper.id, owner: card, component: '1', procedure };
    const { fileId } = await takeFromStore(hung, { ...procedureOfOffer, applicationKey: key });
    const next = await walkIn(fileId, key);
    const [used] = await listUsedPapers(db, next.id);
    assert.deepEqual(
      [used!.use.basis, used!.use.officerName, used!.use.consentedByName],
      ['at-desk', hung.actor.name, 'Lò Thị Lan'],
    );
    const [reading] = await listReadingsOf(db, { id: lan.actor.id!, identityNumber: lanNumber });
    assert.deepEqual([reading!.officerName, reading!.purpose], [hung.actor.name, 'check']);
  });

  test('a number alone opens nothing: the name must be that of the papers, and the officer one of a desk', async () => {
    const wrong = { fullName: 'Vàng A Páo', identityNumber: lanNumber };
    assert.deepEqual(await storedPapersFor(hung, wrong, asked), []);
    await assert.rejects(storedPapersFor(office.duc, owner, asked), refused('not-allowed'));
  });
});

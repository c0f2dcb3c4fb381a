import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { codesOnPage } from '#engines/scans/testing/codes-on-page.ts';
import { wordsWithin } from '#engines/scans/testing/words-within.ts';
import { composeDocument, composeStatus, sendEnvelope } from '#modules/exchange/index.ts';
import {
  createOriginalRegister,
  createReceiptPress,
  judgeReceipt,
  type OriginalKey,
  readReceiptKeys,
  verifyFile,
} from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { answerRecall } from './commands/answer-recall.ts';
import { askReview } from './commands/ask-review.ts';
import { cancelDraft } from './commands/cancel-draft.ts';
import { draftDocument } from './commands/draft-document.ts';
import { issueDocument } from './commands/issue-document.ts';
import { markRead } from './commands/mark-read.ts';
import { recallDocument } from './commands/recall-document.ts';
import { registerArrival } from './commands/register-arrival.ts';
import { returnToSender } from './commands/return-to-sender.ts';
import { reviewDraft } from './commands/review-draft.ts';
import { reviseDraft } from './commands/revise-draft.ts';
import { listCounted } from './counted-documents.ts';
import { documentOriginals } from './document-originals.ts';
import { listFigures } from './figures.ts';
import { workingDesks } from './fixtures.ts';
import { endorseDocument, finishAssignment } from './index.ts';
import { layForSigning } from './lay-for-signing.ts';
import { listDocuments } from './list-documents.ts';
import type { Document } from './model.ts';
import { documentLink } from './paths.ts';
import { getDocument } from './queries.ts';
import { listFiles, listRevisions } from './revisions.ts';

const database = await testDatabase();
const { db } = database;
const desks = await workingDesks(database);
after(() => desks.close());
const { settle, sign } = desks;
const press = createReceiptPress(db, 'a'.repeat(64), 'https://mau.example/bien-nhan');
const services = { ...desks.services, originals: createOriginalRegister(press, 'https://mau.example') };
const [huy, lien, thinh, oanh, yen, mai, son, binh] = (await Promise.all(
  ['huy', 'lien', 'thinh', 'oanh', 'yen', 'mai', 'son', 'binh'].map((name) => desks.officer(name)),
)) as [Context, Context, Context, Context, Context, Context, Context, Context];

/** From a draft of Huy's to a letter that Oanh has issued. */
async function issued(of: Parameters<typeof desks.letter>[0] = {}): Promise<Document> {
  const draft = await draftDocument(huy, services, desks.letter(of));
  await layForSigning(huy, services, { documentId: draft.id, initialIds: [] });
  await sign(thinh);
  await sign(oanh);
  await settle();
  const document = await issueDocument(oanh, { documentId: draft.id });
  await settle();
  return document;
}

const arrivedFor = async (ctx: Context, subject: string) => {
  const [found] = await listDocuments(db, ctx.actor, { direction: 'incoming', search: subject });
  return found!;
};
const register = (document: Document) =>
  registerArrival(yen, {
    ...desks.paper({ ...document, register: 'ĐẾN' } as never),
    documentId: document.id,
  });
const receiverOf = ({ id }: Document) =>
  db.selectFrom('documentReceiver').selectAll().where('documentId', '=', id).executeTakeFirstOrThrow();

describe('a draft', () => {
  test('is revised, reviewed in order, returned with a reason, and agreed to', async () => {
    const draft = await draftDocument(huy, services, desks.letter());
    const {
      agencyId: _,
      unitId: __,
      answersId: ___,
      ...words
    } = desks.letter({ text: 'Nội dung mới.\n1. Một ý.' });
    const revise = () =>
      reviseDraft(huy, services, {
        ...words,
        documentId: draft.id,
        seenRevision: 1,
        fileIds: [],
        note: 'Sửa nội dung',
      });
    assert.equal((await revise()).revision, 2);
    await assert.rejects(revise(), (error) => error instanceof Refusal && error.code === 'draft-changed');

    const open = async (ctx: Context) =>
      (await desks.inbox(ctx)).filter(({ subjectType }) => subjectType === 'document-review').at(-1)!
        .subjectId;
    await askReview(huy, { documentId: draft.id, reviewerIds: [lien.actor.id!, thinh.actor.id!] });
    assert.equal((await desks.inbox(thinh)).length, 0, 'the second waits for the first');
    await reviewDraft(lien, { reviewId: await open(lien), outcome: 'approve', note: '' });
    const returned = await reviewDraft(thinh, {
      reviewId: await open(thinh),
      outcome: 'return',
      note: 'Thiếu căn cứ.',
    });
    assert.equal(returned.state, 'draft');
    assert.equal((await desks.inbox(huy)).at(-1)?.action, 'revise');

    await askReview(huy, { documentId: draft.id, reviewerIds: [lien.actor.id!] });
    const agreed = await reviewDraft(lien, {
      reviewId: await open(lien),
      outcome: 'approve',
      note: 'Đồng ý.',
    });
    assert.equal(agreed.state, 'reviewed');
    assert.equal((await listRevisions(db, draft.id)).length, 2, 'what was written before is still there');
    await cancelDraft(huy, { documentId: draft.id, reason: 'Chỉ để thử.' });
    assert.equal((await desks.inbox(huy)).length, 0);
  });

  test('is refused where its signer may not sign so, and for a receiver nobody knows', async () => {
    const codes = async (of: Parameters<typeof desks.letter>[0]) => {
      const error = await draftDocument(huy, services, desks.letter(of)).then(
        () => undefined,
        (error) => error,
      );
      return (error as InvalidInput)?.issues.map(({ code }) => code);
    };
    assert.deepEqual(await codes({ authority: [{ form: 'KT.', of: 'Giám đốc Sở' }] }), [
      'authority-not-theirs',
    ]);
    assert.deepEqual(await codes({ authority: [{ form: 'TUQ.', of: 'Giám đốc Sở' }] }), ['basis-required']);
    assert.deepEqual(await codes({ signerId: huy.actor.id! }), ['signer-required']);
    const nobody = { way: 'axis', code: 'X01.1', unitId: null, name: 'Không có' } as const;
    assert.deepEqual(await codes({ receivers: [nobody], addressees: [] }), [
      'addressees-required',
      'receiver-unknown',
    ]);
  });

  test('takes its number before it is signed, and keeps it when its signer refuses', async () => {
    const docx = await desks.upload(huy, 'Dự thảo.docx', Buffer.from('PK'));
    await db.updateTable('file').set({ mediaType: 'application/zip' }).where('id', '=', docx).execute();
    const uploaded = await draftDocument(huy, services, desks.letter({ text: null, fileIds: [docx] }));
    const lay = () => layForSigning(huy, services, { documentId: uploaded.id, initialIds: [] });
    await assert.rejects(
      lay(),
      (error) => error instanceof InvalidInput && error.issues[0]?.code === 'pdf-required',
    );
    assert.equal((await getDocument(db, huy.actor, uploaded.id)).number, null, 'nothing is numbered in vain');
  });
});

describe('a document that is issued', () => {
  test('is drawn with its number, signed, sealed, sent, registered there, and its way is told back', async () => {
    const letter = await issued();
    assert.match(letter.code ?? '', /^\d{2}\/SNV-VP$/);
    const [file] = await listFiles(db, letter);
    const pdf = await buffer(services.blobs.read(file!.sha256));
    const verdict = await verifyFile(db, pdf, desks.clock.now);
    assert.equal(verdict.kind === 'signed' && verdict.isValid && verdict.signatures.length, 2);
    const arrived = await arrivedFor(yen, 'ra soat bien che');
    assert.deepEqual(
      [arrived.code, arrived.senderName, arrived.state],
      [letter.code, 'Sở Nội vụ', 'arrived'],
    );
    const registered = await register(arrived);
    const [leadId] = await endorseDocument(mai, {
      documentId: registered.id,
      opinion: 'Phòng Kinh tế chủ trì.',
      assignments: [desks.part('.3', 'lead'), desks.part('.4', 'inform')],
    });
    await settle();
    assert.equal((await receiverOf(letter)).statusCode, '04');
    await markRead(son, registered.id);
    await finishAssignment(son, { assignmentId: leadId!, note: 'Đã có văn bản trả lời.' });
    await settle();
    const { statusCode, history } = await receiverOf(letter);
    assert.equal(statusCode, '06');
    assert.deepEqual((history as { code: string }[]).map(({ code }) => code).toSorted(), [
      '03',
      '04',
      '05',
      '06',
    ]);
  });

  test('carries a code that leads to how it stands: on its way, in force, recalled, replaced by which', async () => {
    const draft = await draftDocument(huy, services, desks.letter({ subject: 'giấy có mã' }));
    await layForSigning(huy, services, { documentId: draft.id, initialIds: [] });
    await sign(thinh);
    await sign(oanh);
    await settle();
    const [file] = await listFiles(db, await getDocument(db, huy.actor, draft.id));
    const pdf = await buffer(services.blobs.read(file!.sha256));
    const [code] = await codesOnPage(pdf);
    const verdict = judgeReceipt(code!.text, await readReceiptKeys(db));
    assert.ok(verdict.kind === 'genuine-original', JSON.stringify(verdict));
    const { code: number } = await getDocument(db, huy.actor, draft.id);
    assert.deepEqual([verdict.claims.s, verdict.claims.k], [number, 'Công văn']);
    assert.deepEqual(wordsWithin(pdf, code!.rectangle, { around: 9 }), []);

    const original = { subjectType: 'document', subjectId: draft.id } as OriginalKey;
    const standing = async () => (await documentOriginals.standing(db, original)).state;
    assert.equal(await standing(), 'pending');
    await issueDocument(oanh, { documentId: draft.id });
    assert.equal(await standing(), 'valid');
    const { id, code: newNumber } = await issued({ subject: 'giấy thay giấy có mã', replacesId: draft.id });
    assert.equal(await standing(), 'replaced');
    assert.equal((await documentOriginals.standing(db, original)).replacedBy, newNumber);
    await recallDocument(oanh, { documentId: id, reason: 'Gửi nhầm.' });
    assert.equal((await documentOriginals.standing(db, { ...original, subjectId: id })).state, 'revoked');
    const addresses = [mai, huy].map((ctx) => documentOriginals.addressFor(ctx, original));
    assert.deepEqual(await Promise.all(addresses), [undefined, documentLink(draft.id)]);
  });

  test('that is recalled stops the work begun on it, and each who had some is told', async () => {
    const letter = await issued({ subject: 'thu hồi giữa đường' });
    const registered = await register(await arrivedFor(yen, 'thu hoi giua duong'));
    await endorseDocument(mai, {
      documentId: registered.id,
      opinion: 'Giao hai phòng.',
      assignments: [desks.part('.3', 'lead'), desks.part('.4', 'cooperate')],
    });
    await recallDocument(oanh, { documentId: letter.id, reason: 'Sai số liệu biên chế.' });
    await settle();
    const recalled = await getDocument(db, yen.actor, registered.id);
    assert.equal(recalled.state, 'recalled');
    for (const ctx of [son, binh]) {
      const told = (await desks.inbox(ctx)).find(({ subjectTitle }) => subjectTitle.includes('giữa đường'));
      assert.equal(told?.action, 'stop');
      const { assignmentId } = await db
        .selectFrom('documentStep')
        .select('assignmentId')
        .where('id', '=', told!.subjectId)
        .executeTakeFirstOrThrow();
      await finishAssignment(ctx, { assignmentId: assignmentId!, note: '' });
    }
    const notes = await db
      .selectFrom('documentAssignment')
      .select(['state', 'note'])
      .where('documentId', '=', registered.id)
      .execute();
    assert.deepEqual(
      new Set(notes.map(({ state, note }) => `${state}: ${note}`)),
      new Set(['stopped: Sai số liệu biên chế.']),
    );
  });

  test('whose recall came before it was taken in arrives as recalled and asks nobody for anything', async () => {
    const draft = await draftDocument(huy, services, desks.letter({ subject: 'đến sau lệnh thu hồi' }));
    await layForSigning(huy, services, { documentId: draft.id, initialIds: [] });
    await sign(thinh);
    await sign(oanh);
    await settle();
    await issueDocument(oanh, { documentId: draft.id });
    const { sendDocument } = await import('./send-document.ts');
    await sendDocument(desks.system, desks.axis, draft.id);
    await recallDocument(oanh, { documentId: draft.id, reason: 'Gửi nhầm.' });
    await sendDocument(desks.system, desks.axis, draft.id);
    await settle();
    const arrived = await arrivedFor(yen, 'den sau lenh thu hoi');
    assert.equal(arrived.state, 'recalled');
    assert.equal(
      (await desks.inbox(yen)).some(({ subjectTitle }) => subjectTitle.includes('đến sau lệnh')),
      false,
    );
  });

  test('that is replaced is closed by the new one, which is registered for itself', async () => {
    const old = await issued({ subject: 'bản cũ về tinh giản' });
    const registered = await register(await arrivedFor(yen, 'ban cu ve tinh gian'));
    await endorseDocument(mai, {
      documentId: registered.id,
      opinion: '',
      assignments: [desks.part('.3', 'lead')],
    });
    await issued({ subject: 'bản mới về tinh giản', replacesId: old.id });
    assert.equal((await getDocument(db, oanh.actor, old.id)).state, 'replaced');
    assert.equal((await getDocument(db, yen.actor, registered.id)).state, 'replaced');
    const renewed = await arrivedFor(yen, 'ban moi ve tinh gian');
    assert.deepEqual([renewed.state, renewed.replacesId], ['arrived', registered.id]);
  });

  test('that is updated keeps its number: the next edition stands beside the one before', async () => {
    const letter = await issued({ subject: 'lần phát hành đầu' });
    const registered = await register(await arrivedFor(yen, 'lan phat hanh dau'));
    const [number, ...notation] = letter.code!.split('/');
    const sent = {
      from: { code: 'H99.03', name: 'Sở Nội vụ' },
      to: [{ code: 'H99.102', name: 'Ủy ban nhân dân xã Nà Lúa' }],
      number: number!,
      notation: notation.join('/'),
      place: 'Mường Mẫu',
      promulgatedOn: letter.promulgatedOn!,
      typeName: 'Công văn',
      subject: 'lần phát hành sau',
      files: [],
      about: { business: 'update', documentId: letter.exchangeId!, reason: 'Sửa phụ lục.' },
      sentAt: desks.clock.now,
    } as const;
    await sendEnvelope(desks.system, desks.axis, composeDocument(sent));
    await settle();
    const updated = await getDocument(db, yen.actor, registered.id);
    assert.deepEqual(
      [updated.edition, updated.number, updated.subject],
      [2, registered.number, 'lần phát hành sau'],
    );
    assert.equal((await listRevisions(db, registered.id)).at(-1)?.subject, 'lần phát hành đầu');
  });

  test('that its sender asks back is answered by the clerk; agreed, the work stops', async () => {
    const letter = await issued({ subject: 'xin lấy lại văn bản' });
    const registered = await register(await arrivedFor(yen, 'xin lay lai van ban'));
    await endorseDocument(mai, {
      documentId: registered.id,
      opinion: '',
      assignments: [desks.part('.3', 'lead')],
    });
    await settle();
    const asked = composeStatus({
      from: { code: 'H99.03', name: 'Sở Nội vụ' },
      toCode: 'H99.102',
      documentId: letter.exchangeId!,
      code: letter.code!,
      promulgatedOn: letter.promulgatedOn,
      statusCode: '13',
      description: 'Xin lấy lại để sửa.',
      at: desks.clock.now,
    });
    await sendEnvelope(desks.system, desks.axis, asked);
    await settle();
    assert.ok((await desks.inbox(yen)).some(({ action }) => action === 'answerRecall'));
    await answerRecall(yen, { documentId: registered.id, isAgreed: true, reason: '' });
    await settle();
    assert.equal((await getDocument(db, yen.actor, registered.id)).state, 'recalled');
    assert.equal((await receiverOf(letter)).statusCode, '15');
  });

  test('that came to the wrong place is sent back, and its sender reads why', async () => {
    const letter = await issued({ subject: 'gửi nhầm nơi nhận' });
    const arrived = await arrivedFor(yen, 'gui nham noi nhan');
    await returnToSender(yen, { documentId: arrived.id, reason: 'Không thuộc thẩm quyền của xã.' });
    await settle();
    const { statusCode, statusNote } = await receiverOf(letter);
    assert.deepEqual([statusCode, statusNote], ['02', 'Không thuộc thẩm quyền của xã.']);
  });
});

describe('the figures of an agency', () => {
  test('count what was issued, registered and finished, by unit, and each leads to its documents', async () => {
    await settle();
    const [from, to] = ['2026-11-01', '2026-11-30'].map((day) => Temporal.PlainDate.from(day)) as [
      Temporal.PlainDate,
      Temporal.PlainDate,
    ];
    const department = desks.unitId('H99.03');
    const [own] = await listFigures(db, department, from, to);
    const issuedThere = await listDocuments(db, oanh.actor, { direction: 'outgoing', limit: 100 });
    const count = issuedThere.filter(({ issuedAt }) => issuedAt !== null).length;
    assert.ok(count > 3);
    assert.deepEqual(
      [own!.counts.out, own!.counts['out-signed'], own!.counts['out-electronic']],
      [count, count, count],
    );

    const economy = desks.unitId('H99.102.3');
    const commune = await listFigures(db, desks.agencyId, from, to);
    const done = commune.find(({ unitId }) => unitId === economy);
    assert.equal(done?.counts.done, 1, 'what a unit led is its own');
    assert.equal(done?.minutesEach, 0, 'registered and finished in the same minute');
    const asked = { agencyId: desks.agencyId, unitId: economy, measure: 'done', from, to } as const;
    assert.deepEqual(
      (await listCounted(db, yen.actor, asked)).map(({ subject }) => subject),
      ['rà soát biên chế các phòng chuyên môn'],
    );
    assert.equal((await listCounted(db, huy.actor, asked)).length, 0, 'another agency sees none of them');
  });
});

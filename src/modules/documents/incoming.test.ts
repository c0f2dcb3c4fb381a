import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nameSubstitute } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { markRead } from './commands/mark-read.ts';
import { returnAssignment } from './commands/return-assignment.ts';
import { sampleDesks } from './fixtures.ts';
import {
  endorseDocument,
  findDocument,
  finishAssignment,
  forwardAssignment,
  listDocumentsByIds,
  proposeEndorsement,
} from './index.ts';
import { listDocuments } from './list-documents.ts';
import { listRepeats } from './repeats.ts';
import { indexDocuments } from './search-index.ts';

const database = await testDatabase();
const { db } = database;
const desks = await sampleDesks(database);
const [yen, mai, tuan, thanh, son, hoa, binh, duc] = (await Promise.all(
  ['yen', 'mai', 'tuan', 'thanh', 'son', 'hoa', 'binh', 'duc'].map((name) => desks.officer(name)),
)) as [Context, Context, Context, Context, Context, Context, Context, Context];

const codes = (error: unknown) =>
  error instanceof InvalidInput ? error.issues.map(({ code }) => code) : [(error as Refusal).code];
const refusedAs = (code: string) => (error: unknown) => {
  assert.deepEqual(codes(error), [code]);
  return true;
};
const assignmentIn = async (ctx: Context) => (await desks.inbox(ctx)).at(-1)!;
let serial = 0;
const newCode = () => `${++serial}/SNV-VP`;

describe('a paper at the clerk’s', () => {
  test('is numbered in its register without gaps, however many are registered at once', async () => {
    const failing = desks.register(yen, { code: '' });
    const registered = await Promise.allSettled([
      ...Array.from({ length: 12 }, () => desks.register(yen, { code: newCode() })),
      failing,
    ]);
    const numbers = registered.flatMap((each) => (each.status === 'fulfilled' ? [each.value.number!] : []));
    const first = Math.min(...numbers);
    assert.deepEqual(
      numbers.toSorted((a, b) => a - b),
      Array.from({ length: 12 }, (_, index) => first + index),
    );
  });

  test('is refused with each thing that is missing, and by whoever is no clerk', async () => {
    const nothing = { code: ' ', senderName: '', subject: '', promulgatedOn: null };
    await assert.rejects(desks.register(yen, nothing), (error) => {
      assert.deepEqual(codes(error), [
        'sender-required',
        'code-required',
        'subject-required',
        'date-required',
      ]);
      return true;
    });
    await assert.rejects(desks.register(hoa, {}), refusedAs('not-allowed'));
  });

  test('that may have come before is shown with what it may be, and registered when the clerk says so', async () => {
    const code = newCode();
    const first = await desks.register(yen, { code });
    const again = { code: ` 0${code.toLowerCase()}`, senderName: 'sở nội vụ' };
    await assert.rejects(desks.register(yen, again), refusedAs('repeat-found'));
    const likeness = { agencyId: desks.agencyId, hashes: [], promulgatedOn: first.promulgatedOn, ...again };
    assert.deepEqual(
      (await listRepeats(db, yen.actor, likeness)).map(({ id }) => id),
      [first.id],
    );
    assert.equal((await desks.register(yen, { ...again, isRepeatKnown: true })).state, 'registered');

    const scan = await desks.upload(yen, 'Bản quét.pdf', Buffer.from(`%PDF-1.4 ${code}\n%%EOF`));
    await desks.register(yen, { code: newCode(), fileIds: [scan] });
    const same = await desks.upload(yen, 'Bản quét lần hai.pdf', Buffer.from(`%PDF-1.4 ${code}\n%%EOF`));
    await assert.rejects(
      desks.register(yen, { code: newCode(), fileIds: [same] }),
      refusedAs('repeat-found'),
    );
  });

  test('that is a state secret is registered by its outer marks, and its files are refused by name', async () => {
    const secret = { secrecy: 'secret', register: 'ĐẾN-M', code: newCode() } as const;
    const scan = await desks.upload(yen, 'Kế hoạch mật.pdf');
    await assert.rejects(desks.register(yen, { ...secret, subject: '', fileIds: [scan] }), (error) => {
      const [issue] = (error as InvalidInput).issues;
      assert.equal(issue?.code, 'secret-not-stored');
      assert.equal(issue?.params?.['name'], 'Kế hoạch mật.pdf');
      return true;
    });
    await assert.rejects(desks.register(yen, secret), refusedAs('secret-has-no-words'));
    const registered = await desks.register(yen, { ...secret, subject: '' });
    assert.equal(registered.subject, null);
    assert.equal(registered.number, 1, 'state secrets have a series of their own');
    const [item] = (await desks.inbox(yen)).filter(({ subjectTitle }) =>
      subjectTitle.startsWith('Văn bản mật'),
    );
    assert.equal(item?.subjectTitle, 'Văn bản mật của Sở Nội vụ');
  });
});

describe('an endorsement', () => {
  test('is proposed by the office, decided by the leader, and lays each part in an inbox', async () => {
    const document = await desks.register(yen, { code: newCode() });
    const endorsementId = await proposeEndorsement(thanh, {
      documentId: document.id,
      leaderId: mai.actor.id!,
      opinion: 'Giao Phòng Kinh tế tham mưu.',
      assignments: [desks.part('.3', 'lead')],
    });
    assert.equal((await assignmentIn(mai)).subjectId, endorsementId);
    assert.equal(await findDocument(db, son.actor, document.id), undefined, 'nobody is given anything yet');

    await endorseDocument(mai, {
      documentId: document.id,
      endorsementId,
      opinion: 'Phòng Kinh tế chủ trì, Phòng Văn hóa - Xã hội phối hợp, báo cáo trước ngày 30.',
      assignments: [
        desks.part('.3', 'lead', null, 3),
        desks.part('.4', 'cooperate', null, 2),
        desks.part('.1', 'inform', 'duc', 1),
      ],
    });
    assert.equal((await findDocument(db, son.actor, document.id))?.state, 'in-hand');
    const [lead, cooperates, informed] = await Promise.all([son, binh, duc].map(assignmentIn));
    assert.deepEqual(
      [lead, cooperates, informed].map((item) => item!.action),
      ['lead', 'cooperate', 'inform'],
    );
    // Wednesday 25 November, three working days: Monday the 30th, when the office closes.
    assert.equal(lead!.dueAt.toString(), '2026-11-30T10:00:00Z');
    await assert.rejects(
      endorseDocument(tuan, {
        documentId: document.id,
        endorsementId,
        opinion: '',
        assignments: [desks.part('.4', 'lead')],
      }),
      (error) => error instanceof Refusal,
    );
  });

  test('is refused without a lead, with two, or to another agency’s unit', async () => {
    const { id: documentId } = await desks.register(yen, { code: newCode() });
    const endorse = (...assignments: ReturnType<typeof desks.part>[]) =>
      endorseDocument(mai, { documentId, opinion: '', assignments });
    await assert.rejects(endorse(), refusedAs('assignments-required'));
    await assert.rejects(endorse(desks.part('.3', 'cooperate')), refusedAs('lead-missing'));
    await assert.rejects(endorse(desks.part('.3', 'lead'), desks.part('.4', 'lead')), refusedAs('one-lead'));
    const elsewhere = { ...desks.part('.3', 'lead'), unitId: desks.unitId('H99.103.3') };
    await assert.rejects(endorse(elsewhere), refusedAs('unit-unknown'));
    await assert.rejects(
      endorseDocument(son, { documentId, opinion: '', assignments: [desks.part('.3', 'lead')] }),
      refusedAs('not-found'),
    );
  });

  test('goes further down, is read, done and returned, and the document is finished with its last part', async () => {
    const { id: documentId } = await desks.register(yen, { code: newCode() });
    const [leadId, otherId] = await endorseDocument(mai, {
      documentId,
      opinion: 'Giải quyết.',
      assignments: [desks.part('.3', 'lead'), desks.part('.4', 'cooperate')],
    });
    await markRead(son, documentId);
    const [partId] = await forwardAssignment(son, {
      assignmentId: leadId!,
      opinion: 'Hoa soạn báo cáo.',
      assignments: [desks.part('.3', 'lead', 'hoa', 1)],
    });
    assert.equal((await assignmentIn(hoa)).subjectId, partId);
    await assert.rejects(
      finishAssignment(son, { assignmentId: leadId!, note: 'Xong' }),
      refusedAs('parts-open'),
    );
    await assert.rejects(
      finishAssignment(hoa, { assignmentId: partId!, note: '' }),
      refusedAs('reason-required'),
    );
    await finishAssignment(hoa, { assignmentId: partId!, note: 'Đã soạn báo cáo.' });
    await finishAssignment(son, { assignmentId: leadId!, note: 'Đã trình báo cáo.' });
    await returnAssignment(binh, { assignmentId: otherId!, reason: 'Không thuộc lĩnh vực của phòng.' });
    assert.equal((await findDocument(db, mai.actor, documentId))?.state, 'in-hand');

    const asked = await assignmentIn(mai);
    await endorseDocument(mai, {
      documentId,
      endorsementId: asked.subjectId,
      opinion: 'Văn phòng biết, theo dõi.',
      assignments: [desks.part('.1', 'lead', 'thanh')],
    });
    const finished = await finishAssignment(thanh, {
      assignmentId: (await assignmentIn(thanh)).subjectId,
      note: 'Đã theo dõi.',
    });
    assert.equal(finished.state, 'finished');
    const rows = await db
      .selectFrom('documentAssignment')
      .select(['id', 'state', 'readBy', 'note'])
      .where('documentId', '=', documentId)
      .orderBy('id')
      .execute();
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['done', 'returned', 'done', 'done'],
    );
    assert.equal(rows[0]!.readBy, son.actor.id);
    const types = (await listEventsOf(db, 'document', documentId)).map(({ type }) => type);
    assert.deepEqual(types, [
      'document-registered',
      'document-endorsed',
      'document-read',
      'document-forwarded',
      'document-work-finished',
      'document-work-finished',
      'document-work-returned',
      'document-endorsed',
      'document-work-finished',
    ]);
  });

  test('by whoever stands in for a leader is in the leader’s name, in the row, the history and the log', async () => {
    const { id: documentId } = await desks.register(yen, { code: newCode() });
    const held = mai.actor.positions[0]!;
    const today = Temporal.PlainDate.from('2026-11-25');
    await nameSubstitute(mai, {
      positionId: held.positionId,
      substituteId: thanh.actor.id!,
      from: today,
      to: today.add({ days: 3 }),
      reason: 'Đi công tác',
    });
    const secretary = await desks.officer('thanh');
    await endorseDocument(secretary, {
      documentId,
      opinion: 'Giao phòng.',
      assignments: [desks.part('.3', 'lead')],
    });
    const endorsement = await db
      .selectFrom('documentEndorsement')
      .select(['leaderId', 'decidedBy', 'onBehalfOf'])
      .where('documentId', '=', documentId)
      .executeTakeFirstOrThrow();
    const [maiId, thanhId] = [mai.actor.id!, thanh.actor.id!];
    assert.deepEqual(endorsement, { leaderId: maiId, decidedBy: thanhId, onBehalfOf: maiId });
    const logged = await db
      .selectFrom('event')
      .select(['actorId', 'onBehalfOf'])
      .where('subjectId', '=', documentId)
      .where('type', '=', 'document-endorsed')
      .executeTakeFirstOrThrow();
    assert.deepEqual(logged, { actorId: thanhId, onBehalfOf: maiId });
    const status = await db
      .selectFrom('documentStatus')
      .select('onBehalfOf')
      .where('documentId', '=', documentId)
      .where('state', '=', 'in-hand')
      .executeTakeFirstOrThrow();
    assert.equal(status.onBehalfOf, maiId);
  });
});

describe('a search', () => {
  test('finds the same whether the words are near or far back, with and without accents, and by the number', async () => {
    const registered = await Promise.all(
      ['Hội xuân Nà Lúa', 'Hội xuân Pú Khao', 'Kế hoạch mùa khô', 'Hội nghị cuối năm'].map((subject) =>
        desks.register(yen, { code: newCode(), subject }),
      ),
    );
    await yen.transaction((tx) =>
      indexDocuments(
        tx,
        registered.map(({ id }) => id),
      ),
    );
    const found = async (search: string, window?: number) =>
      (
        await listDocuments(db, yen.actor, {
          direction: 'incoming',
          search,
          limit: 3,
          ...(window && { window }),
        })
      )
        .map(({ subject }) => subject)
        .toSorted();
    const questions = ['hoi xuan', 'HỘI XUÂN', 'hội', 'mua kho', 'khong co', registered[3]!.code!, 'hoi xu'];
    for (const words of questions) assert.deepEqual(await found(words, 1), await found(words), words);
    assert.deepEqual(await found('hoi xu'), ['Hội xuân Nà Lúa', 'Hội xuân Pú Khao']);
    assert.deepEqual(await found(registered[3]!.code!), ['Hội nghị cuối năm']);
  });
});

describe('a document of limited circulation', () => {
  test('is there for those who are named, and for nobody else: no page, no list, no search, no repeat', async () => {
    const code = newCode();
    const document = await desks.register(yen, {
      code,
      subject: 'Nhân sự Tây Bắc',
      isLimited: true,
      readerIds: [mai.actor.id!],
    });
    const seen = async (ctx: Context) => {
      const found = await findDocument(db, ctx.actor, document.id);
      const listed = await listDocuments(db, ctx.actor, { direction: 'incoming' });
      const many = await listDocumentsByIds(db, ctx.actor, [document.id]);
      const isListed = listed.some(({ id }) => id === document.id);
      assert.equal(isListed, found !== undefined);
      assert.equal(many.size, isListed ? 1 : 0);
      return isListed;
    };
    assert.deepEqual(await Promise.all([yen, mai, tuan, thanh, son].map(seen)), [
      true,
      true,
      false,
      false,
      false,
    ]);
    const likeness = { agencyId: desks.agencyId, code, senderName: 'Sở Nội vụ', hashes: [] };
    const { promulgatedOn } = document;
    assert.equal((await listRepeats(db, tuan.actor, { ...likeness, promulgatedOn })).length, 0);

    const unit = { documentId: document.id, opinion: '', assignments: [desks.part('.3', 'lead')] };
    await assert.rejects(endorseDocument(mai, unit), refusedAs('limited-to-officers'));
    await endorseDocument(mai, { ...unit, assignments: [desks.part('.3', 'lead', 'son')] });
    assert.equal(await seen(son), true);
    assert.equal(await seen(hoa), false);
    assert.equal((await assignmentIn(son)).subjectTitle, 'Văn bản lưu hành hạn chế');
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { findUnitByCode, readReorganisation, reorganise } from '#modules/org/index.ts';
import { sampleMerger } from '#modules/org/reorganisation/sample-merger.ts';
import { createLayoutChecker } from '#modules/signing/index.ts';
import { workMover } from '#modules/workflow/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { readLooseFile } from '#platform/packs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { draftDocument } from './commands/draft-document.ts';
import { finishDocument } from './commands/finish-document.ts';
import { markRead } from './commands/mark-read.ts';
import type { DraftBody } from './draft-body.ts';
import { sampleDesks } from './fixtures.ts';
import {
  documentMovers,
  endorseDocument,
  findDocument,
  finishAssignment,
  getDocument,
  listRevisions,
  registerPaper,
} from './index.ts';

const database = await testDatabase();
const { db } = database;
const desks = await sampleDesks(database);
const { system, clock } = desks;
const rules = createLayoutChecker(desks.pack);

const plan = readReorganisation(readLooseFile('plan.yaml', sampleMerger('2026-12-01')), desks.pack);
const merge = () => reorganise(system, plan, [...documentMovers, workMover]);

describe('two communes become one, and their documents', async () => {
  const [yen, mai, hoa, say] = await Promise.all(['yen', 'mai', 'hoa', 'say'].map(desks.officer));
  const waiting = await desks.register(yen!);
  const other = await registerPaper(say!, {
    ...desks.paper({ code: '77/STP-VP', senderName: 'Sở Tư pháp', dueOn: plan.on.add({ days: 9 }) }),
    agencyId: desks.unitId('H99.103'),
    unitId: desks.unitId('H99.103.1'),
  });
  const inHand = await desks.register(yen!, { code: '9/STC-NS' });
  const [leadId] = await endorseDocument(mai!, {
    documentId: inHand.id,
    opinion: 'Phòng Kinh tế chủ trì, Phòng Văn hóa phối hợp.',
    assignments: [desks.part('.3', 'lead', null, 9), desks.part('.4', 'cooperate', null, 9)],
  });
  const closed = await desks.register(yen!, { code: '10/STC-NS' });
  await finishDocument(yen!, { documentId: closed.id, note: 'Lưu hồ sơ.' });
  const division = {
    way: 'unit',
    code: null,
    unitId: desks.unitId('H99.102.4'),
    name: 'Phòng VHXH',
  } as const;
  const draft = await draftDocument(
    hoa!,
    { rules },
    {
      agencyId: desks.agencyId,
      unitId: desks.unitId('H99.102.3'),
      typeCode: 'officialLetter',
      subject: 'phối hợp rà soát',
      text: 'Đề nghị phối hợp rà soát.',
      addressees: ['Phòng Văn hóa - Xã hội'],
      grounds: [],
      receivers: [division],
      signerId: desks.officerId('mai'),
      authority: null,
      basis: null,
      urgency: 0,
      replacesId: null,
      answersId: null,
      fileIds: [],
    },
  );
  const before = await getDocument(db, system.actor, inHand.id);
  const unitIdOf = async (code: string) => (await findUnitByCode(db, code, plan.on))!.id;

  test('that are open go to the new one with states, deadlines and numbers; each keeps the move in its history', async () => {
    clock.now = Temporal.Instant.from('2026-12-01T01:00:00Z');
    const report = await merge();
    assert.equal(report.moved.find(({ name }) => name === 'văn bản chưa kết thúc')?.count, 4);
    const agencyId = await unitIdOf('H99.111');
    for (const each of [waiting, other, before]) {
      const moved = await getDocument(db, system.actor, each.id);
      assert.deepEqual(
        [moved.agencyId, moved.state, moved.dueAt, moved.register, moved.number],
        [agencyId, each.state, each.dueAt, each.register, each.number],
      );
    }
    assert.equal((await listEventsOf(db, 'document', other.id)).at(-1)?.type, 'document-moved');
    assert.equal((await getDocument(db, system.actor, closed.id)).agencyId, desks.agencyId);
  });

  test('keep their numbers in the registers of before, and the new register begins at one', async () => {
    assert.deepEqual([waiting.number, other.number], [1, 1], 'each commune had its own first number');
    const clerk = await desks.officer('say');
    const fresh = await registerPaper(clerk, {
      ...desks.paper({ code: '80/STP-VP', senderName: 'Sở Tư pháp' }),
      agencyId: await unitIdOf('H99.111'),
      unitId: clerk.actor.positions[0]!.unitId,
    });
    assert.equal(fresh.number, 1);
    const twice = sql`update document set number = 1 where id = ${inHand.id}`.execute(db);
    await assert.rejects(twice, { code: '23505' }, 'a number is still given once in the register of before');
  });

  test('are read by the clerks of both, closed ones of either commune too, and by nobody else', async () => {
    for (const name of ['yen', 'say']) {
      const { actor } = await desks.officer(name);
      for (const { id } of [waiting, other, inHand, closed])
        assert.ok(await findDocument(db, actor, id), name);
    }
    const elsewhere = await desks.officer('trang');
    assert.equal(await findDocument(db, elsewhere.actor, waiting.id), undefined);
  });

  test('are acted upon by the people of the new one: endorsed, read, done', async () => {
    const [chair, son, binh] = await Promise.all(['pang', 'son', 'binh'].map(desks.officer));
    await endorseDocument(chair!, {
      documentId: waiting.id,
      opinion: 'Phòng Kinh tế giải quyết.',
      assignments: [{ unitId: await unitIdOf('H99.111.3'), officerId: null, role: 'lead', workingDays: 3 }],
    });
    assert.ok((await desks.inbox(son!)).some(({ subjectId }) => subjectId === leadId));
    await markRead(son!, inHand.id);
    await finishAssignment(son!, { assignmentId: leadId!, note: 'Đã có báo cáo.' });
    const part = (await desks.inbox(binh!)).find(({ action }) => action === 'cooperate')!;
    const done = await finishAssignment(binh!, { assignmentId: part.subjectId, note: 'Đã góp ý.' });
    assert.equal(done.state, 'finished');
  });

  test('that are drafts go to the inner unit that took over, by a revision that says why', async () => {
    const [last, first] = await listRevisions(db, draft.id);
    assert.equal(first!.number, 1);
    const [receiver] = (last!.body as DraftBody).receivers;
    assert.equal(receiver!.unitId, await unitIdOf('H99.111.4'));
    assert.match(last!.note ?? '', /Nghị quyết số 12\/NQ-HĐND/);
  });
});

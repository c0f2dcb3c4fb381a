import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { sampleOffice } from './fixtures.ts';
import {
  acceptDossier,
  deliverResult,
  getDossier,
  handOverDossier,
  issueResult,
  listComponents,
  listLetters,
  refuseDossier,
  requestSupplement,
  signOffDossier,
  statuses,
  submitDossier,
  supplementDossier,
  withdrawDossier,
} from './index.ts';

const database = await testDatabase();
const office = await sampleOffice(database);
const { lan, clock } = office;
const [hung, thanh, duc, mai, yen] = await Promise.all(
  ['hung', 'thanh', 'duc', 'mai', 'yen'].map((name) => office.officer(name)),
);

const inboxOf = async (ctx: Context | undefined) => listInbox(database.db, ctx!.actor);
const at = (time: string) => {
  clock.now = Temporal.Instant.from(time);
};

/** The step of this dossier that waits for the officer. */
async function stepOf(ctx: Context | undefined, dossierId: string) {
  const item = (await inboxOf(ctx)).find((waiting) => waiting.subjectId === dossierId);
  assert.ok(item, `${ctx!.actor.name} has the dossier in the inbox`);
  return item;
}

describe('a dossier', () => {
  test('goes from the citizen over desk, office, leader and clerk back to the citizen', async () => {
    at('2026-11-25T02:00:00Z');
    const filed = await submitDossier(lan, office.application());
    assert.equal(filed.status, statuses.filed);
    assert.match(filed.code, /^H99\.102-261125-0001$/);
    assert.equal(filed.dueAt, null, 'the clock has not started');
    await stepOf(hung, filed.id);

    const accepted = await acceptDossier(hung!, { dossierId: filed.id, seenVersion: filed.version });
    assert.equal(
      accepted.dueAt?.toString(),
      '2026-12-02T10:00:00Z',
      'five working days, to the end of office hours',
    );

    const assignment = await stepOf(thanh, filed.id);
    const handlerId = duc!.actor.id!;
    await handOverDossier(thanh!, { workItemId: assignment.id, dossierId: filed.id, handlerId });
    const handling = await stepOf(duc, filed.id);
    assert.equal(handling.assigneeId, handlerId);
    await handOverDossier(duc!, {
      workItemId: handling.id,
      dossierId: filed.id,
      outcome: 'grant',
      note: 'Đủ điều kiện',
    });
    const review = await stepOf(thanh, filed.id);
    await handOverDossier(thanh!, { workItemId: review.id, dossierId: filed.id, outcome: 'approve' });

    await stepOf(mai, filed.id);
    await signOffDossier(mai!, { dossierId: filed.id, fileId: null });
    at('2026-11-27T03:00:00Z');
    const issued = await issueResult(yen!, { dossierId: filed.id, fileId: null });
    assert.equal(issued.status, statuses.finished);
    const delivered = await deliverResult(hung!, { dossierId: filed.id });
    assert.equal(delivered.status, statuses.delivered);

    const events = await listEventsOf(database.db, 'dossier', filed.id);
    assert.deepEqual(
      events.map((event) => event.type),
      [
        'dossier-submitted',
        'dossier-accepted',
        ...['dossier-handed-over', 'dossier-handed-over', 'dossier-handed-over'],
        'dossier-signed-off',
        'dossier-result-issued',
        'dossier-result-delivered',
      ],
    );
    assert.deepEqual(
      events.map((event) => event.subject.version),
      events.map((_, index) => index + 1),
      'each act made one version',
    );
    assert.deepEqual(
      (await listLetters(database.db, filed.id)).map((letter) => letter.kind),
      ['acknowledgement'],
    );
    for (const ctx of [hung, thanh, duc, mai, yen]) {
      assert.equal(
        (await inboxOf(ctx)).some((item) => item.subjectId === filed.id),
        false,
      );
    }
  });

  test('sent twice with one key is one dossier, also at the same moment', async () => {
    const application = office.application();
    const filed = await Promise.all([1, 2, 3, 4].map(() => submitDossier(lan, application)));
    assert.equal(new Set(filed.map((dossier) => dossier.code)).size, 1);
  });

  test('gets its code without gaps, however many come at once and some fail', async () => {
    at('2026-11-26T02:00:00Z');
    const broken = { ...office.application(), answers: {} };
    const sent = await Promise.allSettled(
      Array.from({ length: 20 }, (_, each) =>
        submitDossier(lan, each % 4 === 0 ? broken : office.application()),
      ),
    );
    const codes = sent.flatMap((each) => (each.status === 'fulfilled' ? [each.value.code] : []));
    assert.equal(codes.length, 15);
    assert.deepEqual(
      codes.toSorted(),
      Array.from({ length: 15 }, (_, index) => `H99.102-261126-${String(index + 1).padStart(4, '0')}`),
    );
  });

  test('with a form in disorder is refused with every issue, and nothing is kept', async () => {
    const before = await database.db.selectFrom('dossier').select('id').execute();
    await assert.rejects(
      submitDossier(lan, { ...office.application(), answers: { phone: '12', agreed: false } }),
      {
        name: 'InvalidInput',
      },
    );
    assert.equal((await database.db.selectFrom('dossier').select('id').execute()).length, before.length);
  });
});

describe('a procedure of the same day', () => {
  test('is due at the end of the day with all its steps, or of the next when it comes late', async () => {
    const sameDay = await office.publishCard('9.000002', {
      amount: 0,
      unit: 'workingDay',
      isUnitConfirmed: true,
    });
    for (const [received, due] of [
      ['2026-12-08T02:00:00Z', '2026-12-08T10:00:00Z'],
      ['2026-12-08T08:30:00Z', '2026-12-09T10:00:00Z'],
    ] as const) {
      at(received);
      const filed = await submitDossier(lan, { ...office.application(), procedureVersionId: sameDay });
      const accepted = await acceptDossier(hung!, { dossierId: filed.id });
      assert.equal(accepted.dueAt?.toString(), due);
      assert.equal((await stepOf(thanh, filed.id)).stepDueAt?.toString(), due);
    }
  });
});

describe('a supplement', () => {
  test('stops the clock and starts it again from zero when the papers are in', async () => {
    at('2026-12-01T02:00:00Z');
    const filed = await submitDossier(lan, office.application());
    await acceptDossier(hung!, { dossierId: filed.id });
    at('2026-12-02T02:00:00Z');
    const waiting = await requestSupplement(hung!, {
      dossierId: filed.id,
      reason: 'Ảnh chụp bị mờ',
      papers: ['Ảnh chân dung rõ mặt'],
    });
    assert.equal(waiting.status, statuses.awaitingSupplement);
    assert.equal(
      (await inboxOf(thanh)).some((item) => item.subjectId === filed.id),
      false,
      'nobody waits on it',
    );

    at('2026-12-10T02:00:00Z');
    const supplemented = await supplementDossier(hung!, {
      dossierId: filed.id,
      fileIds: [],
      isOnPaper: true,
    });
    assert.equal(supplemented.dueAt?.toString(), '2026-12-17T10:00:00Z');
    assert.equal((await stepOf(thanh, filed.id)).dueAt.toString(), '2026-12-17T10:00:00Z');
  });

  test('may be asked for once', async () => {
    const filed = await submitDossier(lan, office.application());
    const ask = { dossierId: filed.id, reason: 'Thiếu ảnh chân dung', papers: ['Ảnh'] };
    await requestSupplement(hung!, ask);
    await supplementDossier(hung!, { dossierId: filed.id, fileIds: [], isOnPaper: true });
    await assert.rejects(requestSupplement(hung!, ask), { code: 'second-supplement-needs-leader' });
  });
});

describe('an act', () => {
  test("on someone else's dossier finds nothing", async () => {
    const filed = await submitDossier(lan, office.application());
    const stranger = office.system.as({
      kind: 'citizen',
      id: crypto.randomUUID(),
      name: 'Khách',
      positions: [],
    });
    const elsewhere = await office.officer('linh');
    for (const ctx of [stranger, elsewhere]) {
      await assert.rejects(getDossier(database.db, ctx.actor, filed.id), { code: 'not-found' });
      await assert.rejects(acceptDossier(ctx, { dossierId: filed.id }), { code: 'not-found' });
      await assert.rejects(withdrawDossier(ctx, { dossierId: filed.id, reason: '' }), { code: 'not-found' });
    }
  });

  test('of two officers at once happens once; the other is told', async () => {
    const filed = await submitDossier(lan, office.application());
    const both = await Promise.allSettled([1, 2].map(() => acceptDossier(hung!, { dossierId: filed.id })));
    assert.deepEqual(both.map((each) => each.status).toSorted(), ['fulfilled', 'rejected']);
    const refused = both.find((each) => each.status === 'rejected');
    assert.equal(refused?.reason.code, 'dossier-not-awaiting-acceptance');
  });

  test('from a page that is out of date is refused as stale', async () => {
    const filed = await submitDossier(lan, office.application());
    await assert.rejects(acceptDossier(hung!, { dossierId: filed.id, seenVersion: 0 }), { code: 'stale' });
  });

  test('by an officer without the role is not allowed', async () => {
    const filed = await submitDossier(lan, office.application());
    await assert.rejects(acceptDossier(duc!, { dossierId: filed.id }), { code: 'not-allowed' });
  });

  test('of refusal needs its reason and leaves its letter', async () => {
    const filed = await submitDossier(lan, office.application());
    await assert.rejects(refuseDossier(hung!, { dossierId: filed.id, groundCode: 'TC01', reason: ' ' }), {
      name: 'InvalidInput',
    });
    const refused = await refuseDossier(hung!, {
      dossierId: filed.id,
      groundCode: 'TC01',
      reason: 'Không thuộc thẩm quyền',
    });
    assert.equal(refused.status, statuses.refused);
    assert.deepEqual(
      (await listLetters(database.db, filed.id)).map((letter) => letter.kind),
      ['refusal'],
    );
  });

  test('of sending back needs a reason and brings the dossier to its handler again', async () => {
    at('2026-12-15T02:00:00Z');
    const filed = await submitDossier(lan, office.application());
    await acceptDossier(hung!, { dossierId: filed.id });
    await handOverDossier(thanh!, { workItemId: (await stepOf(thanh, filed.id)).id, dossierId: filed.id });
    await handOverDossier(duc!, {
      workItemId: (await stepOf(duc, filed.id)).id,
      dossierId: filed.id,
      outcome: 'grant',
    });
    const review = await stepOf(thanh, filed.id);
    const back = { workItemId: review.id, dossierId: filed.id, outcome: 'sendBack' };
    await assert.rejects(handOverDossier(thanh!, back), { name: 'InvalidInput' });
    await handOverDossier(thanh!, { ...back, note: 'Cần xác minh nơi ở' });
    assert.equal((await stepOf(duc, filed.id)).elementId, 'handle');
  });
});

test('a file that someone else uploaded cannot be attached', async () => {
  const [component] = await listComponents(database.db, (await submitDossier(lan, office.application())).id);
  assert.equal(component?.isReceived, false);
  const fileId = crypto.randomUUID();
  const foreign = { ...office.application(), answers: { ...office.application().answers, paper1: [fileId] } };
  await assert.rejects(submitDossier(lan, foreign), (error: { issues: { code: string }[] }) => {
    assert.equal(error.issues[0]?.code, 'file-unknown');
    return true;
  });
});

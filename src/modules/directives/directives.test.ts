import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { reassignWorkItem } from '#modules/workflow/index.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { sampleDirectives } from './fixtures.ts';
import {
  acceptCompletion,
  decideExtension,
  declineDirective,
  findDirective,
  getDirective,
  giveDirective,
  listDirectives,
  listExtensions,
  listReports,
  receiveDirective,
  redirectDirective,
  reportCompletion,
  reportProgress,
  requestExtension,
  returnCompletion,
  withdrawDirective,
} from './index.ts';

const database = await testDatabase();
const house = await sampleDirectives(database);
const [long, lien, huy, hien, thanh, khoa] = (await Promise.all(
  ['long', 'lien', 'huy', 'hien', 'thanh', 'khoa'].map(house.officer),
)) as [Ctx, Ctx, Ctx, Ctx, Ctx, Ctx];
type Ctx = Awaited<ReturnType<typeof house.officer>>;
const day = (text: string) => Temporal.PlainDate.from(text);
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;
const invalid = (field: string, code: string) => (error: unknown) =>
  error instanceof InvalidInput && error.issues.some((issue) => issue.field === field && issue.code === code);
const facts = async (id: string) =>
  (await listEventsOf(database.db, 'directive', id)).map(({ type }) => type);

describe('a directive', () => {
  test('goes from the order to its acceptance, each step a work item, each act one fact', async () => {
    const given = await house.give(long);
    assert.match(given.code, /^NV-H99-2026-\d{4}$/);
    assert.equal(given.dueAt.toString(), '2026-12-11T10:00:00Z');
    const waits = (await house.inbox(lien)).find(({ subjectId }) => subjectId === given.id)!;
    assert.deepEqual([waits.action, waits.dueAt.toString()], ['receive-directive', given.dueAt.toString()]);

    await receiveDirective(lien, { directiveId: given.id, handlerId: huy.actor.id });
    assert.equal((await house.inbox(huy))[0]!.action, 'carry-out-directive');
    await reportProgress(huy, {
      directiveId: given.id,
      reportKey: newId(),
      body: 'Đã xong 3 xã trong 5 xã.',
      percent: 60,
      fileIds: [await house.evidence(huy)],
    });
    await reportCompletion(huy, { directiveId: given.id, reportKey: newId(), body: 'Đã xong cả 5 xã.' });
    assert.equal((await house.inbox(long))[0]!.action, 'accept-directive');
    await returnCompletion(long, { directiveId: given.id, reason: 'Thiếu danh sách xã Pú Khao' });
    assert.deepEqual((await house.inbox(huy))[0]!.subjectId, given.id);
    assert.equal((await getDirective(database.db, huy.actor, given.id)).percent, 60);
    await reportCompletion(huy, { directiveId: given.id, reportKey: newId(), body: 'Đã bổ sung danh sách.' });
    const done = await acceptCompletion(long, { directiveId: given.id });

    assert.deepEqual([done.state, done.isLate], ['completed', false]);
    assert.deepEqual(await house.inbox(huy), []);
    assert.deepEqual(await facts(given.id), [
      'directive-given',
      'directive-received',
      'directive-progress-reported',
      'directive-completion-reported',
      'directive-completion-returned',
      'directive-completion-reported',
      'directive-completion-accepted',
    ]);
    const [last, , first] = await listReports(database.db, given.id);
    assert.deepEqual([last!.answer, first!.files.map(({ name }) => name)], ['accepted', ['bien-ban.pdf']]);
  });

  test('is counted on working time where its kind has a limit, and ends with the year where it stands', async () => {
    const limited = await house.give(long, { kind: 'limited', amount: 5, dueOn: null });
    // The 24th is the Day of Vietnamese Culture.
    assert.equal(limited.dueAt.toString(), '2026-12-01T10:00:00Z');
    const standing = await house.give(long, { kind: 'standing', dueOn: null });
    assert.equal(standing.dueAt.toString(), '2026-12-31T10:00:00Z');
    const onSunday = await house.give(long, { dueOn: day('2026-11-29') });
    assert.equal(onSunday.dueAt.toString(), '2026-11-30T10:00:00Z');
    await assert.rejects(house.give(long, { dueOn: null }), invalid('/dueOn', 'due-required'));
    await assert.rejects(
      house.give(long, { dueOn: day('2026-11-20') }),
      invalid('/dueOn', 'due-in-the-past'),
    );
  });

  test('is one, however often the order arrives', async () => {
    const order = house.order();
    const [first, again] = [
      await giveDirective(long, house.rules, order),
      await giveDirective(long, house.rules, order),
    ];
    assert.equal(again.id, first.id);
    assert.deepEqual(await facts(first.id), ['directive-given']);
  });

  test('is given by who directs, to who takes their orders', async () => {
    await assert.rejects(house.give(huy), refused('not-allowed'));
    await assert.rejects(house.give(lien, { lead: { unitCode: 'H99.12' } }), refused('lead-takes-no-orders'));
    const own = await house.give(lien, { lead: { unitCode: 'H99.03' }, cooperating: [] });
    assert.equal(own.ordererId, lien.actor.id);
  });

  test('says at which meeting it was given', async () => {
    const source = { kind: 'meeting' as const };
    await assert.rejects(house.give(long, { source }), invalid('/reference', 'required'));
    const reference = 'Thông báo kết luận số 15/TB-VPUB ngày 20/11/2026';
    assert.equal((await house.give(long, { source: { ...source, reference } })).sourceReference, reference);
  });

  test('that the lead is not competent for goes back with a reason, and to another', async () => {
    const { id: directiveId } = await house.give(long);
    await assert.rejects(declineDirective(lien, { directiveId, reason: '' }), invalid('/reason', 'required'));
    await declineDirective(lien, { directiveId, reason: 'Việc này thuộc Sở Y tế' });
    assert.equal(
      (await house.inbox(long)).find(({ subjectId }) => subjectId === directiveId)!.action,
      'redirect-directive',
    );
    await redirectDirective(long, { directiveId, unitCode: 'H99.12' });
    await receiveDirective(hien, { directiveId });
    assert.equal((await getDirective(database.db, hien.actor, directiveId)).handlerId, hien.actor.id);
  });

  test('does not exist for who has no part in it', async () => {
    const { id } = await house.give(long, { cooperating: ['H99.12'] });
    assert.equal(await findDirective(database.db, khoa.actor, id), undefined);
    assert.ok(await findDirective(database.db, hien.actor, id));
    await assert.rejects(receiveDirective(khoa, { directiveId: id }), refused('not-found'));
    const listed = await listDirectives(database.db, khoa.actor, { isOpen: true });
    assert.deepEqual(listed, []);
  });
});

describe('a part', () => {
  test('is given by the lead within the time of the whole, which is not done before it', async () => {
    const whole = await house.inHand();
    const part = { parentId: whole.id, lead: { unitCode: 'H99.12' }, cooperating: [] };
    await assert.rejects(
      house.give(huy, { ...part, dueOn: day('2026-12-18') }),
      invalid('/dueOn', 'part-later-than-whole'),
    );
    const given = await house.give(huy, { ...part, dueOn: day('2026-12-04') });
    assert.deepEqual([given.rootId, given.ordererId], [whole.id, huy.actor.id]);
    await assert.rejects(
      reportCompletion(huy, { directiveId: whole.id, reportKey: newId(), body: 'Đã xong.' }),
      refused('parts-open'),
    );
    await receiveDirective(hien, { directiveId: given.id });
    await reportCompletion(hien, {
      directiveId: given.id,
      reportKey: newId(),
      body: 'Phần Sở Y tế đã xong.',
    });
    await acceptCompletion(huy, { directiveId: given.id });
    await reportCompletion(huy, { directiveId: whole.id, reportKey: newId(), body: 'Đã xong.' });
    assert.ok(await findDirective(database.db, long.actor, given.id), 'who gave the whole sees its parts');
  });

  test('may be later than the whole only by the word of who gave the whole', async () => {
    const whole = await house.inHand();
    const { id: directiveId } = await house.give(huy, {
      parentId: whole.id,
      lead: { unitCode: 'H99.102' },
      cooperating: [],
    });
    await receiveDirective(thanh, { directiveId });
    await requestExtension(thanh, {
      directiveId,
      dueOn: day('2026-12-25'),
      reason: 'Đường vào bản bị sạt lở',
    });
    const [asked] = await listExtensions(database.db, directiveId);
    assert.equal(asked!.deciderId, long.actor.id, 'not Huy, who gave the part');
    await assert.rejects(
      decideExtension(huy, house.rules, { extensionId: asked!.id, isGranted: true }),
      refused('not-found'),
    );
    const later = await decideExtension(long, house.rules, { extensionId: asked!.id, isGranted: true });
    assert.equal(later.dueAt.toString(), '2026-12-25T10:00:00Z');
  });

  test('is withdrawn with the whole, and leaves the inboxes', async () => {
    const whole = await house.inHand();
    const part = await house.give(huy, { parentId: whole.id, lead: { unitCode: 'H99.102' } });
    await assert.rejects(
      withdrawDirective(huy, { directiveId: whole.id, reason: 'Thôi' }),
      refused('not-allowed'),
    );
    await withdrawDirective(long, { directiveId: whole.id, reason: 'Tỉnh đã làm xong' });
    const left = [...(await house.inbox(huy)), ...(await house.inbox(thanh))].map(
      ({ subjectId }) => subjectId,
    );
    assert.ok(!left.includes(whole.id) && !left.includes(part.id));
    assert.deepEqual((await facts(part.id)).at(-1), 'directive-withdrawn');
  });
});

describe('inside the unit', () => {
  test('the work is passed on as any other, and whoever has it reports, asks, splits and gets it back', async () => {
    const { id: directiveId } = await house.inHand();
    const position = huy.actor.positions[0]!;
    const oanh = house.officerId('oanh');
    await database.db
      .insertInto('appointment')
      .values({ id: newId(), officerId: oanh, positionId: position.positionId, validFrom: day('2026-01-01') })
      .execute();
    const [item] = (await house.inbox(huy)).filter(({ subjectId }) => subjectId === directiveId);
    await reassignWorkItem(huy, { workItemId: item!.id, officerId: oanh });
    const own = await house.officer('oanh');
    const report = { directiveId, body: 'Đã nhận lại việc.' };
    await reportProgress(own, { ...report, reportKey: newId(), percent: 10 });
    await assert.rejects(
      reportProgress(huy, { ...report, reportKey: newId(), percent: 10 }),
      refused('not-allowed'),
    );
    await reportCompletion(own, { ...report, reportKey: newId() });
    await returnCompletion(long, { directiveId, reason: 'Chưa đủ số liệu' });
    const waits = (await house.inbox(own)).filter(({ subjectId }) => subjectId === directiveId);
    assert.equal(waits[0]!.assigneeId, oanh);
  });
});

describe('an extension', () => {
  test('keeps the first deadline and every one after it, with who asked and who said yes or no', async () => {
    const { id: directiveId, dueAt } = await house.inHand();
    const ask = (text: string) =>
      requestExtension(huy, { directiveId, dueOn: day(text), reason: 'Chờ số liệu của các xã' });
    await assert.rejects(ask('2026-12-10'), invalid('/dueOn', 'not-later'));
    await ask('2026-12-18');
    await assert.rejects(ask('2026-12-20'), refused('extension-waits'));
    const waits = (await house.inbox(long)).find(({ action }) => action === 'decide-directive-extension')!;
    await decideExtension(long, house.rules, {
      extensionId: waits.subjectId,
      isGranted: true,
      dueOn: day('2026-12-16'),
    });
    await ask('2026-12-23');
    const [second] = await listExtensions(database.db, directiveId);
    await assert.rejects(
      decideExtension(long, house.rules, { extensionId: second!.id, isGranted: false }),
      invalid('/reason', 'required'),
    );
    await decideExtension(long, house.rules, {
      extensionId: second!.id,
      isGranted: false,
      reason: 'Không chậm thêm được',
    });

    const now = await getDirective(database.db, huy.actor, directiveId);
    assert.deepEqual([now.dueOriginalAt.equals(dueAt), now.dueAt.toString()], [true, '2026-12-16T10:00:00Z']);
    const history = await listExtensions(database.db, directiveId);
    assert.deepEqual(
      history.map(({ outcome }) => outcome),
      ['refused', 'granted'],
    );
    const item = (await house.inbox(huy)).find(({ subjectId }) => subjectId === directiveId)!;
    assert.ok(item.dueAt.equals(now.dueAt), 'the inbox goes by the new one');
  });
});

describe('an agency of another house', () => {
  test('leads by its code: what it reports comes in once, however often it is sent', async () => {
    const outside = { code: 'H18.05', name: 'Sở Tài chính tỉnh Điện Biên' };
    const given = await house.give(long, { lead: { outside }, cooperating: [] });
    const report = { directiveId: given.id, reportKey: 'axis-1', body: 'Đã chuyển đủ số liệu.' };
    await reportCompletion(house.system, report);
    await reportCompletion(house.system, report);
    assert.equal((await listReports(database.db, given.id)).length, 1);
    await assert.rejects(acceptCompletion(house.system, { directiveId: given.id }), refused('not-allowed'));
    assert.equal((await acceptCompletion(long, { directiveId: given.id })).state, 'completed');
  });

  test('orders: the commune reports, and its answer ends it', async () => {
    const orderer = { code: 'G01', name: 'Bộ Nội vụ' };
    const order = house.order({ orderer, lead: { unitCode: 'H99.102' }, cooperating: [] });
    const given = await giveDirective(house.system, house.rules, {
      ...order,
      dueAt: Temporal.Instant.from('2026-12-05T10:00:00Z'),
      source: { kind: 'axis', reference: '1234/BNV-TCBC' },
    });
    await receiveDirective(thanh, { directiveId: given.id });
    await reportCompletion(thanh, { directiveId: given.id, reportKey: newId(), body: 'Đã làm xong.' });
    const done = await acceptCompletion(house.system, { directiveId: given.id });
    assert.deepEqual([done.state, done.ordererOutsideCode], ['completed', 'G01']);
  });
});

test('the list walks page by page without a gap or a double', async () => {
  const seen: string[] = [];
  for (let after: { at: Temporal.Instant; id: string } | undefined; ; ) {
    const page = await listDirectives(database.db, long.actor, { isOpen: true, limit: 3, after });
    seen.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (!last) break;
    after = { at: last.dueAt, id: last.id };
  }
  const all = await listDirectives(database.db, long.actor, { isOpen: true, limit: 200 });
  assert.ok(all.length > 5);
  assert.deepEqual(
    seen,
    all.map(({ id }) => id),
  );
});

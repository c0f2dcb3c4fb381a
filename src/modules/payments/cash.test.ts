import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { pdfText, poppler } from '#engines/letters/poppler.ts';
import type { Context } from '#platform/context.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { listDrawers } from './drawers.ts';
import { sampleDesk } from './fixtures.ts';
import {
  askRefund,
  checkBooks,
  closeDrawer,
  collectCash,
  decideRefund,
  getObligation,
  handInDrawer,
  loadFeeRules,
  paymentState,
  payRefund,
  recalculateFee,
  releaseObligations,
} from './index.ts';
import { balanceOf } from './ledger.ts';
import { listRecalculations } from './recalculations.ts';
import { drawReceipt, listReceipts } from './receipts.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleDesk(database);
const [hung, nga, linh] = (await Promise.all(['hung', 'nga', 'linh'].map(office.officer))) as [
  Context,
  Context,
  Context,
];
const collect = (owed: { id: string; amountVnd: number }, by = hung) =>
  collectCash(by, { obligationId: owed.id, amountVnd: owed.amountVnd });
const refusal = (code: string) => ({ name: 'Refusal', code });
const issue = (code: string) => (error: Error) =>
  error.name === 'InvalidInput' && error.message.includes(code);

describe('a fee', () => {
  test('is reckoned by the rule of the day, and keeps its version when a new one comes', async () => {
    const owed = await office.owe();
    assert.equal(owed.amountVnd, 50_000);
    const pack = readPack('packs', 'sample');
    const dearer = {
      ...pack,
      files: (pattern: string) =>
        pack.files(pattern).map((file) => {
          if (!file.name.endsWith('ho-kinh-doanh.yaml')) return file;
          const text = JSON.stringify(file.value)
            .replaceAll('"100000"', '"120000"')
            .replaceAll('100000', '120000');
          return { ...file, value: JSON.parse(text.replaceAll(':50000', ':60000')) };
        }),
    };
    assert.deepEqual(await loadFeeRules(office.system, dearer), { added: 1 });
    assert.deepEqual(await loadFeeRules(office.system, dearer), { added: 0 }, 'loaded again, nothing is new');
    assert.equal((await office.owe()).amountVnd, 60_000);
    const claimed = await recalculateFee(hung, {
      obligationId: owed.id,
      categories: ['disabled'],
      reason: 'Đã xem giấy xác nhận khuyết tật',
    });
    assert.equal(claimed.amountVnd, 0);
    const back = await recalculateFee(hung, {
      obligationId: owed.id,
      categories: [],
      reason: 'Giấy hết hạn',
    });
    assert.equal(back.amountVnd, 50_000, 'the version of its submission, not today’s');
    const [first] = await listEventsOf(db, 'payment-obligation', owed.id);
    assert.equal(first!.type, 'payment-fee-recalculated');
    assert.deepEqual(
      Object.keys(first!.data).toSorted(),
      ['amountVnd', 'beforeVnd', 'for'],
      'no group is named',
    );
    const [why] = await listRecalculations(db, owed.id);
    assert.match(why!.change.join('\n'), /Thêm: Miễn: .*khuyết tật.*\n.*50\.000.* → 0/);
    assert.deepEqual(await loadFeeRules(office.system, pack), { added: 1 }, 'going back is a version too');
    assert.equal((await office.owe()).amountVnd, 50_000);
  });

  test('without a rule is the published figure, and none at all opens nothing', async () => {
    const published = await office.owe({}, { procedureCode: '1.999999', publishedVnd: 30_000 });
    assert.deepEqual([published.amountVnd, published.dueAt], [30_000, 'anytime']);
    assert.equal(await office.owe({}, { procedureCode: '1.999999' }), undefined);
  });
});

describe('cash', () => {
  test('goes into the clerk’s drawer, with a receipt that says what for', {
    skip: poppler.missing,
  }, async () => {
    const owed = await office.owe({ channel: 'inPerson' });
    const { obligation, receipt } = await collect(owed);
    assert.equal(paymentState(obligation), 'paid');
    const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
    after(() => letters.close());
    const text = pdfText(await drawReceipt(letters, receipt, 'http://muong.test/tra-cuu'));
    for (const words of [
      receipt.number.toString().padStart(7, '0'),
      'Lò Thị Lan',
      'Lò Văn Hùng',
      'nghìn đồng',
    ])
      assert.ok(text.includes(words), words);
    assert.deepEqual(await checkBooks(db), []);
  });

  test('is taken once: pressed twice, or at two windows, one receipt is issued', async () => {
    const owed = await office.owe();
    const pressed = await Promise.allSettled([collect(owed), collect(owed), collect(owed)]);
    assert.equal(pressed.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal((await listReceipts(db, owed.id)).length, 1);
    await assert.rejects(collect(owed), refusal('nothing-owed'));
  });

  test('is not taken for another amount than the clerk saw, nor at another desk', async () => {
    const owed = await office.owe();
    await assert.rejects(collect({ ...owed, amountVnd: 1 }), issue('amount-changed'));
    await assert.rejects(collect(owed, linh), refusal('not-found'));
    await assert.rejects(collect(owed, nga), refusal('not-allowed'));
  });

  test('makes receipts without gaps, under any concurrency and though some fail', async () => {
    const owed = await Promise.all(Array.from({ length: 12 }, () => office.owe()));
    const failing = hung.transaction(async (_tx, ctx) => {
      await collect(owed[0]!, ctx);
      throw new Error('the window broke');
    });
    await Promise.allSettled([failing, ...owed.slice(1).map((each) => collect(each))]);
    await collect(owed[0]!);
    assert.deepEqual(await checkBooks(db), []);
  });
});

describe('the drawer', () => {
  test('is counted at the end of the day, with a word for every difference, and handed to another', async () => {
    const drawer = (await listDrawers(db, hung.actor)).find(({ closedAt }) => closedAt === null)!;
    const holds = await balanceOf(db, 'cash', { drawerId: drawer.id });
    assert.ok(holds > 0);
    const close = (countedVnd: number, note = '') =>
      closeDrawer(hung, { drawerId: drawer.id, countedVnd, note });
    await assert.rejects(handInDrawer(nga, { drawerId: drawer.id }), refusal('drawer-not-counted'));
    await assert.rejects(close(holds - 1_000), issue('difference-unexplained'));
    const closed = await close(holds - 1_000, 'Thối nhầm một nghìn đồng');
    assert.equal(closed.expectedVnd, holds);
    assert.equal(await balanceOf(db, 'shortage', { drawerId: drawer.id }), 1_000);
    await assert.rejects(close(holds), refusal('drawer-closed'));
    await assert.rejects(handInDrawer(hung, { drawerId: drawer.id }), refusal('not-allowed'));
    const handedIn = await handInDrawer(nga, { drawerId: drawer.id });
    assert.equal(handedIn.handedInTo, nga.actor.name);
    assert.equal(await balanceOf(db, 'treasury', { drawerId: drawer.id }), holds - 1_000);
    assert.equal(await balanceOf(db, 'cash', { drawerId: drawer.id }), 0);
    const events = await listEventsOf(db, 'payment-drawer', drawer.id);
    assert.deepEqual(
      events.map(({ type }) => type),
      ['payment-drawer-closed', 'payment-drawer-handed-in'],
    );
    assert.deepEqual(await checkBooks(db), []);
  });
});

describe('a refund', () => {
  test('is asked by one, approved by another, paid from the drawer, and leaves the books even', async () => {
    const owed = await office.owe();
    await collect(owed);
    await collect(await office.owe()); // So that the drawer holds enough.
    await assert.rejects(
      askRefund(hung, { obligationId: owed.id, reason: 'Nộp thừa' }),
      refusal('nothing-to-refund'),
    );
    const categories = ['meritorious'];
    await recalculateFee(hung, { obligationId: owed.id, categories, reason: 'Có giấy chứng nhận' });
    const refund = await askRefund(hung, { obligationId: owed.id, reason: 'Được miễn sau khi nộp' });
    await assert.rejects(
      askRefund(hung, { obligationId: owed.id, reason: 'Lần nữa' }),
      refusal('refund-under-way'),
    );
    const refundId = refund.id;
    const pay = () => payRefund(hung, { refundId, through: 'cash', proof: 'PC 01' });
    await assert.rejects(pay(), refusal('refund-not-approved'));
    await assert.rejects(
      decideRefund(hung, { refundId, isApproved: true, note: '' }),
      refusal('not-allowed'),
    );
    await decideRefund(nga, { refundId, isApproved: true, note: '' });
    await assert.rejects(
      decideRefund(nga, { refundId, isApproved: true, note: '' }),
      refusal('refund-decided'),
    );
    const paid = await Promise.allSettled([pay(), pay()]);
    assert.equal(paid.filter(({ status }) => status === 'fulfilled').length, 1, 'given back once');
    const now = await getObligation(db, hung.actor, owed.id);
    assert.deepEqual([now.amountVnd, now.paidVnd], [0, 0]);
    assert.deepEqual(await checkBooks(db), []);
  });
});

describe('the ledger', () => {
  test('can be added to and read by the program, and by no means changed', async () => {
    for (const table of ['paymentEntry', 'paymentReceipt', 'feeRule'] as const) {
      await assert.rejects(db.deleteFrom(table).execute(), { code: '42501' });
      await assert.rejects(
        db
          .updateTable(table)
          .set({ id: office.desk.id } as never)
          .execute(),
        {
          code: '42501',
        },
      );
    }
  });

  test('moves each amount from one account to another, never out of nothing', async () => {
    const entry = {
      kind: 'receive',
      amountVnd: '1',
      agencyId: office.agency.id,
      recordedAt: office.clock.now,
    };
    const insert = (over: object) =>
      db
        .insertInto('paymentEntry')
        .values({ id: crypto.randomUUID(), debit: 'cash', credit: 'receivable', ...entry, ...over } as never)
        .execute();
    const owed = await office.owe();
    for (const wrong of [
      { amountVnd: '0' },
      { amountVnd: '-5' },
      { debit: 'receivable' },
      { debit: 'pocket' },
    ])
      await assert.rejects(insert({ obligationId: owed.id, ...wrong }), { code: '23514' });
  });

  test('tells a false sum: the check of the books can fail', async () => {
    const owed = await office.owe();
    await db.updateTable('paymentObligation').set({ paidVnd: '7' }).where('id', '=', owed.id).execute();
    assert.equal((await checkBooks(db)).length, 1);
    await db.updateTable('paymentObligation').set({ paidVnd: '0' }).where('id', '=', owed.id).execute();
  });

  test('lets go of what is owed when the matter ends early', async () => {
    const owed = await office.owe();
    const subject = { type: owed.subjectType, id: owed.subjectId };
    await office.system.transaction((tx, ctx) => releaseObligations(tx, ctx, subject, 'Người nộp rút hồ sơ'));
    assert.equal((await getObligation(db, hung.actor, owed.id)).amountVnd, 0);
    assert.deepEqual(await checkBooks(db), []);
  });
});

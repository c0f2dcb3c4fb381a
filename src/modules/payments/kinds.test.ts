import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { divide, listBudgetDay } from './budget-day.ts';
import { accrueLateCharges } from './commands/accrue-late-charge.ts';
import { recordFine } from './commands/record-fine.ts';
import { listDiscrepancies } from './discrepancies.ts';
import { readBudgetRules } from './fines/budget-rules.ts';
import { findFine } from './fines/fines.ts';
import { sampleDesk } from './fixtures.ts';
import {
  checkBooks,
  getObligation,
  nationalPlatform,
  type Obligation,
  openObligation,
  paymentState,
  payOnline,
  readAccounts,
  reconcileStatement,
  startPlayGateway,
  takeCallback,
} from './index.ts';
import { balanceOf } from './ledger.ts';
import { listReceipts } from './receipts.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleDesk(database);
const pack = readPack('packs', 'sample');
const rules = readBudgetRules(pack);
const secret = 'ba loại khoản';
const play = await startPlayGateway({
  port: 0,
  secret,
  callbackUrl: null,
  returnUrl: null,
  now: () => office.clock.now,
});
after(() => play.close());
const gateway = nationalPlatform({ url: play.url, partnerCode: 'MUONG', secret });
const online = { gateway, accountOf: readAccounts(pack) };
const [hung, nga] = (await Promise.all(['hung', 'nga'].map(office.officer))) as [Context, Context];
const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => {
  office.clock.now = Temporal.Instant.from(`${text}+07:00`);
};
const today = () => office.clock.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate();
const now = ({ id }: Obligation) => getObligation(db, nga.actor, id);

let decisions = 0;
const fine = (over: Partial<Parameters<typeof recordFine>[2]> = {}) => {
  decisions += 1;
  return recordFine(hung, rules, {
    decisionNumber: `${decisions}/QĐ-XPHC`,
    decisionOn: day('2026-11-02'),
    servedOn: day('2026-11-03'),
    payerName: 'Lò Văn Pâng',
    payerNumber: '011085000222',
    what: 'Đổ rác không đúng nơi quy định',
    amountVnd: 2_000_000,
    code: 'fine',
    ...over,
  });
};

const treasury = { bankBin: '970499', number: '7111099500', holder: 'KHO BAC NHA NUOC', bankName: 'Thử' };
/** What the tax authority asks of Lan for the transfer of a plot. */
const tax = () =>
  office.system.transaction((tx, ctx) => {
    const line = (label: string, payableVnd: number, subItem: string) => ({
      kind: 'tax' as const,
      label: { vi: label },
      amountVnd: payableVnd,
      payableVnd,
      budget: { chapter: '757', subItem },
    });
    return openObligation(tx, ctx, {
      subject: { type: 'dossier', id: newId(), code: 'H99.102-261125-9001', title: 'Chuyển nhượng đất' },
      agencyId: office.agency.id,
      deskId: office.desk.id,
      payer: { id: office.lan.actor.id, name: 'Lò Thị Lan' },
      dueAt: 'result',
      assessment: {
        lines: [
          line('Lệ phí trước bạ nhà, đất', 1_250_333, '2801'),
          line('Thuế thu nhập cá nhân', 5_001_332, '1006'),
        ],
        relief: null,
        totalVnd: 6_251_665,
      },
      notice: {
        kind: 'tax',
        number: `LTB${newId().slice(-12)}`,
        on: day('2026-11-20'),
        payBy: day('2026-12-20'),
        beneficiary: treasury,
      },
    });
  });

/** Paid at the gateway and told here. @returns what was paid */
async function pay(owed: Obligation, isTold = true): Promise<string> {
  const { reference } = await payOnline(office.system, online, owed.id);
  play.finish(reference, 'paid');
  if (isTold) await takeCallback(office.system, gateway, play.told(reference));
  return reference;
}

describe('a fine', () => {
  test('is recorded once with whom, for what and by when, by who has the decision in hand', async () => {
    at('2026-11-05T09:00');
    const owed = await fine({ decisionNumber: ' 101 / qđ-xphc ' });
    assert.deepEqual(
      [owed.kind, owed.noticeNumber, owed.payBy!.toString(), owed.amountVnd],
      ['fine', '101/QĐ-XPHC', '2026-11-13', 2_000_000],
    );
    await assert.rejects(fine({ decisionNumber: '101/QĐ-XPHC' }), { code: 'fine-recorded' });
    await assert.rejects(
      fine({
        decisionNumber: 'không số',
        servedOn: day('2026-11-01'),
        payerNumber: '12',
        amountVnd: 0.5,
        code: 'x',
      }),
      (error: { issues?: readonly { field: string }[] }) => {
        assert.deepEqual(
          error.issues?.map(({ field }) => field),
          ['/decisionNumber', '/servedOn', '/payerNumber', '/amountVnd', '/code'],
        );
        return true;
      },
    );
    await assert.rejects(recordFine(office.lan, rules, {} as never), { code: 'not-allowed' });
  });

  test('is found by the number of its decision together with that of whom it fines, never by one of them', async () => {
    const both = { decisionNumber: '101/qđ-xphc', payerNumber: '011 085 000 222' };
    assert.equal((await findFine(db, both))!.decisionNumber, '101/QĐ-XPHC');
    assert.equal(await findFine(db, { ...both, payerNumber: '011085000223' }), undefined);
    assert.equal(await findFine(db, { ...both, decisionNumber: '102/QĐ-XPHC' }), undefined);
    assert.equal(await findFine(db, { ...both, payerNumber: '' }), undefined);
  });

  test('grows by 0.05 % a day once it is late, once a day, and the books stay even', async () => {
    at('2026-11-05T09:00');
    const owed = await fine();
    at('2026-11-13T23:00');
    assert.equal(await accrueLateCharges(office.system), 0);
    at('2026-11-24T01:00');
    await accrueLateCharges(office.system);
    await Promise.all([accrueLateCharges(office.system), accrueLateCharges(office.system)]);
    const late = await now(owed);
    // From the 14th to the 23rd: ten days.
    assert.equal(late.amountVnd, 2_010_000);
    assert.equal(late.version, 2);
    assert.deepEqual(await checkBooks(db), []);
  });

  test('is reckoned to the day as its payment begins, and costs no more when the gateway tells of it later', async () => {
    at('2026-11-05T09:00');
    const owed = await fine();
    at('2026-11-24T23:50');
    const { reference, amountVnd } = await payOnline(office.system, online, owed.id);
    assert.equal(amountVnd, 2_010_000);
    at('2026-11-25T00:05');
    play.finish(reference, 'paid');
    at('2026-11-27T08:00');
    await accrueLateCharges(office.system);
    assert.ok((await now(owed)).amountVnd > 2_010_000, 'it went on growing meanwhile');
    await takeCallback(office.system, gateway, play.told(reference));
    const paid = await now(owed);
    assert.deepEqual([paymentState(paid), paid.amountVnd], ['paid', 2_010_000]);
    at('2026-12-27T08:00');
    await accrueLateCharges(office.system);
    assert.equal((await now(owed)).amountVnd, 2_010_000);
    assert.deepEqual(await checkBooks(db), []);
  });
});

describe('fees, taxes and fines', () => {
  test('of one day are reconciled to the đồng, each to its account and its place in the budget', async () => {
    at('2027-01-11T09:00');
    const late = await fine({ servedOn: day('2026-12-20'), decisionOn: day('2026-12-18') });
    const inTime = await fine({
      servedOn: day('2027-01-08'),
      decisionOn: day('2027-01-08'),
      amountVnd: 333_333,
      code: 'fine-construction',
    });
    const [land, fee, lost] = [await tax(), await office.owe(), await tax()];
    for (const owed of [late, inTime, land, fee]) await pay(owed);
    const reference = await pay(lost, false);
    const before = await balanceOf(db, 'treasury', { agencyId: office.agency.id });
    const first = await reconcileStatement(nga, { text: play.statement(today()) });
    // The late one, due on 30 December: eleven days from the 31st to the 10th.
    const sums = [2_000_000 + 11_000, 333_333, 6_251_665, 50_000];
    const total = sums.reduce((sum, each) => sum + each, 0);
    assert.deepEqual([first.matched, first.differing, first.totalVnd], [4, 1, total + 6_251_665]);
    assert.equal((await balanceOf(db, 'treasury', { agencyId: office.agency.id })) - before, total);
    const [missing] = await listDiscrepancies(db);
    assert.deepEqual(
      [missing!.kind, missing!.reference, missing!.thereVnd],
      ['missing-here', reference, 6_251_665],
    );

    const rows = await listBudgetDay(db, today());
    assert.deepEqual(
      rows.map((row) => [row.kind, row.account, row.chapter, row.subItem, row.amountVnd]),
      [
        ['fine', null, '857', '4263', 333_333],
        ['fine', null, '857', '4278', 2_000_000],
        ['fine', null, '857', '4279', 11_000],
        ['service', null, null, null, 50_000],
        ['tax', treasury.number, '757', '1006', 5_001_332],
        ['tax', treasury.number, '757', '2801', 1_250_333],
      ],
    );
    assert.equal(
      rows.reduce((sum, { amountVnd }) => sum + amountVnd, 0),
      total,
    );
    assert.deepEqual(await checkBooks(db), []);
    const [receipt] = await listReceipts(db, land.id);
    assert.match(JSON.stringify(receipt!.data), /chương 757, tiểu mục 2801/);
  });

  test('are asked for at the gateway with their accounts, and a tax with its chapters', async () => {
    const owed = await tax();
    const { reference } = await payOnline(office.system, online, owed.id);
    assert.equal(play.payments.get(reference)!.amountVnd, 6_251_665);
    assert.match(play.payments.get(reference)!.description, /^Thanh toan thue theo thong bao LTB/);
    assert.match(reference, /^dvc[A-Za-z0-9]+$/);
    assert.equal(readAccounts(pack)('H99.102', 'fine')!.number, '7111099001');
    assert.equal(readAccounts(pack)('H99.102')!.number, '3511099102');
  });

  test('are divided among their lines so that the parts add up, whatever was paid', () => {
    const line = fc.record({ payableVnd: fc.integer({ min: 0, max: 9_000_000 }) });
    fc.assert(
      fc.property(fc.array(line), fc.integer({ min: 0, max: 50_000_000 }), (lines, paidVnd) => {
        const parts = divide({ lines: lines as never }, paidVnd);
        assert.equal(
          parts.reduce((sum, { amountVnd }) => sum + amountVnd, 0),
          paidVnd,
        );
      }),
    );
  });
});

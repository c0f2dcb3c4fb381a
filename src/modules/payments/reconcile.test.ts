import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '#platform/testing/index.ts';
import { listDiscrepancies } from './discrepancies.ts';
import { sampleDesk } from './fixtures.ts';
import { platformTime } from './gateway/national-platform.ts';
import { readStatement } from './gateway/read-statement.ts';
import {
  checkBooks,
  getObligation,
  nationalPlatform,
  type Obligation,
  paymentState,
  payOnline,
  type Resolution,
  reconcileStatement,
  resolveDiscrepancy,
  startPlayGateway,
  takeCallback,
} from './index.ts';
import { balanceOf } from './ledger.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleDesk(database);
const secret = 'đối soát';
const play = await startPlayGateway({
  port: 0,
  secret,
  callbackUrl: null,
  returnUrl: null,
  now: () => office.clock.now,
});
after(() => play.close());
const gateway = nationalPlatform({ url: play.url, partnerCode: 'MUONG', secret });
const account = { bankBin: '970499', number: '3511', holder: 'UBND', bankName: 'Thử' };
const online = { gateway, accountOf: () => account };
const [nga, hung] = await Promise.all(['nga', 'hung'].map(office.officer));

/** Paid at the gateway; told here unless the callback is lost. */
async function pay({ isTold = true } = {}): Promise<{ owed: Obligation; reference: string }> {
  const owed = await office.owe();
  const { reference } = await payOnline(office.lan, online, owed.id);
  play.finish(reference, 'paid');
  if (isTold) await takeCallback(office.system, gateway, play.told(reference));
  return { owed, reference };
}
const dayNow = () => office.clock.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate();
const nextDay = () => {
  office.clock.now = office.clock.now.add({ hours: 24 });
};
const reconcile = (text: string) => reconcileStatement(nga!, { text });
const stateNow = async ({ id }: Obligation) => paymentState(await getObligation(db, nga!.actor, id));
const resolve = async (reference: string, resolution: Resolution) => {
  const found = (await listDiscrepancies(db)).find((each) => each.reference === reference)!;
  await resolveDiscrepancy(nga!, { discrepancyId: found.id, resolution, note: 'Đã đối chiếu với cổng' });
};

/** A statement with other lines than the gateway's own. */
const statementOf = (lines: readonly string[]) => {
  const total = lines.reduce((sum, line) => sum + Number(line.split(',')[2]), 0);
  const day = dayNow().toString().replaceAll('-', '');
  return [
    'MaThamChieu,MaGiaoDich,SoTien,ThoiGianGD',
    ...lines,
    `TONG,${lines.length},${total},${day}`,
    '',
  ].join('\n');
};
const lineOf = (reference: string, over: { amount?: number; transaction?: string } = {}) => {
  const { amountVnd, transaction, paidAt } = play.payments.get(reference)!;
  return [reference, over.transaction ?? transaction, over.amount ?? amountVnd, platformTime(paidAt!)].join(
    ',',
  );
};

describe('the daily reconciliation', () => {
  test('settles what agrees, to the đồng, and once', async () => {
    await Promise.all([pay(), pay(), pay()]);
    const inTreasury = () => balanceOf(db, 'treasury', { agencyId: office.agency.id });
    const before = await inTreasury();
    const statement = play.statement(dayNow());
    const first = await reconcile(statement);
    assert.deepEqual([first.matched, first.differing, first.totalVnd], [3, 0, 150_000]);
    assert.equal((await inTreasury()) - before, 150_000);
    assert.equal(await balanceOf(db, 'gateway', { agencyId: office.agency.id }), 0);
    assert.equal((await reconcile(statement)).matched, 0, 'the same file again changes nothing');
    assert.equal((await inTreasury()) - before, 150_000);
    await assert.rejects(
      reconcile(statement.replace('50000', '50001').replace('150000', '150001')),
      /statement-other/,
    );
    nextDay();
  });

  test('finds what is missing here, missing there, and of another amount; each is resolved by an act', async () => {
    const [lost, ghost, odd, good] = await Promise.all([pay({ isTold: false }), pay(), pay(), pay()]);
    const stray = ['dvcLA1', 'PGLA1', '7000', platformTime(office.clock.now)].join(',');
    const result = await reconcile(
      statementOf([
        lineOf(good!.reference),
        lineOf(lost!.reference),
        lineOf(odd!.reference, { amount: 49_000 }),
        stray,
      ]),
    );
    assert.deepEqual([result.matched, result.differing], [1, 4]);
    const open = await listDiscrepancies(db);
    const kinds = Object.fromEntries(open.map(({ reference, kind }) => [reference, kind]));
    assert.deepEqual(kinds, {
      [lost!.reference]: 'missing-here',
      [ghost!.reference]: 'missing-there',
      [odd!.reference]: 'amount-differs',
      dvcLA1: 'missing-here',
    });
    await assert.rejects(resolve(lost!.reference, 'reversed'), /resolution-required/);
    await assert.rejects(
      resolveDiscrepancy(hung!, { discrepancyId: open[0]!.id, resolution: 'booked', note: 'không được' }),
      { code: 'not-allowed' },
    );
    await resolve(lost!.reference, 'booked');
    await resolve(ghost!.reference, 'reversed');
    await resolve(odd!.reference, 'adjusted');
    await assert.rejects(resolve('dvcLA1', 'booked'), { code: 'charge-unknown' });
    await resolve('dvcLA1', 'not-ours');
    assert.deepEqual(await listDiscrepancies(db), []);
    assert.equal(await stateNow(lost!.owed), 'paid');
    assert.equal(await stateNow(ghost!.owed), 'unpaid');
    assert.equal(await stateNow(odd!.owed), 'partlyPaid');
    assert.deepEqual(await checkBooks(db), []);
    assert.equal(
      await balanceOf(db, 'gateway', { agencyId: office.agency.id }),
      0,
      'nothing is left with the gateway',
    );
    nextDay();
  });

  test('shows a payment that the gateway took twice, and books it as owed back', async () => {
    const { owed, reference } = await pay();
    await reconcile(statementOf([lineOf(reference), lineOf(reference, { transaction: 'PGTWICE' })]));
    await resolve(reference, 'booked');
    assert.equal(await stateNow(owed), 'overpaid');
    assert.deepEqual(await checkBooks(db), []);
    assert.equal(await balanceOf(db, 'gateway', { agencyId: office.agency.id }), 0);
    nextDay();
  });

  test('lets go of a difference when a later statement has it, as after midnight', async () => {
    const { reference } = await pay();
    await reconcile(statementOf([]));
    assert.equal((await listDiscrepancies(db)).length, 1);
    nextDay();
    const late = await reconcile(statementOf([lineOf(reference)]));
    assert.equal(late.matched, 1);
    assert.deepEqual(await listDiscrepancies(db), []);
    nextDay();
  });
});

describe('a statement', () => {
  const good = [
    'MaThamChieu,MaGiaoDich,SoTien,ThoiGianGD',
    'dvcA,T1,5000,20261125090000',
    'TONG,1,5000,20261125',
  ];
  const wrong: readonly (readonly [what: string, text: string])[] = [
    ['without its heading', good.slice(1).join('\n')],
    ['cut off', good.slice(0, 2).join('\n')],
    ['whose sum differs by a đồng', good.join('\n').replace('TONG,1,5000', 'TONG,1,5001')],
    ['whose count differs', good.join('\n').replace('TONG,1', 'TONG,2')],
    ['with an amount in parts', good.join('\n').replace('T1,5000', 'T1,5000.5')],
    ['with a payment on no day', good.join('\n').replace('20261125090000', '20261399090000')],
    ['with one payment twice', [good[0], good[1], good[1], 'TONG,2,10000,20261125'].join('\n')],
  ];
  for (const [what, text] of wrong) {
    test(`${what} is refused whole, with its line`, () => {
      assert.throws(() => readStatement(text), { name: 'InvalidInput' });
    });
  }

  test('is read as it was written, whatever it holds; and no other text breaks the reader', () => {
    assert.equal(readStatement(good.join('\r\n')).totalVnd, 5_000);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        assert.throws(() => readStatement(text), { name: 'InvalidInput' });
      }),
    );
  });
});

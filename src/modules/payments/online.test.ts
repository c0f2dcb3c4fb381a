import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { testDatabase } from '#platform/testing/index.ts';
import { findCharge, findOpenCharge, listChargesToPoll } from './charges.ts';
import { sampleDesk } from './fixtures.ts';
import { signTold } from './gateway/national-platform.ts';
import {
  checkBooks,
  collectCash,
  followUp,
  getObligation,
  nationalPlatform,
  type Obligation,
  paymentState,
  payOnline,
  pollCharges,
  startPlayGateway,
  takeCallback,
} from './index.ts';
import { entriesFor, post } from './ledger.ts';
import { changeObligation, lockObligation, reducedTo } from './obligations.ts';
import { listReceipts } from './receipts.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleDesk(database);
const secret = 'bí mật của cổng thử';
const play = await startPlayGateway({
  port: 0,
  secret,
  callbackUrl: null,
  returnUrl: null,
  now: () => office.clock.now,
});
after(() => play.close());
const gateway = nationalPlatform({ url: play.url, partnerCode: 'MUONG', secret, timeoutMs: 2_000 });
const account = { bankBin: '970499', number: '3511', holder: 'UBND', bankName: 'Thử' };
const online = { gateway, accountOf: () => account };
const hung = await office.officer('hung');

const begin = async (owed: Obligation) => payOnline(office.lan, online, owed.id);
const take = (body: unknown) => takeCallback(office.system, gateway, body);
const stateNow = async ({ id }: Obligation) => paymentState(await getObligation(db, office.system.actor, id));
const receiptsOf = async ({ id }: Obligation) => (await listReceipts(db, id)).length;
const later = (minutes: number) => {
  office.clock.now = office.clock.now.add({ minutes });
};

/** Lowers a fee as a decision would. */
const lower = ({ id }: Obligation, amountVnd: number) =>
  office.system.transaction(async (tx, ctx) => {
    const owed = await lockObligation(tx, ctx.actor, id);
    const assessment = reducedTo(owed.assessment, amountVnd, 'Giảm theo quyết định');
    await post(
      tx,
      ctx,
      entriesFor(owed.assessment, assessment, { obligationId: id, agencyId: owed.agencyId }),
    );
    await changeObligation(tx, owed, { assessment, amountVnd });
  });

describe('paying online', () => {
  test('leads to the gateway’s page, and its callback makes the receipt', async () => {
    const owed = await office.owe();
    const charge = await begin(owed);
    assert.equal(charge.payUrl, `${play.url}/pay/${charge.reference}`);
    assert.equal(play.payments.get(charge.reference)?.amountVnd, 50_000);
    play.finish(charge.reference, 'paid');
    assert.equal(await stateNow(owed), 'unpaid', 'what the browser says on its return counts for nothing');
    assert.equal(await take(play.told(charge.reference)), 'taken');
    assert.equal(await stateNow(owed), 'paid');
    assert.deepEqual(await checkBooks(db), []);
  });

  test('pressed twice, or at two windows, is one payment at the gateway', async () => {
    const owed = await office.owe();
    const pressed = await Promise.all([begin(owed), begin(owed), begin(owed)]);
    assert.equal(new Set(pressed.map(({ reference }) => reference)).size, 1);
    later(40);
    assert.equal((await begin(owed)).reference, pressed[0]!.reference, 'after its time too');
  });

  test('of another’s fee is not possible, nor of one that is paid', async () => {
    const owed = await office.owe();
    const stranger = { kind: 'citizen', id: crypto.randomUUID(), name: 'Khách', positions: [] };
    await assert.rejects(payOnline(office.system.as(stranger), online, owed.id), { code: 'not-found' });
    const { reference } = await begin(owed);
    play.finish(reference, 'paid');
    await take(play.told(reference));
    await assert.rejects(begin(owed), { code: 'nothing-owed' });
  });
});

describe('a callback', () => {
  test('that comes twice, at once or later, is one receipt', async () => {
    const owed = await office.owe();
    const { reference } = await begin(owed);
    play.finish(reference, 'paid');
    const told = play.told(reference);
    await Promise.all([take(told), take(told), take(told)]);
    await take(told);
    assert.equal(await receiptsOf(owed), 1);
    const kept = await db
      .selectFrom('paymentCallback')
      .selectAll()
      .where('reference', '=', reference)
      .execute();
    assert.equal(kept.length, 1);
  });

  test('that is forged changes nothing and is not kept', async () => {
    const owed = await office.owe();
    const { reference } = await begin(owed);
    play.finish(reference, 'paid');
    const told = play.told(reference);
    const forged = [
      { ...told, SoTien: '1' },
      { ...told, MaXacThuc: '0'.repeat(64) },
      { ...told, MaXacThuc: signTold(told as never, 'another secret') },
      { ...told, MaXacThuc: undefined },
      { ...told, MaThamChieu: { $ne: '' } },
      { MaThamChieu: reference },
      'MaLoi=00',
      null,
    ];
    for (const body of forged) assert.equal(await take(body), 'forged');
    assert.equal(await stateNow(owed), 'unpaid');
    const kept = await db
      .selectFrom('paymentCallback')
      .selectAll()
      .where('reference', '=', reference)
      .execute();
    assert.deepEqual(kept, []);
  });

  test('that is lost is made good by asking', async () => {
    const owed = await office.owe();
    const { reference } = await begin(owed);
    play.finish(reference, 'paid');
    await pollCharges(office.system, gateway);
    assert.equal(await stateNow(owed), 'unpaid', 'not before its time');
    later(1);
    assert.ok((await pollCharges(office.system, gateway)) > 0);
    assert.equal(await stateNow(owed), 'paid');
    assert.equal((await findCharge(db, reference))!.pollAt, null);
  });

  test('that comes late, after the attempt has ended, is still money received', async () => {
    const owed = await office.owe();
    const { reference } = await begin(owed);
    play.finish(reference, 'failed');
    await take(play.told(reference));
    assert.equal((await findCharge(db, reference))!.state, 'closed');
    play.finish(reference, 'paid');
    later(24 * 60);
    await take(play.told(reference));
    assert.equal(await stateNow(owed), 'paid');
  });

  test('of failure that arrives after that of payment changes nothing', async () => {
    const owed = await office.owe();
    const { reference } = await begin(owed);
    play.finish(reference, 'failed');
    const failed = play.told(reference);
    play.finish(reference, 'paid');
    await take(play.told(reference));
    await take(failed);
    assert.equal(await stateNow(owed), 'paid');
    assert.deepEqual(await checkBooks(db), []);
  });

  test('of a payment nobody began here is told from a forged one', async () => {
    const fields = { MaLoi: '00', MoTaLoi: '', MaThamChieu: 'dvcLA', MaGiaoDich: 'X1', MaNganHang: 'P' };
    const told = { ...fields, SoTien: '1000', ThoiGianGD: '20261125090000' };
    assert.equal(await take({ ...told, MaXacThuc: signTold(told, secret) }), 'unknown');
  });
});

describe('an attempt', () => {
  test('that failed leaves room for another, under a new reference', async () => {
    const owed = await office.owe();
    const first = await begin(owed);
    play.finish(first.reference, 'failed');
    await take(play.told(first.reference));
    const second = await begin(owed);
    assert.notEqual(second.reference, first.reference);
  });

  test('for an amount that has changed is ended before another begins, unless it was paid meanwhile', async () => {
    for (const outcome of ['failed', 'paid'] as const) {
      const owed = await office.owe();
      const first = await begin(owed);
      await lower(owed, 30_000);
      play.finish(first.reference, outcome);
      if (outcome === 'paid') {
        await assert.rejects(begin(owed), { code: 'nothing-owed' });
        assert.equal(await stateNow(owed), 'overpaid');
      } else {
        const second = await begin(owed);
        assert.deepEqual([second.amountVnd, second.reference === first.reference], [30_000, false]);
      }
    }
    assert.deepEqual(await checkBooks(db), []);
  });

  test('keeps cash away while it may still be paid, and the desk asks the gateway first', async () => {
    const owed = await office.owe();
    const { reference } = await begin(owed);
    const collect = () => collectCash(hung, { obligationId: owed.id, amountVnd: owed.amountVnd });
    await assert.rejects(collect(), { code: 'online-under-way' });
    play.finish(reference, 'failed');
    await followUp(office.system, gateway, (await findOpenCharge(db, owed.id))!);
    await collect();
    play.finish(reference, 'paid'); // The person pays after all, on the old page.
    await take(play.told(reference));
    assert.equal(await stateNow(owed), 'overpaid', 'and is to be given it back');
    assert.deepEqual(await checkBooks(db), []);
  });
});

describe('a gateway that is away', () => {
  /** Answers what it is told to, or nothing. */
  const moods: (() => { status: number; body: string } | undefined)[] = [];
  const broken = createServer(async (request, response) => {
    await json(request);
    const answer = (moods.shift() ?? (() => undefined))();
    if (!answer) return void request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  after(() => broken.close());

  test('costs nothing: the same reference is asked again until it answers', async () => {
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`;
    const away = nationalPlatform({ url, partnerCode: 'MUONG', secret, timeoutMs: 500 });
    const owed = await office.owe();
    moods.push(
      () => undefined,
      () => ({ status: 502, body: '<html>Bad Gateway</html>' }),
      () => ({ status: 200, body: '{"error_code":"99","message":"lỗi hệ thống"}' }),
      () => ({ status: 200, body: '{"error_code":"0","message":"{}"}' }),
    );
    for (let tried = 0; tried < 4; tried += 1)
      await assert.rejects(payOnline(office.lan, { ...online, gateway: away }, owed.id), {
        code: 'gateway-away',
      });
    const open = (await findOpenCharge(db, owed.id))!;
    assert.equal((await begin(owed)).reference, open.reference);
    later(1);
    const due = await listChargesToPoll(db, office.clock.now);
    const errors: unknown[] = [];
    await pollCharges(office.system, away, (_what, error) => errors.push(error));
    assert.equal(errors.length, 1, 'whoever does not answer one question is not asked more');
    const stillDue = await listChargesToPoll(db, office.clock.now);
    assert.equal(stillDue.length, due.length - 1, 'the one that was asked about waits for its next turn');
  });
});

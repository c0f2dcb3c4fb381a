import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import {
  acceptDossier,
  type Dossier,
  listComponents,
  listFees,
  listFiles,
  requestSupplement,
  statuses,
  withdrawDossier,
} from '#modules/dossiers/index.ts';
import { systemActor } from '#platform/access/actor.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { dismissArrival } from '../commands/dismiss-arrival.ts';
import { retryArrival } from '../commands/retry-arrival.ts';
import { connectedOffice } from '../fixtures.ts';
import type { Fate } from '../testing/play-portal.ts';
import { fetchArrivals } from './fetch-arrivals.ts';
import { keepArrivals } from './keep-arrivals.ts';
import { takeArrivals } from './take-arrivals.ts';

const database = await testDatabase();
const { db } = database;
const { office, portal, services, line, application, message, paper } = await connectedOffice(database);
const { clock } = office;
after(() => portal.close());
const desk = await office.officer('hung');

async function takeAll(): Promise<void> {
  while ((await fetchArrivals(line, services, 3)) > 0);
  while ((await takeArrivals(line, services)) > 0);
}
const arrivalOf = (messageId: string) =>
  db.selectFrom('portalArrival').selectAll().where('messageId', '=', messageId).executeTakeFirstOrThrow();
const dossierOf = async (externalCode: string) =>
  (await db
    .selectFrom('dossier')
    .selectAll()
    .where('externalCode', '=', externalCode)
    .executeTakeFirstOrThrow()) as unknown as Dossier;

describe('an application that the portal took in', () => {
  test('is filed with its answers, its files at their components, and the message as it came', async () => {
    const sent = application();
    portal.offer(sent);
    await takeAll();
    const dossier = await dossierOf(sent.MaHoSo);
    assert.deepEqual(
      [dossier.status, dossier.authoritativeSystem, dossier.isFollowed, dossier.gaps],
      [statuses.filed, 'muong', false, []],
    );
    assert.equal(dossier.answers['request'], 'Đề nghị cấp thẻ thư viện');
    const [component] = await listComponents(db, dossier.id);
    assert.equal(component?.isReceived, true);
    const files = await listFiles(db, dossier.id, 'component');
    assert.deepEqual(
      files.map(({ componentNumber, mediaType }) => [componentNumber, mediaType]),
      [
        [0, 'application/json'],
        [1, 'application/pdf'],
      ],
    );
  });

  test('keeps what has no field in its request, and says what is missing for the desk to ask', async () => {
    const sent = application({
      DuLieuBieuMau: { MauThe: 'màu xanh', NguoiBaoLanh: { ten: 'Quàng Văn Pọm' } },
      ThanhPhanHoSo: [],
    });
    delete (sent.ThongTinNguoiNop as { SoDienThoai?: string }).SoDienThoai;
    portal.offer(sent);
    await takeAll();
    const dossier = await dossierOf(sent.MaHoSo);
    assert.match(String(dossier.answers['request']), /MauThe: màu xanh\nNguoiBaoLanh: .*Quàng Văn Pọm/);
    assert.deepEqual(dossier.gaps, ['Số điện thoại']);
  });

  test('goes to who has the work today when it names an agency of before', async () => {
    const sent = application({ MaDonViTiepNhan: 'H99.64' });
    portal.offer(sent);
    await takeAll();
    const { code } = await db
      .selectFrom('unit')
      .select('code')
      .where('id', '=', (await dossierOf(sent.MaHoSo)).competentAgencyId)
      .executeTakeFirstOrThrow();
    assert.equal(code, 'H99.102');
  });
});

describe('what cannot be acted on', () => {
  const faults: readonly (readonly [string, string, () => object])[] = [
    ['of an unknown procedure', 'unknown-procedure', () => application({ MaTTHC: '1.999999' })],
    ['for an unknown agency', 'unknown-agency', () => application({ MaDonViTiepNhan: 'H98.01' })],
    ['without a name', 'malformed', () => application({ ThongTinNguoiNop: {} })],
    ['of no known kind', 'unknown-message', () => ({ MaBanTin: 'la', LoaiBanTin: 'La' })],
    [
      'with an executable file',
      'file-type-not-accepted',
      () => application({ ThanhPhanHoSo: [paper('Ảnh', Buffer.from('MZ\x90\0binary'))] }),
    ],
  ];
  for (const [name, code, make] of faults) {
    test(`is held with its reason: a message ${name}`, async () => {
      const sent = make() as { MaBanTin: string };
      portal.offer(sent);
      await takeAll();
      const held = await arrivalOf(sent.MaBanTin);
      assert.deepEqual([held.state, held.code], ['held', code]);
    });
  }

  test('is held when it is no message at all', async () => {
    portal.offer('rác', 7, null);
    await takeAll();
    const held = await db
      .selectFrom('portalArrival')
      .select('content')
      .where('code', '=', 'unknown-message')
      .execute();
    assert.ok(held.some(({ content }) => content === 'rác'));
  });

  test('is taken after mending, and put aside only with a reason', async () => {
    const sent = application({ MaTTHC: '9.000777' });
    portal.offer(sent);
    await takeAll();
    const { id } = await arrivalOf(sent.MaBanTin);
    await assert.rejects(dismissArrival(line, { id, note: ' ' }), { name: 'InvalidInput' });
    await office.publishCard('9.000777', { amount: 5, unit: 'workingDay', isUnitConfirmed: true });
    await retryArrival(line, services.map, id);
    await takeAll();
    assert.equal((await arrivalOf(sent.MaBanTin)).state, 'taken');
    await assert.rejects(retryArrival(line, services.map, id), { code: 'portal-arrival-settled' });
  });

  test('waits for a file that is not there yet or differs from its hash, and is held after days', async () => {
    const wrong = paper();
    wrong.GiayToDinhKem[0]!.HashTepTin = '0'.repeat(64);
    const sent = application({ ThanhPhanHoSo: [wrong] });
    portal.offer(sent);
    await takeAll();
    const waiting = await arrivalOf(sent.MaBanTin);
    assert.deepEqual([waiting.state, waiting.code], ['waiting', 'file-differs']);
    clock.now = clock.now.add({ hours: 49 });
    await takeAll();
    assert.equal((await arrivalOf(sent.MaBanTin)).state, 'held');
  });

  test('is held when the same application comes again and says something else', async () => {
    const sent = application();
    const again = { ...sent, MaBanTin: `${sent.MaBanTin}-lai`, ThoiGian: '20261125100000' };
    const other = { ...again, MaBanTin: `${sent.MaBanTin}-khac`, HinhThuc: '0' };
    portal.offer(sent, again, other);
    await takeAll();
    assert.equal((await arrivalOf(again.MaBanTin)).state, 'taken');
    assert.equal((await arrivalOf(other.MaBanTin)).code, 'dossier-known');
  });
});

describe('what the citizen does on the portal', () => {
  test('acts on our dossier: a payment, a supplement and a withdrawal, each once', async () => {
    const sent = application();
    portal.offer(sent);
    await takeAll();
    const { id } = await dossierOf(sent.MaHoSo);
    const paid = { SoTien: 20_000, MaGiaoDich: `GD-${sent.MaHoSo}`, ThoiGianGD: '20261125093000' };
    portal.offer({ ...message('ThanhToan', sent.MaHoSo), ...paid });
    await takeAll();
    const fees = (await listFees(db, [id])).get(id)!;
    assert.deepEqual(
      fees.map(({ amountVnd, paidVnd }) => [amountVnd, paidVnd]),
      [[20_000, 20_000]],
    );
    await acceptDossier(desk, { dossierId: id });
    await requestSupplement(desk, { dossierId: id, reason: 'Ảnh mờ, chụp lại', papers: ['Ảnh'] });
    portal.offer({ ...message('BoSung', sent.MaHoSo), DanhSachGiayToBoSung: [paper()] });
    await takeAll();
    assert.equal((await dossierOf(sent.MaHoSo)).status, statuses.accepted);
    portal.offer({ ...message('RutHoSo', sent.MaHoSo), LyDo: 'Không còn nhu cầu' });
    await takeAll();
    assert.equal((await dossierOf(sent.MaHoSo)).status, statuses.withdrawn);
    const late = { ...message('RutHoSo', sent.MaHoSo), LyDo: 'Rút lần nữa' };
    portal.offer(late);
    await takeAll();
    assert.equal((await arrivalOf(late.MaBanTin)).code, 'dossier-not-open');
  });
});

describe('a dossier on which another system decides', () => {
  test('only follows: it has no work, no act of ours is taken, and its status is what that system told last', async () => {
    const sent = application({ HeThongGiaiQuyet: 'G09' });
    portal.offer(sent);
    await takeAll();
    const dossier = await dossierOf(sent.MaHoSo);
    assert.deepEqual([dossier.authoritativeSystem, dossier.isFollowed], ['G09', true]);
    const work = await db.selectFrom('workItem').select('id').where('subjectId', '=', dossier.id).execute();
    assert.equal(work.length, 0);
    await assert.rejects(acceptDossier(desk, { dossierId: dossier.id }), { code: 'decided-elsewhere' });
    const asSystem = office.system.as(systemActor('x'));
    await assert.rejects(withdrawDossier(asSystem, { dossierId: dossier.id, reason: 'thử' }), {
      code: 'decided-elsewhere',
    });
    const told = (TrangThaiHoSo: string, ThoiGian: string) => ({
      ...message('TrangThai', sent.MaHoSo),
      TrangThaiHoSo,
      ThoiGian,
    });
    portal.offer(told('4', '20261126090000'), told('9', '20261128090000'), told('2', '20261125090000'));
    await takeAll();
    const followed = await dossierOf(sent.MaHoSo);
    assert.equal(followed.status, statuses.finished);
    assert.ok(followed.acceptedAt && followed.finishedAt);
  });

  test('is not what we decide on: a status for ours is held', async () => {
    const sent = application();
    const told = { ...message('TrangThai', sent.MaHoSo), TrangThaiHoSo: '9' };
    portal.offer(sent, told);
    await takeAll();
    assert.equal((await arrivalOf(told.MaBanTin)).code, 'decided-here');
  });
});

describe('messages that are lost, doubled and out of order, pulled and pushed, by processes that die', () => {
  test('have their effect once each, and none is lost', { timeout: 120_000 }, async () => {
    const fate = fc.constantFrom<Fate>('answers', 'answers', 'down', 'error', 'answer-lost', 'slow');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fate, { maxLength: 6 }),
        fc.array(fc.nat(1_000), { minLength: 6, maxLength: 6 }),
        async (fates, order) => {
          const sent = [application(), application()];
          const withdrawn = sent.map(({ MaHoSo }) => ({ ...message('RutHoSo', MaHoSo), LyDo: 'Đổi ý' }));
          const doubled = [...sent, ...withdrawn, ...sent.slice(0, 1), ...withdrawn.slice(0, 1)];
          portal.offer(
            ...doubled.toSorted((a, b) => order[doubled.indexOf(a)]! - order[doubled.indexOf(b)]!),
          );
          portal.fates.push(...fates);
          await db.transaction().execute((tx) => keepArrivals(tx, line, services.map, sent));
          for (let round = 0; round < 40; round += 1) {
            await Promise.all([fetchArrivals(line, services, 2), takeArrivals(line, services)]);
            await takeArrivals(line, services);
            clock.now = clock.now.add({ minutes: 16 });
            if ((await countTaken([...sent, ...withdrawn])) === 4) break;
          }
          portal.fates.length = 0;
          clock.now = clock.now.add({ minutes: 16 });
          await takeAll();
          for (const { MaHoSo } of sent) {
            const rows = await db
              .selectFrom('dossier')
              .select(['id', 'status'])
              .where('externalCode', '=', MaHoSo)
              .execute();
            assert.deepEqual(
              rows.map(({ status }) => status),
              [statuses.withdrawn],
            );
            const facts = await db
              .selectFrom('event')
              .select('type')
              .where('subjectId', '=', rows[0]!.id)
              .orderBy('subjectVersion')
              .execute();
            assert.deepEqual(
              facts.map(({ type }) => type),
              ['dossier-submitted', 'dossier-withdrawn'],
            );
          }
        },
      ),
      { numRuns: 6, endOnFailure: true },
    );
  });

  const countTaken = async (messages: readonly { readonly MaBanTin: string }[]) => {
    const ids = messages.map(({ MaBanTin }) => MaBanTin);
    const taken = db.selectFrom('portalArrival').select('id').where('state', '=', 'taken');
    return (await taken.where('messageId', 'in', ids).execute()).length;
  };
});

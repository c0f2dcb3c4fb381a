import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import {
  acceptDossier,
  type Dossier,
  refuseDossier,
  requestSupplement,
  submitDossier,
  supplementDossier,
} from '#modules/dossiers/index.ts';
import { catchUp } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { fetchArrivals } from '../arrivals/fetch-arrivals.ts';
import { takeArrivals } from '../arrivals/take-arrivals.ts';
import { reconcileDay } from '../commands/reconcile-day.ts';
import { replayStatuses } from '../commands/replay-statuses.ts';
import { connectedOffice } from '../fixtures.ts';
import { createPortalClient } from '../portal-client.ts';
import { listDifferences } from '../queries.ts';
import { sendStatuses } from './send-statuses.ts';
import { portalStatusReader } from './status-reader.ts';

const database = await testDatabase();
const { db, sequencerDb } = database;
const { office, portal, services, line, application, message } = await connectedOffice(database);
const { clock, lan } = office;
after(() => portal.close());
const desk = await office.officer('hung');

const compose = () => catchUp(sequencerDb, db, [portalStatusReader()]);
async function sendAll(): Promise<void> {
  await compose();
  for (let round = 0; round < 40; round += 1) {
    if ((await sendStatuses(line, services)) > 0) continue;
    if ((await countWaiting()) === 0) return;
    clock.now = clock.now.add({ minutes: 16 });
  }
}
const countWaiting = async () =>
  (await db.selectFrom('portalMessage').select('id').where('state', '=', 'waiting').execute()).length;

const file = () => submitDossier(lan, office.application());
/** Filed, accepted, papers asked for and brought: four statuses. */
async function live(): Promise<Dossier> {
  const filed = await file();
  clock.now = clock.now.add({ minutes: 1 });
  await acceptDossier(desk, { dossierId: filed.id });
  await requestSupplement(desk, { dossierId: filed.id, reason: 'Ảnh mờ, chụp lại', papers: ['Ảnh'] });
  return supplementDossier(desk, { dossierId: filed.id, fileIds: [], isOnPaper: true });
}

describe('the statuses of dossiers', () => {
  test('are told in their order, of dossiers of the portal and of all others, with times, reason and fee', async () => {
    const ours = await live();
    const sent = application();
    portal.offer(sent);
    await fetchArrivals(line, services);
    await takeArrivals(line, services);
    await sendAll();
    assert.deepEqual(portal.counted.get(ours.code), ['1', '2', '5', '2']);
    const rows = await db
      .selectFrom('portalMessage')
      .selectAll()
      .where('dossierId', '=', ours.id)
      .orderBy('position')
      .execute();
    const contents = rows.map(({ content }) => content as Record<string, unknown>);
    assert.equal(contents[0]!['acceptedAt'], null);
    assert.ok(contents[1]!['acceptedAt'] && contents[1]!['dueAt']);
    assert.deepEqual([contents[2]!['reason'], contents[2]!['requirements']], ['Ảnh mờ, chụp lại', ['Ảnh']]);
    assert.deepEqual([contents[3]!['feeVnd'], contents[3]!['feePaidVnd']], [20_000, 0]);
    assert.ok(!JSON.stringify(contents).includes('Lò Thị Lan'), 'the person is joined as it is sent');
    const own = await db
      .selectFrom('portalMessage')
      .select(['dossierCode', 'externalCode'])
      .where('externalCode', '=', sent.MaHoSo)
      .executeTakeFirstOrThrow();
    assert.deepEqual(portal.counted.get(own.dossierCode), ['1']);
  });

  test('that another system decided are not told back to it', async () => {
    const sent = application({ HeThongGiaiQuyet: 'G09' });
    portal.offer(sent, { ...message('TrangThai', sent.MaHoSo), TrangThaiHoSo: '4' });
    while ((await fetchArrivals(line, services)) > 0);
    await takeArrivals(line, services);
    await takeArrivals(line, services);
    await compose();
    const told = await db
      .selectFrom('portalMessage')
      .select('id')
      .where('externalCode', '=', sent.MaHoSo)
      .execute();
    assert.equal(told.length, 0);
  });

  test('arrive once each after a day without the portal, answers lost and a restart of ours in between', async () => {
    portal.standing = 'down';
    const begin = clock.now;
    const dossiers: Dossier[] = [];
    let rounds = 0;
    while (Temporal.Instant.compare(clock.now, begin.add({ hours: 24 })) < 0) {
      if (dossiers.length < 12) dossiers.push(await live());
      await compose();
      rounds += (await sendStatuses(line, services)) > 0 ? 1 : 0;
      clock.now = clock.now.add({ minutes: 45 });
    }
    assert.equal(rounds, 0);
    const { failures } = await db
      .selectFrom('portalLine')
      .select('failures')
      .where('name', '=', 'statuses')
      .executeTakeFirstOrThrow();
    assert.ok(failures > 5 && failures <= 32, `${failures} attempts`);
    // A process of ours dies with the line in its hand: the portal has the batch, and nobody noted it.
    portal.standing = 'slow';
    clock.now = clock.now.add({ minutes: 16 });
    const dying = { ...services, client: { ...services.client!, tell: tellAndDie } };
    await Promise.race([sendStatuses(line, dying), new Promise((resolve) => setTimeout(resolve, 400))]);
    const restarted = { ...services, client: createPortalClient(portal, services.map, 2_000) };
    assert.equal(await sendStatuses(line, restarted), 0, 'the line is held until the lease is over');
    clock.now = clock.now.add({ minutes: 6 });
    portal.standing = 'answers';
    portal.endSessions();
    portal.fates.push('answer-lost', 'answers', 'error', 'answer-lost');
    await sendAll();
    for (const { code } of dossiers) assert.deepEqual(portal.counted.get(code), ['1', '2', '5', '2'], code);
    assert.ok(portal.repeats() > 0, 'what the portal had, it was told again');
  });

  async function tellAndDie(records: Parameters<NonNullable<typeof services.client>['tell']>[0]) {
    await services.client!.tell(records);
    return new Promise<never>(() => {});
  }

  test('can be told again from any point, and the portal counts nothing twice', async () => {
    const before = structuredClone([...portal.counted]);
    const repeats = portal.repeats();
    const { count } = await db
      .selectFrom('portalMessage')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    const lost = await db.selectFrom('portalMessage').selectAll().orderBy('position').limit(3).execute();
    await db
      .deleteFrom('portalMessage')
      .where(
        'id',
        'in',
        lost.map(({ id }) => id),
      )
      .execute();
    assert.equal(await replayStatuses(line, { position: '1' }), Number(count) - 3);
    await sendAll();
    assert.deepEqual([...portal.counted], before);
    assert.equal(portal.repeats() - repeats, Number(count), 'those that were lost here are composed again');
    const again = await db
      .selectFrom('portalMessage')
      .selectAll()
      .where('id', '=', lost[0]!.id)
      .executeTakeFirstOrThrow();
    assert.deepEqual(again.content, lost[0]!.content);
    await replayStatuses(line, { dossierCode: again.dossierCode });
    assert.ok((await countWaiting()) <= 4);
    await sendAll();
    assert.deepEqual([...portal.counted], before);
    assert.equal(await replayStatuses(line, { at: clock.now.add({ hours: 1 }) }), 0);
  });

  test('that the portal refuses stand with its reason and do not stop what follows', async () => {
    const filed = await file();
    portal.verdicts.set(filed.code, '17');
    await sendAll();
    const first = await db
      .selectFrom('portalMessage')
      .selectAll()
      .where('dossierId', '=', filed.id)
      .executeTakeFirstOrThrow();
    assert.deepEqual([first.state, first.lastError], ['refused', '17']);
    portal.verdicts.set(filed.code, '99');
    await refuseDossier(desk, { dossierId: filed.id, groundCode: 'TC01', reason: 'Không đúng nơi' });
    await compose();
    await sendStatuses(line, services);
    assert.equal(await countWaiting(), 1, 'what it asks to have later waits');
    portal.verdicts.delete(filed.code);
    await sendAll();
    assert.deepEqual(portal.counted.get(filed.code), ['3']);
  });
});

describe('the comparison of a day with the portal', () => {
  test('lists what differs and nothing else', async () => {
    clock.now = Temporal.Instant.from('2026-12-07T02:00:00Z');
    const [same, other, missing] = [await live(), await live(), await live()];
    await sendAll();
    const on = Temporal.PlainDate.from('2026-12-07');
    portal.days.set(same.code, '2').set(other.code, '5').set('H99.102-261207-9999', '4');
    const { differences } = await reconcileDay(line, services, on);
    assert.equal(differences, 3);
    const found = await listDifferences(db, on);
    assert.deepEqual(
      found.map(({ dossierCode, ours, theirs }) => [dossierCode, ours, theirs]),
      [
        [other.code, 2, '5'],
        [missing.code, 2, null],
        ['H99.102-261207-9999', null, '4'],
      ].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
    portal.days.set(other.code, '2').set(missing.code, '2').delete('H99.102-261207-9999');
    assert.equal((await reconcileDay(line, services, on)).differences, 0);
  });
});

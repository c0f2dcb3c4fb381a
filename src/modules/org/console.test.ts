import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { Actor } from '#platform/access/actor.ts';
import { holdsRole } from '#platform/access/actor.ts';
import { readPack } from '#platform/packs/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { consolePaths } from './console-paths.ts';
import {
  dayOf,
  findUnitByCode,
  listHeldPositions,
  loadOrganisation,
  loadPeople,
  orgRoutes,
} from './index.ts';

const database = await testDatabase();
const now = Temporal.Instant.from('2026-11-25T02:00:00Z');
const system = database.context(undefined, () => now);
const pack = readPack('packs', 'sample');
await loadOrganisation(system, pack);
const people = await loadPeople(system, pack);
const house = await testApp({
  database,
  now: () => now,
  routes: [orgRoutes],
  accessRules: { administrator: (actor) => holdsRole(actor, 'administrator') },
});
after(() => house.app.close());

async function officer(username: string): Promise<Actor> {
  const { officerId, fullName } = people.find((each) => each.username === username)!;
  const positions = await listHeldPositions(database.db, officerId, dayOf(now));
  return { kind: 'officer', id: officerId, name: fullName, positions };
}

const nam = await visitor(house, await officer('nam'));
const commune = (await findUnitByCode(database.db, 'H99.102', dayOf(now)))!;

describe('the console', () => {
  test('shows the agencies of today with their dates, offices and vacancies', async () => {
    const { status, html } = await nam.get(consolePaths.home());
    assert.equal(status, 200);
    assert.match(html, /có hiệu lực ngày 25\/11\/2026/);
    assert.ok(html.includes(`href="${consolePaths.unit(commune.id)}">Ủy ban nhân dân xã Nà Lúa</a>`));
    assert.match(html, /từ 01\/07\/2025/);
  });

  test('shows a day in the past as it stood, and keeps the day on the way', async () => {
    const { html } = await nam.get(consolePaths.home('2025-06-30'));
    assert.doesNotMatch(html, /Ủy ban nhân dân xã Nà Lúa</);
    const later = await nam.get(consolePaths.home('2025-07-01'));
    assert.ok(later.html.includes(`href="${consolePaths.unit(commune.id, '2025-07-01')}"`));
    assert.equal((await nam.get(`${consolePaths.home()}?ngay=2026-02-31`)).status, 200);
  });

  test('shows who holds which position of a unit, since when and for which steps', async () => {
    const { html } = await nam.get(consolePaths.unit(commune.id));
    assert.match(html, /Quàng Thị Mai/);
    assert.match(html, /Ký duyệt/);
    assert.match(html, /Trung tâm Phục vụ hành chính công xã Nà Lúa/);
    const office = html.match(/href="([^"]+)">Trung tâm Phục vụ/)![1]!;
    const desk = await nam.get(office);
    assert.match(desk.html, /Lò Văn Hùng/);
    assert.match(desk.html, new RegExp(`href="${consolePaths.unit(commune.id)}"`));
  });

  test('says where nobody holds a position', async () => {
    await database.db
      .updateTable('appointment')
      .set({ validTo: Temporal.PlainDate.from('2026-11-24') })
      .where('officerId', '=', (await officer('mai')).id!)
      .execute();
    const { html } = await nam.get(consolePaths.unit(commune.id));
    assert.doesNotMatch(html, /Quàng Thị Mai/);
    assert.match(html, /Chưa có người/);
  });

  test('is for administrators', async () => {
    const hung = await visitor(house, await officer('hung'));
    assert.equal((await hung.get(consolePaths.home())).status, 403);
    assert.equal((await (await visitor(house)).get(consolePaths.home())).status, 303);
    assert.equal((await nam.get(consolePaths.unit(crypto.randomUUID()))).status, 404);
  });
});

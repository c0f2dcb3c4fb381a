import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readPack } from '#platform/packs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import '../policy.ts';
import { listPlaces, listSuccessors } from '../places.ts';
import { findCommuneAgency, findUnitForField, listUnits } from '../queries.ts';
import { loadOrganisation } from './load-organisation.ts';

const { context, db } = await testDatabase();
const before = Temporal.PlainDate.from('2025-06-30');
const after = Temporal.PlainDate.from('2025-07-01');

for (const [name, then, now] of [
  ['dien-bien', 129, 45],
  ['lai-chau', 106, 38],
] as const) {
  describe(`the pack ${name}`, () => {
    const pack = readPack('packs', name);
    const province = pack.manifest.province!;

    test('loads once; a second load adds nothing', async () => {
      const loaded = await loadOrganisation(context(), pack);
      assert.ok(loaded.places > 100 && loaded.units > 100);
      assert.deepEqual(await loadOrganisation(context(), pack), { places: 0, units: 0 });
    });

    test(`has ${then} communes in districts until 30 June 2025 and ${now} without from 1 July`, async () => {
      const districts = await listPlaces(db, 'district', before, province);
      const earlier = await Promise.all(
        districts.map((district) => listPlaces(db, 'commune', before, district.code)),
      );
      assert.equal(earlier.flat().length, then);
      assert.equal((await listPlaces(db, 'commune', after, province)).length, now);
      assert.deepEqual(await listPlaces(db, 'district', after, province), []);
    });
  });
}

test('an old commune resolves to what stands there today', async () => {
  assert.deepEqual(
    (await listSuccessors(db, '03124', after)).map((place) => place.name),
    ['Phường Mường Thanh'],
  );
});

test('every commune of today has its agency, and an office for civil status', async () => {
  for (const commune of await listPlaces(db, 'commune', after, '11')) {
    assert.ok(await findCommuneAgency(db, commune.code, after), commune.name);
    const office = await findUnitForField(db, 'Hộ tịch', 'commune', commune.code, after);
    assert.ok(office, `${commune.name} has no office for civil status`);
  }
});

test('an office belongs to the nearest agency above it', async () => {
  const units = await listUnits(db, after, { kind: 'office' });
  assert.ok(units.length > 0 && units.every((unit) => unit.agencyId !== unit.id));
});

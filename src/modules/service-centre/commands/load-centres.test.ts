import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadOrganisation } from '#modules/org/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { getCentreByCode, listCentres, listCounters, listGroups, loadCentres } from '../index.ts';

describe('the centres of a province', () => {
  test('stand at the province and in every commune, by their own plan or that of their level; loaded once', async () => {
    const { db, context } = await testDatabase();
    const ctx = context();
    const pack = readPack('packs', 'sample');
    await loadOrganisation(ctx, pack);
    await loadCentres(ctx, pack);
    await loadCentres(ctx, pack);
    assert.deepEqual(
      (await listCentres(db)).map(({ code }) => code),
      ['H99.02', 'H99.101.2', 'H99.102.2', 'H99.103.2'],
    );
    const hall = await getCentreByCode(db, 'H99.02');
    assert.equal((await listCounters(db, hall.id)).length, 7);
    const commune = await getCentreByCode(db, 'H99.103.2');
    assert.deepEqual(
      (await listGroups(db, commune.id)).map(({ code, agencyId }) => [code, agencyId === commune.agencyId]),
      [
        ['A', true],
        ['B', true],
        ['C', true],
        ['T', true],
      ],
    );
    const facts = await listEventsOf(db, 'centre', hall.id);
    assert.deepEqual(
      facts.map(({ type }) => type),
      ['centre-loaded'],
    );
  });

  for (const [name, communes] of [
    ['dien-bien', 45],
    ['lai-chau', 38],
  ] as const) {
    test(`stand in all ${communes} communes of ${name}`, async () => {
      const { db, context } = await testDatabase();
      const pack = readPack('packs', name);
      await loadOrganisation(context(), pack);
      await loadCentres(context(), pack);
      assert.equal((await listCentres(db)).length, communes + 1);
    });
  }
});

import { sampleOffice } from '#modules/dossiers/fixtures.ts';
import type { Context } from '#platform/context.ts';
import { readPack } from '#platform/packs/index.ts';
import type { TestDatabase } from '#platform/testing/index.ts';
import type { DeviceActor, DeviceKind } from './device-actor.ts';
import { getCentreByCode, listCounters, loadCentres, readCentreRules } from './index.ts';

/** The sample province with its centres: Nà Lúa's desk, where Hùng sits and Nga leads, and the province's own. */
export async function sampleCentre(database: TestDatabase, now?: string) {
  const office = await sampleOffice(database, now);
  const pack = readPack('packs', 'sample');
  await loadCentres(office.system, pack);
  const centre = await getCentreByCode(database.db, 'H99.102.2');
  const province = await getCentreByCode(database.db, 'H99.02');
  const counters = await listCounters(database.db, centre.id);
  return {
    ...office,
    rules: readCentreRules(pack),
    centre,
    province,
    counters,
    provinceCounters: await listCounters(database.db, province.id),
    /** A screen that stands in a centre. */
    device(deviceKind: DeviceKind, centreId = centre.id, counterId: string | null = null): Context {
      const actor: DeviceActor = {
        kind: 'device',
        id: crypto.randomUUID(),
        name: 'Kiosk 1',
        positions: [],
        deviceKind,
        centreId,
        counterId,
      };
      return office.system.as(actor);
    },
    later: (minutes: number) => {
      office.clock.now = office.clock.now.add({ minutes });
    },
  };
}

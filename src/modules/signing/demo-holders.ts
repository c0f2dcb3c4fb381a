import { listHolders, listUnits } from '#modules/org/index.ts';
import type { Database } from '#platform/context.ts';
import type { DemoHolder } from './commands/enrol-demo-keys.ts';

/** Everyone who signs on the day, each for the agency of their first position, and the seal of every agency. */
export async function demoHolders(db: Database, on: Temporal.PlainDate): Promise<readonly DemoHolder[]> {
  const agencies = (await listUnits(db, on)).filter((unit) => unit.agencyId === unit.id);
  const people = new Map<string, DemoHolder>();
  for (const agency of agencies) {
    for (const { officerId, fullName } of await listHolders(db, agency.id, 'signer', on)) {
      if (people.has(officerId)) continue;
      people.set(officerId, { officerId, unitId: null, name: fullName, organization: agency.name });
    }
  }
  const seals = agencies.map(({ id, name }) => ({
    officerId: null,
    unitId: id,
    name,
    organization: name,
  }));
  return [...people.values(), ...seals];
}

import {
  dayOf,
  findUnitByCode,
  listHeldPositions,
  loadOrganisation,
  loadPeople,
} from '#modules/org/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { readPack } from '#platform/packs/index.ts';
import type { TestDatabase } from '#platform/testing/index.ts';
import type { FeeFacts } from './fees/index.ts';
import { loadFeeRules } from './index.ts';
import type { Obligation } from './model.ts';
import { openObligation, reckonFee } from './obligations.ts';

export const householdBusiness = '1.001612';

/** The sample province's desk of Nà Lúa with its people and fees; Lan pays, Hùng collects, Nga heads the desk. */
export async function sampleDesk(database: TestDatabase, now = '2026-11-25T02:00:00Z') {
  const clock = { now: Temporal.Instant.from(now) };
  const system = database.context(undefined, () => clock.now);
  const pack = readPack('packs', 'sample');
  await loadOrganisation(system, pack);
  const people = new Map((await loadPeople(system, pack)).map((officer) => [officer.username, officer]));
  await loadFeeRules(system, pack);
  const on = dayOf(clock.now);
  const agency = (await findUnitByCode(database.db, 'H99.102', on))!;
  const desk = (await findUnitByCode(database.db, 'H99.102.2', on))!;
  const lan: Actor = { kind: 'citizen', id: newId(), name: 'Lò Thị Lan', positions: [] };
  let dossiers = 0;

  return {
    clock,
    system,
    agency,
    desk,
    lan: system.as(lan),
    async officer(username: string): Promise<Context> {
      const { officerId, fullName } = people.get(username)!;
      const positions = await listHeldPositions(database.db, officerId, dayOf(clock.now));
      return system.as({ kind: 'officer', id: officerId, name: fullName, positions });
    },
    /** What Lan owes for a dossier of this procedure. */
    async owe(
      facts: Partial<FeeFacts> = {},
      { procedureCode = householdBusiness, publishedVnd = 0 } = {},
    ): Promise<Obligation> {
      dossiers += 1;
      const code = `H99.102-261125-${String(dossiers).padStart(4, '0')}`;
      const fee = await reckonFee(database.db, {
        procedureCode,
        on: dayOf(clock.now),
        facts: { channel: 'online', categories: [], answers: {}, ...facts },
        publishedVnd,
      });
      const opened =
        fee &&
        (await system.transaction((tx, ctx) =>
          openObligation(tx, ctx, {
            ...fee,
            subject: { type: 'dossier', id: newId(), code, title: 'Đăng ký thành lập hộ kinh doanh' },
            agencyId: agency.id,
            deskId: desk.id,
            payer: { id: lan.id, name: lan.name },
          }),
        ));
      return opened!;
    },
  };
}

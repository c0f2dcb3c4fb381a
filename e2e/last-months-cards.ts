import { answers, libraryCard } from '#modules/dossiers/fixtures.ts';
import { type Dossier, getDossier, submitDossier } from '#modules/dossiers/index.ts';
import { findCitizenByIdentityNumber } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { getProcedure, publishProcedures } from '#modules/procedures/index.ts';
import { createContext } from '#platform/create-context.ts';
import { newId } from '#platform/database/index.ts';
import { goesOn } from './by-its-people.ts';
import type { World } from './world.ts';

const process = {
  id: 'card',
  name: 'Cấp thẻ thư viện',
  steps: [
    { id: 'accept', name: 'Tiếp nhận hồ sơ', position: 'receptionist', action: 'accept', share: 0.1 },
    { id: 'handle', name: 'Làm thẻ', position: 'handler', action: 'handle', share: 0.7 },
    {
      id: 'sign',
      name: 'Ký thẻ',
      position: 'signer',
      action: 'sign',
      share: 0.1,
      outcomes: ['sign', 'sendBack'],
      returnTo: 'handle',
    },
    { id: 'issue', name: 'Đóng dấu', position: 'sealKeeper', action: 'issue', share: 0.1 },
    { id: 'return', name: 'Trả thẻ', position: 'receptionist', action: 'return', share: 0 },
  ],
};

/**
 * Library cards that came on one day five weeks ago to one handler, who finished one each fourth day; five working days is
 * the limit. So the first was in time and the last was not, whatever holidays lie between.
 */
export async function lastMonthsCards(world: World, count = 5): Promise<readonly Dossier[]> {
  const { db, calendar, config } = world.province;
  const clock = { now: Temporal.Now.instant().subtract({ hours: 24 * 35 }) };
  const system = createContext({
    db,
    calendar,
    tenant: config.province,
    actor: world.province.system('e2e').actor,
    now: () => clock.now,
  });
  const effectiveFrom = Temporal.PlainDate.from('2025-07-01');
  await publishProcedures(system, [{ procedure: libraryCard, process }], { effectiveFrom, source: 'e2e' });
  const { id: procedureVersionId } = await getProcedure(db, libraryCard.code, dayOf(clock.now));
  const lan = (await findCitizenByIdentityNumber(db, '099196000074'))!;
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const { id } = await submitDossier(
      system.as({ kind: 'citizen', id: lan.id, name: lan.fullName, positions: [] }),
      {
        procedureVersionId,
        channel: 'online',
        applicant: { id: lan.id, name: lan.fullName, phone: lan.phone, email: lan.email },
        answers,
        placeCode: '99004',
        returnMethod: 'online',
        submissionKey: newId(),
      },
    );
    await goesOn(world, id, { until: 'handle', system });
    ids.push(id);
  }
  for (const id of ids) {
    clock.now = clock.now.add({ hours: 24 * 4 });
    await goesOn(world, id, { system });
  }
  return Promise.all(ids.map((id) => getDossier(db, system.actor, id)));
}

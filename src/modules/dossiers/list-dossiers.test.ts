import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { revokeMandate } from '#modules/mandates/index.ts';
import { createReceiptPress } from '#modules/signing/index.ts';
import type { Actor, HeldPosition } from '#platform/access/actor.ts';
import { newId } from '#platform/database/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { addCitizen } from '../mandates/fixtures.ts';
import { mandatesHeldBy } from './acting-for.ts';
import { mandateFor, sampleOffice } from './fixtures.ts';
import { acceptDossier, type Dossier, listDossiers, listOwnDossiers, submitDossier } from './index.ts';
import { isVisibleTo } from './policy.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleOffice(database);
const units = (await db.selectFrom('unit').select(['id']).limit(12).execute()).map(({ id }) => id);
const hung = await office.officer('hung');

/** Dossiers of many desks and agencies: the same application, moved about. */
const names = ['Lò Thị Lan', 'Quàng Văn Hòa', 'Giàng A Sình', 'Lý Thị Chải'];
for (let index = 0; index < 40; index += 1) {
  const { id } = await submitDossier(office.lan, { ...office.application(), submissionKey: newId() });
  if (index % 3 === 0) await acceptDossier(hung, { dossierId: id });
  const pick = (step: number) => units[(index * step) % units.length]!;
  await db
    .updateTable('dossier')
    .set({
      applicantName: names[index % names.length]!,
      competentAgencyId: pick(5),
      receivingUnitId: pick(7),
      returnUnitId: pick(11),
    })
    .where('id', '=', id)
    .execute();
}
/** Some were sent by an agent under one of three mandates, of which one was ended since. */
const agents = await Promise.all(['Quàng Văn Hòa', 'Giàng A Sình'].map((name) => addCitizen(db, name)));
const grants = [
  { agent: agents[0]!, isEnded: false },
  { agent: agents[0]!, isEnded: true },
  { agent: agents[1]!, isEnded: false },
];
const receipts = createReceiptPress(db, 'f'.repeat(64), 'http://localhost/bien-nhan');
const mandates: string[] = [];
for (const { agent } of grants) mandates.push(await mandateFor(office, receipts, agent));
for (const [index, { id }] of (
  await db.selectFrom('dossier').select('id').orderBy('id').execute()
).entries()) {
  const grant = grants[index % 5];
  if (!grant) continue;
  const agent = { agentId: grant.agent.id, agentName: grant.agent.name, mandateId: mandates[index % 5]! };
  await db.updateTable('dossier').set(agent).where('id', '=', id).execute();
}
await revokeMandate(office.lan, receipts, mandates[1]!);
const all = await listDossiers(db, office.system.actor, { limit: 100 });
const ids = (dossiers: readonly Dossier[]) => dossiers.map(({ id }) => id);

const anyOfficer = fc.array(fc.record({ agency: fc.nat(11), unit: fc.nat(11) }), { maxLength: 3 }).map(
  (held): Actor => ({
    kind: 'officer',
    id: newId(),
    name: 'Ai đó',
    positions: held.map(
      ({ agency, unit }) =>
        ({ agencyId: units[agency], unitId: units[unit], roles: [] }) as unknown as HeldPosition,
    ),
  }),
);

test('an officer’s list holds what they may see and nothing else, latest first, each once', async () => {
  await fc.assert(
    fc.asyncProperty(anyOfficer, async (actor) => {
      const listed = await listDossiers(db, actor, { limit: 100 });
      assert.deepEqual(ids(listed), ids(all.filter((dossier) => isVisibleTo(actor, dossier))));
    }),
    { numRuns: 40 },
  );
});

test('a citizen’s list holds their own and what they sent under mandates nobody has ended', async () => {
  const counts = [];
  for (const actor of [office.lan.actor, ...agents]) {
    const held = await mandatesHeldBy(db, actor);
    const visible = all.filter((dossier) => isVisibleTo(actor, dossier, held));
    assert.deepEqual(ids(await listDossiers(db, actor, { limit: 100 })), ids(visible));
    assert.deepEqual(ids(await listOwnDossiers(db, actor.id!, held)).toSorted(), ids(visible).toSorted());
    counts.push(visible.length);
  }
  assert.deepEqual(counts, [40, 8, 8]);
});

test('page by page it is the same list', async () => {
  const pages: Dossier[] = [];
  for (let after: Dossier | undefined; ; after = pages.at(-1)) {
    const page = await listDossiers(db, office.system.actor, { limit: 7, after });
    if (page.length === 0) break;
    pages.push(...page);
  }
  assert.deepEqual(ids(pages), ids(all));
});

test('a name is found without accents, a code whole, a status alone', async () => {
  const find = (filter: object) => listDossiers(db, office.system.actor, { limit: 100, ...filter });
  assert.ok(
    (await find({ search: 'quang van hoa' })).every(({ applicantName }) => applicantName === names[1]),
  );
  assert.equal((await find({ search: 'sình' })).length, 10);
  assert.deepEqual(ids(await find({ search: ` ${all[3]!.code.toLowerCase()} ` })), [all[3]!.id]);
  assert.equal((await find({ search: '100%' })).length, 0);
  const filed = await find({ status: 1 });
  assert.deepEqual(ids(filed), ids(all.filter(({ status }) => status === 1)));
});

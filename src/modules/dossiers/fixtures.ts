import type { Answers } from '#engines/forms/index.ts';
import { loadNumberRules } from '#modules/documents/index.ts';
import { acceptMandate, type GrantMandate, grantMandate, type RecordPress } from '#modules/mandates/index.ts';
import { dayOf, listHeldPositions, loadOrganisation, loadPeople } from '#modules/org/index.ts';
import {
  getProcedure,
  loadProcedures,
  publishProcedures,
  type TimeLimit,
} from '#modules/procedures/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { readPack } from '#platform/packs/index.ts';
import type { TestDatabase } from '#platform/testing/index.ts';
import '#modules/org/policy.ts';
import '#modules/procedures/policy.ts';
import { sampleRules } from '../mandates/fixtures.ts';
import { loadRefusalGrounds } from './commands/load-refusal-grounds.ts';
import './policy.ts';

/** A procedure nobody cares about: the general form, the standard process, one paper, five working days. */
export const libraryCard = {
  code: '9.000001',
  name: 'Cấp thẻ thư viện xã',
  field: 'Hộ tịch',
  levels: ['commune' as const],
  audiences: [],
  channels: [
    {
      kind: 'online' as const,
      timeLimit: { amount: 5, unit: 'workingDay' as const, isUnitConfirmed: true },
      isFree: false,
      fees: [{ amountVnd: 20_000 }],
    },
  ],
  components: [{ name: 'Ảnh chân dung', originals: 1, copies: 0 }],
  results: [{ name: 'Thẻ thư viện' }],
  legalBases: [],
  keywords: [],
};

export const answers: Answers = {
  fullName: 'Lò Thị Lan',
  identityNumber: '011190000123',
  phone: '0912345678',
  address: { province: '99', commune: '99004', detail: 'Bản Nà Lúa' },
  onBehalf: 'self',
  request: 'Đề nghị cấp thẻ thư viện',
  agreed: true,
};

/** The sample province with its people, and the library card; officers act by their names of sign-in. */
export async function sampleOffice(database: TestDatabase, now = '2026-11-25T02:00:00Z') {
  const clock = { now: Temporal.Instant.from(now) };
  const system = database.context(undefined, () => clock.now);
  const pack = readPack('packs', 'sample');
  await loadOrganisation(system, pack);
  const people = new Map((await loadPeople(system, pack)).map((officer) => [officer.username, officer]));
  await loadRefusalGrounds(system, pack);
  await loadNumberRules(system, pack);
  await loadProcedures(system, {
    ...pack,
    text: (name) => (name === 'catalogue.tsv' ? undefined : pack.text(name)),
  });
  await publishProcedures(system, [{ procedure: libraryCard }], {
    effectiveFrom: Temporal.PlainDate.from('2025-07-01'),
    source: 'test',
  });
  const card = await getProcedure(database.db, libraryCard.code, dayOf(clock.now));

  const lan: Actor = { kind: 'citizen', id: newId(), name: 'Lò Thị Lan', positions: [] };
  await database.db
    .insertInto('citizen')
    .values({ id: lan.id!, version: 1, fullName: lan.name, assurance: 'identified', createdAt: clock.now })
    .execute();

  return {
    clock,
    system,
    card,
    lan: system.as(lan),
    async officer(username: string): Promise<Context> {
      const { officerId, fullName } = people.get(username)!;
      const positions = await listHeldPositions(database.db, officerId, dayOf(clock.now));
      return system.as({ kind: 'officer', id: officerId, name: fullName, positions });
    },
    /** The same card under another code and time limit, perhaps with a process of its own; gives the version to apply for. */
    async publishCard(code: string, timeLimit: TimeLimit, process?: unknown): Promise<string> {
      const channels = libraryCard.channels.map((channel) => ({ ...channel, timeLimit }));
      const effectiveFrom = Temporal.PlainDate.from('2025-07-01');
      const publication = { procedure: { ...libraryCard, code, channels }, ...(process ? { process } : {}) };
      await publishProcedures(system, [publication], {
        effectiveFrom,
        source: 'test',
      });
      return (await getProcedure(database.db, code, dayOf(clock.now))).id;
    },
    officerId: (username: string) => people.get(username)!.officerId,
    application: (key: string = newId()) => ({
      procedureVersionId: card.id,
      channel: 'online' as const,
      applicant: { id: lan.id, name: lan.name, phone: '0912345678', email: 'lan@muongmau.example' },
      answers,
      placeCode: '99004',
      returnMethod: 'online' as const,
      submissionKey: key,
    }),
  };
}

/** Lan lets someone act for her for a year; they have accepted. */
export async function mandateFor(
  { lan, system, clock }: Awaited<ReturnType<typeof sampleOffice>>,
  press: RecordPress,
  agent: Actor,
  more: Partial<GrantMandate> = {},
): Promise<string> {
  const validFrom = dayOf(clock.now);
  const { mandate, token } = await grantMandate(lan, sampleRules, {
    agentLabel: agent.name,
    organisation: null,
    procedureCodes: null,
    validFrom,
    validUntil: validFrom.add({ years: 1 }),
    ...more,
  });
  await acceptMandate(system.as(agent), press, token);
  return mandate.id;
}

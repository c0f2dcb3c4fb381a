/**
 * A merger of two communes with 100,000 open dossiers, their processes, steps and obligations, and a fact for each. The
 * floor writes the same columns and the same facts by one bare statement a table.
 */
import pg from 'pg';
import { submitDossier } from '#modules/dossiers/index.ts';
import { readReorganisation, reorganise } from '#modules/org/index.ts';
import { readLooseFile, readPack } from '#platform/packs/index.ts';
import { unitMovers } from '../src/unit-movers.ts';
import { openBenchOffice, schema } from './ground/bench-office.ts';
import { insertFrom } from './inbox/multiply-dossiers.ts';

const dossiers = Number(process.env['N'] ?? 100_000);

const plan = (from: readonly string[], to: string) => `
document: Đo thời gian sáp nhập
on: 2026-11-01
template: communeOffices
units: [{ code: ${to}, place: "99004", parent: H99 }]
successions: [${from.map((code) => `{ from: ${code}, to: ${to} }`).join(', ')}]
`;

async function run() {
  const { url, db, office, close } = await openBenchOffice(2);
  const admin = new pg.Client({ connectionString: url, options: `-c search_path=${schema},public` });
  await admin.connect();
  try {
    const { id } = await submitDossier(office.lan, office.application());
    await multiply(admin, id);
    const floor = await seconds(() => bareMove(admin));
    const pack = readPack('packs', 'sample');
    const merger = readReorganisation(readLooseFile('plan', plan(['H99.102', 'H99.103'], 'H99.111')), pack);
    let moved = 0;
    const ours = await seconds(async () => {
      const report = await reorganise(office.system, merger, unitMovers);
      moved = report.moved[0]!.count;
    });
    const left = await db
      .selectFrom('dossier')
      .select((row) => row.fn.countAll<string>().as('count'))
      .executeTakeFirst();
    return {
      name: 'reorganise',
      ours,
      floor,
      ratio: floor / ours,
      unit: 's',
      moved,
      dossiers: Number(left?.count),
    };
  } finally {
    await admin.end();
    await close();
  }
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return Number(((performance.now() - start) / 1000).toFixed(2));
}

/** Copies of one filed dossier with what hangs on it. */
async function multiply(admin: pg.Client, id: string): Promise<void> {
  await admin.query('set session_replication_role = replica; set synchronous_commit = off');
  const own = {
    id: 'md5(n::text)::uuid',
    subject_id: 'md5(n::text)::uuid',
    instance_id: 'md5(n::text)::uuid',
  };
  const numbers = [id, 1, dossiers - 1];
  await insertFrom(admin, 'dossier', 't.id = $1', numbers, {
    id: own.id,
    code: `'H99.000-' || n`,
    submission_key: 'n::text',
    applicant_name: `'Lò Thị ' || md5(n::text)`,
  });
  await insertFrom(admin, 'process_instance', 't.subject_id = $1', numbers, own);
  await insertFrom(admin, 'work_item', 't.subject_id = $1', numbers, own);
  await insertFrom(admin, 'payment_obligation', 't.subject_id = $1', numbers, own);
  await admin.query('set session_replication_role = default');
  await admin.query('vacuum analyze dossier, work_item, process_instance, payment_obligation');
}

/** Moves everything to another agency and takes it back: the statements alone. */
async function bareMove(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query("select id from unit where code = 'H99.101' and valid_to is null");
  const to = rows[0].id as string;
  await admin.query('begin');
  await admin.query(
    `update dossier set receiving_unit_id = $1, competent_agency_id = $1, handling_unit_id = $1, return_unit_id = $1, version = version + 1`,
    [to],
  );
  await admin.query(`update work_item set unit_id = $1, agency_id = $1`, [to]);
  await admin.query(`update process_instance set placement = placement || '{}'::jsonb`);
  await admin.query(`update payment_obligation set agency_id = $1, desk_id = $1`, [to]);
  await admin.query(
    `insert into event (id, recorded_at, actor_kind, actor_name, agency_id, subject_type, subject_id, subject_version, type, data)
     select gen_random_uuid(), now(), 'system', 'bench', $1, 'dossier', id, version, 'dossier-moved', '{}' from dossier`,
    [to],
  );
  await admin.query('rollback');
}

export default { name: 'reorganise', run };

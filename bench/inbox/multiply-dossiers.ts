import type pg from 'pg';

/** Dossiers still in somebody's hands; the rest of the archive is closed, as in any office. */
const openDossiers = 4_000;

const names = ['Lò Thị', 'Quàng Văn', 'Giàng A', 'Lý Thị', 'Nguyễn Văn', 'Vàng Thị', 'Tòng Văn', 'Sùng A'];

/** Fills the archive up to `size` dossiers, all after one, with their processes and steps; as the schema's owner. */
export async function multiplyDossiers(admin: pg.Client, templateId: string, size: number): Promise<void> {
  const { rows } = await admin.query('select count(*)::int as count from dossier');
  const from = rows[0].count as number;
  // The open ones come last, as in life; those of an earlier filling are closed first.
  await admin.query('update work_item set state = $1, closed_at = opened_at where state = $2', [
    'done',
    'open',
  ]);
  await admin.query('update dossier set status = 10 where status in (2, 4) and id <> $1', [templateId]);
  // No checks of references, no waiting for the disk: these rows are copies of one that was checked.
  await admin.query('set session_replication_role = replica; set synchronous_commit = off');
  const batch = 50_000;
  const indexes = await dropIndexes(admin);
  for (let start = from; start < size; start += batch) {
    const end = Math.min(start + batch, size);
    const isOpen = `n >= ${size - openDossiers}`;
    await insertFrom(admin, 'dossier', 't.id = $1', [templateId, start, end - 1], {
      id: 'md5(n::text)::uuid',
      code: `'H99.000-' || n`,
      submission_key: 'n::text',
      status: `case when ${isOpen} then 2 + 2 * (n % 2) when n % 500 = 0 then 7 else 10 end`,
      applicant_name: `(array[${names.map((name) => `'${name}'`).join(', ')}])[1 + n % ${names.length}] || ' ' ||
        case when n % 5000 = 0 then 'Pờ Lò Hừ' else md5(n::text) end`,
      competent_agency_id: shared('t.competent_agency_id'),
      receiving_unit_id: shared('t.receiving_unit_id'),
      return_unit_id: shared('t.return_unit_id'),
      submitted_at: `'2016-01-01Z'::timestamptz + n * interval '5 minutes'`,
      accepted_at: `'2016-01-01Z'::timestamptz + n * interval '5 minutes'`,
      due_at: `now() + (n % 200 - 20) * interval '1 hour'`,
    });
    await insertFrom(admin, 'process_instance', 't.subject_id = $1', [templateId, start, end - 1], {
      id: 'md5(n::text)::uuid',
      subject_id: 'md5(n::text)::uuid',
    });
    for (const step of [1, 2]) {
      const isWaiting = `${isOpen} and ${step} = 2`;
      await insertFrom(admin, 'work_item', 't.subject_id = $1', [templateId, start, end - 1], {
        id: `md5(n || '-${step}')::uuid`,
        subject_id: 'md5(n::text)::uuid',
        subject_code: `'H99.000-' || n`,
        instance_id: 'md5(n::text)::uuid',
        token: String(step),
        unit_id: shared('t.unit_id'),
        state: `case when ${isWaiting} then 'open' else 'done' end`,
        due_at: `now() + (n % 200 - 20) * interval '1 hour'`,
        closed_at: `case when ${isWaiting} then null else t.opened_at end`,
      });
    }
  }
  for (const index of indexes) await admin.query(index);
  await admin.query('vacuum analyze dossier, work_item, process_instance');
}

/** Takes away what only slows the filling; @returns what brings it back. */
async function dropIndexes(admin: pg.Client): Promise<readonly string[]> {
  const { rows } = await admin.query(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid in ('dossier'::regclass, 'work_item'::regclass, 'process_instance'::regclass) and not indisunique`,
  );
  for (const { name } of rows) await admin.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

/** A quarter stays with the officers measured; the rest is spread over the units of the province. */
const shared = (own: string) =>
  `case when n % 4 = 0 then ${own} else (select units[1 + n % array_length(units, 1)] from all_units) end`;

/** Copies of a row with these columns changed, for `n` from $2 to $3. */
export async function insertFrom(
  admin: pg.Client,
  table: string,
  where: string,
  values: readonly unknown[],
  changed: Readonly<Record<string, string>>,
): Promise<void> {
  const { rows } = await admin.query(
    `select column_name as name from information_schema.columns
     where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  const columns = rows.map(({ name }) => String(name));
  await admin.query(
    `with all_units as materialized (select array_agg(id order by id) as units from unit),
       t as materialized (select * from ${table} t where ${where} limit 1)
     insert into ${table} (${columns.join(', ')})
     select ${columns.map((name) => changed[name] ?? `t.${name}`).join(', ')}
     from t, generate_series($2::int, $3::int) n`,
    [...values],
  );
}

import type pg from 'pg';
import { insertFrom } from '../inbox/multiply-dossiers.ts';

const about = [
  'rà soát hộ nghèo',
  'kế hoạch giao thông',
  'phòng chống dịch',
  'họp giao ban',
  'cải cách hành chính',
];
const senders = ['Sở Nội vụ', 'Sở Tài chính', 'Ủy ban nhân dân tỉnh', 'Bộ Y tế', 'Công an tỉnh'];
const subject = `'V/v ' || (array[${about.map((each) => `'${each}'`).join(', ')}])[1 + n % ${about.length}] || ' ' ||
  case when n < 10000 and n % 100 = 0 then 'then cổ truyền' else 'đợt ' || n / 100 end`;
const sender = `(array[${senders.map((each) => `'${each}'`).join(', ')}])[1 + n / 7 % ${senders.length}]`;
const at = `'2016-01-01Z'::timestamptz + n * interval '5 minutes'`;
const state = `case when n % 40 = 0 then 'in-hand' else 'finished' end`;

/**
 * Fills the registers up to `size` documents, all after one, with their readers and words; as the schema's owner. A quarter
 * stays with the agency that is measured, the rest is spread over the province. The rare words stand in a hundred old
 * documents at either size: the same question has the same answers, a page of them and some more.
 */
export async function multiplyDocuments(admin: pg.Client, templateId: string, size: number): Promise<void> {
  const { rows } = await admin.query('select count(*)::int as count from document');
  const from = rows[0].count as number;
  // No checks of references, no waiting for the disk: these rows are copies of one that was checked.
  await admin.query('set session_replication_role = replica; set synchronous_commit = off');
  const batch = 50_000;
  const indexes = await dropIndexes(admin);
  for (let start = from; start < size; start += batch) {
    const range = [templateId, start, Math.min(start + batch, size) - 1];
    await insertFrom(admin, 'document', 't.id = $1', range, {
      id: 'md5(n::text)::uuid',
      agency_id: agency('t.agency_id'),
      number: 'n + 10',
      code: `n || '/UBND-VP'`,
      code_key: `n || '/ubnd-vp'`,
      subject,
      sender_name: sender,
      state,
      listed_at: at,
      registered_at: at,
    });
    for (const kind of ['registry', 'officer']) {
      await insertFrom(admin, 'document_reader', `t.document_id = $1 and t.party_kind = '${kind}'`, range, {
        document_id: 'md5(n::text)::uuid',
        party_id: kind === 'registry' ? agency('t.party_id') : `md5(n || 'officer')::uuid`,
        state,
        listed_at: at,
        since: at,
      });
    }
    await insertFrom(admin, 'document_search', 't.document_id = $1', range, {
      document_id: 'md5(n::text)::uuid',
      agency_id: agency('t.agency_id'),
      words: `strip(to_tsvector('simple', regexp_replace(public.vn_fold(concat_ws(' ', n, ${subject}, ${sender},
        md5(n::text), md5((n + 1)::text), 'noi dung van ban kem theo gom cac phu luc')), '[^[:alnum:]]+', ' ', 'g')))`,
    });
  }
  for (const index of indexes) await admin.query(index);
  await admin.query('vacuum analyze document, document_reader, document_search');
}

const agency = (own: string) =>
  `case when n % 4 = 0 then ${own} else (select units[1 + n % array_length(units, 1)] from all_units) end`;

/** Takes away what only slows the filling; @returns what brings it back. */
async function dropIndexes(admin: pg.Client): Promise<readonly string[]> {
  const tables = ['document', 'document_reader', 'document_search'];
  const { rows } = await admin.query(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = any($1::regclass[]) and not indisprimary`,
    [tables],
  );
  for (const { name } of rows) await admin.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

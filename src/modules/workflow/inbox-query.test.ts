import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { processOffice } from '#modules/dossiers/process-fixtures.ts';
import type { Actor, HeldPosition } from '#platform/access/actor.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { mayDo } from './model.ts';
import { inboxQuery, listInbox } from './queries.ts';

const database = await testDatabase();
const office = await processOffice(database);
const { db } = database;
const people = ['hung', 'duc', 'thanh', 'yen'].map((name) => office.officerId(name));
const units = (await db.selectFrom('unit').select('id').orderBy('code').limit(3).execute()).map(
  ({ id }) => id,
);
const roles = ['handler', 'reviewer'];

/** Copies of one real item, as a busy province would have them: most are done, the rest is anybody's. */
before(async () => {
  await office.begin([{ id: 'handle', name: 'Thụ lý', position: 'handler' }]);
  const pick = (from: readonly string[], by: string) =>
    sql`(${sql.join([sql`array[${sql.join(from)}]`])}::text[])[1 + ${sql.raw(by)} % ${sql.lit(from.length)}]`;
  await sql`insert into work_item (id, subject_type, subject_id, subject_code, subject_title, instance_id, token,
      element_id, title, outcomes, agency_id, unit_id, role, assignee_id, barred, state, opened_at, due_at)
    select gen_random_uuid(), subject_type, subject_id, subject_code, subject_title, instance_id, 100 + n,
      element_id, title, outcomes, agency_id, ${pick(units, 'n')}::uuid, ${pick(roles, 'n / 3')},
      case when n % 5 = 0 then ${pick(people, 'n / 5')}::uuid end,
      case when n % 7 = 0 then array[${pick(people, 'n / 7')}::uuid] else '{}' end,
      case when n % 10 < 8 then 'done' else 'open' end,
      opened_at, due_at + n * interval '1 minute'
    from work_item, generate_series(1, 10000) as n where element_id = 'handle'`.execute(db);
  await sql`analyze work_item`.execute(db);
});

const position = fc
  .record({
    unitId: fc.constantFrom(...units),
    roles: fc.subarray(roles, { minLength: 1 }),
    onBehalfOf: fc.constantFrom(null, null, ...people),
  })
  .map((held): HeldPosition => ({ ...held, positionId: '', title: '', agencyId: held.unitId }));
const actor = fc
  .record({ id: fc.constantFrom(...people), positions: fc.array(position, { maxLength: 4 }) })
  .map(
    ({ id, positions }): Actor => ({
      kind: 'officer',
      id,
      name: '',
      // Nobody stands in for themselves.
      positions: positions.filter((held) => held.onBehalfOf !== id),
    }),
  );

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}
const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

describe('the one query of the inbox', () => {
  test('finds exactly what the rule says is the actor’s, whoever stands in for whom and is barred', async () => {
    const open = await db.selectFrom('workItem').selectAll().where('state', '=', 'open').execute();
    assert.ok(open.length > 1500);
    const property = fc.asyncProperty(actor, async (who) => {
      const found = await listInbox(db, who, { limit: 10_000 });
      const ids = found.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, 'nothing twice');
      const own = open.filter((item) => mayDo(who, item)).map(({ id }) => id);
      assert.deepEqual(ids.toSorted(), own.toSorted());
    });
    await fc.assert(property, { numRuns: 30 });
  });

  test('walks an index for each way an item can be theirs, no farther than its page, among ten thousand', async () => {
    const [id, absent] = people as [string, string];
    const held = { positionId: '', title: '', unitId: units[0]!, agencyId: units[0]!, roles };
    const positions = [
      { ...held, onBehalfOf: null },
      { ...held, onBehalfOf: absent },
    ];
    const filters = [{}, { isOwn: true }, { isReported: true }];
    for (const filter of filters) {
      const query = inboxQuery({ kind: 'officer', id, name: '', positions }, { ...filter, limit: 50 })!;
      const { rows } = await sql<{ 'QUERY PLAN': readonly [{ Plan: Plan }] }>`
        explain (analyze, format json) ${query}`.execute(db);
      const reads = nodesOf(rows[0]!['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name']);
      assert.ok(reads.length > 0);
      for (const read of reads) {
        assert.match(read['Index Name'] ?? read['Node Type'], /^work_item_(inbox_of|escalated_to)/);
        assert.ok(read['Actual Rows'] + (read['Rows Removed by Filter'] ?? 0) <= 100, JSON.stringify(read));
      }
    }
  });
});

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { CompiledQuery, sql } from 'kysely';
import pg from 'pg';
import type { Actor } from '#platform/access/actor.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { sampleDirectives } from './fixtures.ts';
import { listDirectives, listQuery } from './list-directives.ts';
import type { Directive } from './model.ts';
import { isSideOf } from './policy.ts';

const database = await testDatabase();
const { db } = database;
const house = await sampleDirectives(database);
const agencies = (
  await db.selectFrom('unit').select('id').where('isAgency', '=', true).orderBy('code').limit(9).execute()
).map(({ id }) => id);
const officers = ['ha', 'huy', 'hien'].map((name) => house.officerId(name));

/** Copies of one real directive, as a province would have them after some years: most are closed. */
before(async () => {
  const { id } = await house.give(await house.officer('long'), { cooperating: [] });
  const pick = (from: readonly string[], by: string) =>
    sql`(array[${sql.join(from)}]::text[])[1 + ${sql.raw(by)} % ${sql.lit(from.length)}]::uuid`;
  const columns = [
    'kind',
    'title',
    'content',
    'product',
    'sourceKind',
    'sourceReference',
    'ordererId',
    'ordererRole',
  ];
  const kept = sql.join(columns.map((column) => sql.ref(column)));
  await sql`insert into directive (id, version, code, root_id, ${kept}, orderer_unit_id, orderer_agency_id,
      lead_unit_id, lead_agency_id, supervisor_id, given_at, due_original_at, due_at, state, closed_at, giving_key)
    select made.id, 1, 'copy-' || n, made.id, ${kept}, orderer_unit_id, ${pick(agencies, 'n')},
      ${pick(agencies, 'n / 3')}, ${pick(agencies, 'n / 3')}, ${pick(officers, 'n / 5')},
      given_at, due_original_at, due_at + n * interval '1 minute',
      case when n % 10 < 8 then 'completed' else 'inProgress' end,
      case when n % 10 < 8 then given_at + n * interval '1 minute' end, 'copy-' || n
    from directive, generate_series(1, 10000) as n, lateral (select gen_random_uuid() as id where n > 0) as made
    where directive.id = ${id}`.execute(db);
  await sql`insert into directive_cooperation (directive_id, unit_id, agency_id, due_at, closed_at)
    select id, ${pick(agencies, 'extract(minute from due_at)::int')}, ${pick(agencies, 'extract(minute from due_at)::int')},
      due_at, closed_at from directive`.execute(db);
  // The program's role may not gather statistics.
  const owner = new pg.Client({ connectionString: database.adminUrl });
  await owner.connect();
  await owner.query(`analyze ${database.schema}.directive, ${database.schema}.directive_cooperation`);
  await owner.end();
});

const asActor = (id: string, held: readonly string[]): Actor => ({
  kind: 'officer',
  id,
  name: '',
  positions: held.map((agencyId) => ({
    positionId: '',
    title: '',
    unitId: agencyId,
    agencyId,
    roles: [],
    onBehalfOf: null,
  })),
});

describe('the one query of the list', () => {
  test('finds exactly those of which the rule says that the actor is a side', async () => {
    const all = (await db
      .selectFrom('directive')
      .selectAll()
      .execute()) as readonly object[] as readonly Directive[];
    const cooperating = Map.groupBy(
      await db.selectFrom('directiveCooperation').select(['directiveId', 'agencyId']).execute(),
      ({ directiveId }) => directiveId,
    );
    const actor = fc.record({
      id: fc.constantFrom(...officers),
      held: fc.subarray([...agencies], { maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(actor, fc.boolean(), async ({ id, held }, isOpen) => {
        const who = asActor(id, held);
        const found = (await listDirectives(db, who, { isOpen, limit: 20_000 })).map((each) => each.id);
        const own = all.filter(
          (each) =>
            (each.closedAt === null) === isOpen &&
            isSideOf(
              who,
              each,
              (cooperating.get(each.id) ?? []).map(({ agencyId }) => agencyId),
            ),
        );
        assert.deepEqual(found.toSorted(), own.map((each) => each.id).toSorted());
      }),
      { numRuns: 8 },
    );
  });

  test('walks an index for each side, no farther than its page, among ten thousand', async () => {
    const who = asActor(officers[0]!, [agencies[1]!]);
    for (const isOpen of [true, false]) {
      const { sql: text, parameters } = listQuery(db, who, { isOpen, limit: 50 })!.compile();
      const explained = await db.executeQuery<{ 'QUERY PLAN': readonly [{ Plan: Plan }] }>(
        CompiledQuery.raw(`explain (analyze, format json) ${text}`, [...parameters]),
      );
      const nodes = nodesOf(explained.rows[0]!['QUERY PLAN'][0].Plan);
      const read = nodes.filter((node) => node['Relation Name'] !== undefined);
      assert.ok(read.length >= 4);
      for (const node of read) {
        assert.match(node['Node Type'], /Index/, JSON.stringify(node));
        assert.ok(node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) <= 50, JSON.stringify(node));
      }
    }
  });
});

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}
const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

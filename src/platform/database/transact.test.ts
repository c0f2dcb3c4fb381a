import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '#platform/testing/index.ts';
import { together, transact } from './transact.ts';

const { db } = await testDatabase();
const asked = (text: string) => sql<{ value: number }>`select ${sql.raw(text)} as value`.execute(db);

describe('statements under way together', () => {
  it('are answered each with its own rows, in the order of asking', async () => {
    const values = await transact(db, (tx) =>
      together(
        sql<{ at: string }>`select set_config('muong.step', 'first', true) as at`.execute(tx),
        sql<{ at: string }>`select current_setting('muong.step') as at`.execute(tx),
        'not a statement',
      ),
    );
    assert.equal(values[0].rows[0]!.at, 'first');
    assert.equal(values[1].rows[0]!.at, 'first');
    assert.equal(values[2], 'not a statement');
  });

  it('fail as the first of them did, after all have ended, and leave nothing', async () => {
    const ended: string[] = [];
    const run = transact(db, async (tx) => {
      await sql`create temporary table step (number int primary key) on commit drop`.execute(tx);
      const insert = (number: number) => sql`insert into step values (${number})`.execute(tx);
      const chain = async () => {
        await insert(1);
        await insert(2).finally(() => ended.push('chain'));
      };
      await together(chain(), insert(1));
    });
    await assert.rejects(run, { code: '23505' });
    assert.deepEqual(ended, ['chain']);
    assert.equal((await asked('1')).rows[0]!.value, 1);
  });

  it('end with the transaction: nothing runs after it', async () => {
    let late: (() => Promise<unknown>) | undefined;
    await transact(db, async (tx) => {
      late = () => sql`select 1`.execute(tx);
    });
    await assert.rejects(late!(), /already committed/);
  });
});

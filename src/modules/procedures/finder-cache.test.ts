import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '#platform/testing/index.ts';
import { publishProcedures } from './commands/publish-procedures.ts';
import { readLexicon } from './finder/index.ts';
import { finderCache } from './finder-cache.ts';
import type { Procedure } from './model.ts';
import './policy.ts';

const database = await testDatabase();
let now = Temporal.Instant.from('2026-11-25T02:00:00Z');
const ctx = database.context(undefined, () => now);
const later = (seconds: number) => {
  now = now.add({ seconds });
};

const procedure = (code: string, name: string): Procedure => ({
  code,
  name,
  field: 'Thư viện',
  levels: ['commune'],
  audiences: [],
  channels: [],
  components: [],
  results: [],
  legalBases: [],
  keywords: [],
});
const publish = (code: string, name: string, effectiveFrom: string) =>
  publishProcedures(ctx, [{ procedure: procedure(code, name) }], {
    effectiveFrom: Temporal.PlainDate.from(effectiveFrom),
    source: 'test',
  });

test('a finder is kept for its day, and built again once the catalogue has changed', async () => {
  await publish('9.000001', 'Cấp thẻ thư viện', '2026-01-01');
  await publish('9.000002', 'Gia hạn thẻ thư viện', '2026-11-26');
  let built = 0;
  const finderFor = finderCache(() => {
    built += 1;
    return readLexicon([]);
  });

  const first = await finderFor(ctx);
  assert.deepEqual([...first.byCode.keys()], ['9.000001']);
  assert.equal(first.finder.search('the thu vien').items[0]?.code, '9.000001');
  assert.equal(await finderFor(ctx), first);

  later(4);
  assert.equal(await finderFor(ctx), first, 'nothing has changed');
  await publish('9.000003', 'Đổi thẻ thư viện', '2026-01-01');
  assert.equal(await finderFor(ctx), first, 'it is not asked for every time');
  later(4);
  const [one, other] = await Promise.all([finderFor(ctx), finderFor(ctx)]);
  assert.equal(one, other, 'those who wait share the work');
  assert.ok(one.byCode.has('9.000003'));

  later(24 * 3600);
  assert.ok((await finderFor(ctx)).byCode.has('9.000002'), 'a procedure comes into force with its day');
  assert.equal(built, 3);
});

test('a catalogue that cannot be read is asked for again', async () => {
  let fails = true;
  const finderFor = finderCache(() => {
    if (fails) throw new Error('no lexicon');
    return readLexicon([]);
  });
  await assert.rejects(finderFor(ctx), /no lexicon/);
  fails = false;
  assert.ok((await finderFor(ctx)).procedures.length > 0);
});

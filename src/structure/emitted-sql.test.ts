import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import pg from 'pg';
import { sampleOffice } from '#modules/dossiers/fixtures.ts';
import {
  acceptDossier,
  deliverResult,
  handOverDossier,
  issueResult,
  requestSupplement,
  signOffDossier,
  submitDossier,
  supplementDossier,
} from '#modules/dossiers/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { catchUp } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { isTest, sourcesOf, withoutComments } from './sources.ts';

/** What a cluster of provinces refuses, or understands differently in silence: docs/decisions/0012-rules-for-many-nodes.md. */
const forbidden: readonly (readonly [rule: string, pattern: RegExp])[] = [
  [
    'no volatile function in an update',
    /^\s*update\b.*\b(now|random|clock_timestamp|nextval|gen_random_uuid)\(/is,
  ],
  ['no volatile function in on conflict', /do update set\b.*\b(now|random|clock_timestamp|nextval)\(/is],
  ['no cast or formatting in returning', /\breturning\b[^;]*(::|\bto_char\(|\bnow\()/is],
  ['no subselect in values', /\bvalues\s*\(\s*(.*,\s*)?\(\s*select\b/is],
  ['no merge', /\bmerge\s+into\b/i],
  [
    'no writing in a common table expression',
    /\bas\s+(not\s+materialized\s+|materialized\s+)?\(\s*(insert|update|delete)\b/i,
  ],
  ['no lock or message of one node', /\bpg_(try_)?advisory|\bpg_notify\(|^\s*(listen|notify)\b/i],
  ['no deferred constraint', /\bset constraints\b|\bdeferr/i],
  ['no temporary table', /\bcreate\s+(local\s+|global\s+)?temp/i],
  ['no transaction id as an order', /\bpg_current_xact_id|\bpg_snapshot|\btxid_/i],
];

const faults = (statements: Iterable<string>) =>
  [...statements].flatMap((text) =>
    forbidden.filter(([, pattern]) => pattern.test(text)).map(([rule]) => `${rule}: ${text.slice(0, 200)}`),
  );

describe('the statements a dossier’s life sends', () => {
  const sent = new Set<string>();

  before(async () => {
    const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
    pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
      const [first] = args;
      const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
      if (text && !/^\s*(create|drop|alter) /i.test(text)) sent.add(text);
      return query.apply(this, args);
    } as typeof pg.Client.prototype.query;
    const database = await testDatabase();
    sent.clear(); // The test's own administration is no part of the program.
    await liveOnce(database);
  });

  test('were all seen', () => {
    assert.ok(sent.size > 60, `${sent.size} statements`);
    for (const table of [
      'dossier',
      'work_item',
      'event',
      'event_sequence',
      'event_cursor',
      'dossier_counter',
    ]) {
      assert.ok(
        [...sent].some((text) => new RegExp(`(update|insert into) "?${table}"?`).test(text)),
        `something writes ${table}`,
      );
    }
  });

  test('keep to what every node of a cluster understands alike', () => {
    assert.deepEqual(faults(sent), []);
  });
});

describe('statements written by hand', () => {
  test('keep to it too', () => {
    const written = sourcesOf('src/**/*.{ts,tsx}')
      .filter((source) => !isTest(source) && !source.path.startsWith('src/structure/'))
      // Locks around whole migrations and test templates are an administrator's, outside any province.
      .filter(({ path }) => !/^src\/platform\/(testing\/|database\/migrate\.ts)/.test(path))
      .flatMap(({ text }) =>
        [...withoutComments(text).matchAll(/\b(?:sql(?:<[^`]*>)?|query\()\s*[`']([^`]*)/g)].map(
          ([, statement]) => statement!,
        ),
      );
    assert.ok(written.length > 3);
    assert.deepEqual(faults(written), []);
  });

  test('the rules catch what they are for', () => {
    const wrong = [
      'update dossier set due_at = now() where id = $1',
      'insert into a values ($1) on conflict (id) do update set at = now()',
      'insert into a (id) values ($1) returning created_at::text',
      'insert into a (b) values ((select 1))',
      'merge into a using b on a.id = b.id when matched then delete',
      'with gone as (delete from a returning id) select id from gone',
      'select pg_advisory_xact_lock(1)',
      'set constraints all deferred',
    ];
    assert.deepEqual(
      wrong.filter((text) => faults([text]).length === 0),
      [],
    );
  });
});

/** One dossier from the citizen to the result, with a supplement on the way, and every reader caught up. */
async function liveOnce(database: Awaited<ReturnType<typeof testDatabase>>): Promise<void> {
  const office = await sampleOffice(database);
  const [hung, thanh, duc, mai, yen] = await Promise.all(
    ['hung', 'thanh', 'duc', 'mai', 'yen'].map((name) => office.officer(name)),
  );
  const step = async (ctx: Context | undefined, dossierId: string) => {
    const item = (await listInbox(database.db, ctx!.actor)).find(
      (waiting) => waiting.subjectId === dossierId,
    );
    return { dossierId, workItemId: item!.id };
  };
  const filed = await submitDossier(office.lan, office.application());
  const about = { dossierId: filed.id };
  await acceptDossier(hung!, { ...about, seenVersion: filed.version });
  await handOverDossier(thanh!, { ...(await step(thanh, filed.id)), handlerId: duc!.actor.id! });
  await requestSupplement(duc!, { ...about, reason: 'Thiếu ảnh', papers: ['Ảnh chân dung'] });
  await supplementDossier(hung!, { ...about, fileIds: [], isOnPaper: true });
  await handOverDossier(duc!, { ...(await step(duc, filed.id)), outcome: 'grant' });
  await handOverDossier(thanh!, { ...(await step(thanh, filed.id)), outcome: 'approve' });
  await signOffDossier(mai!, { ...about, fileId: null });
  await issueResult(yen!, { ...about, fileId: null });
  await deliverResult(hung!, about);
  await catchUp(database.sequencerDb, database.db, [{ name: 'structure', handle: async () => {} }]);
}

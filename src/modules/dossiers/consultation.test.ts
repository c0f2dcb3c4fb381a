import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { StepList } from '#engines/process/index.ts';
import { carryOnDue, listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { deskPaths } from './desk-paths.ts';
import { deskRoutes } from './desk-routes.tsx';
import { getDossier } from './index.ts';
import { processOffice } from './process-fixtures.ts';

const database = await testDatabase();
const office = await processOffice(database);
const { db } = database;
const house = await testApp({
  database,
  now: () => office.clock.now,
  // Nothing here draws a letter or keeps a file.
  routes: [deskRoutes({} as never)],
  accessRules: { officer: (actor) => actor.kind === 'officer' },
});
after(() => house.app.close());
const [duc, vy, khang] = (await Promise.all(['duc', 'vy', 'khang'].map((name) => office.officer(name)))) as [
  Context,
  Context,
  Context,
];
const at = (iso: string) => {
  office.clock.now = Temporal.Instant.from(iso);
};

const variables = { consulted: 'list', consultQuestion: 'text', consultDueOn: 'date' } as const;
const handle = {
  id: 'handle',
  name: 'Thẩm định',
  position: 'handler',
  outcomes: { grant: 'hand', consult: 'opinions' },
};
const opinions = {
  id: 'opinions',
  name: 'Cho ý kiến',
  position: 'handler',
  place: 'agency',
  question: 'consultQuestion',
  share: 0,
  outcomes: { agree: 'handle', disagree: 'handle' },
  consult: { each: 'consulted', as: 'agency' },
  timers: [{ at: 'consultDueOn', goTo: 'handle' }],
};
const hand = { id: 'hand', name: 'Trả kết quả', position: 'receptionist', action: 'return', share: 0 };
const begin = (asked: StepList['steps'][number] = opinions) =>
  office.begin([handle, asked, hand], { variables });
const elements = async (id: string) => (await office.open(id)).map((item) => item.elementId).toSorted();
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** What the page of the officer's own step would post. */
async function posting(ctx: Context, id: string, more: Readonly<Record<string, string | readonly string[]>>) {
  const [item] = (await listInbox(db, ctx.actor)).filter((each) => each.subjectId === id);
  const { version } = await getDossier(db, ctx.actor, id);
  return { seenVersion: String(version), workItemId: item!.id, ...more };
}
const asking = {
  outcome: 'consult',
  'consult-agencies': ['H99.12', 'H99.9'],
  'consult-question': 'Địa điểm có phù hợp quy hoạch không?',
  'consult-due': '2026-12-04',
};

describe('an officer who asks others for their opinion', () => {
  at('2026-12-01T02:00:00Z');

  test('searches for them without script, and keeps those found before', async () => {
    const id = await begin();
    const browser = await visitor(house, duc.actor);
    const empty = text((await browser.get(deskPaths.dossier(id))).html);
    assert.match(empty, /Lấy ý kiến: hỏi ai, hỏi gì, hạn trả lời/);
    assert.match(empty, /Mọi nơi trả lời xong, hoặc hết hạn trả lời, thì hồ sơ đi tiếp/);
    const first = await browser.post(
      deskPaths.consultSearch(id),
      await posting(duc, id, { 'consult-search': 'y te', 'consult-question': 'Có vướng mắc gì không?' }),
    );
    const [, health] = /value="([^"]+)"[^>]*>\s*<label[^>]*>\s*Sở Y tế/.exec(first.html) ?? [];
    assert.equal(health, 'H99.12');
    assert.match(first.html, /Có vướng mắc gì không\?/);
    const second = await browser.post(
      deskPaths.consultSearch(id),
      await posting(duc, id, { 'consult-search': 'xây dựng', 'consult-agencies': health! }),
    );
    assert.match(second.html, /value="H99\.12"[^>]*checked|checked[^>]*value="H99\.12"/);
    assert.match(text(second.html), /Sở Xây dựng/);
    assert.deepEqual(await elements(id), ['handle'], 'nothing was asked yet');
  });

  test('is told what is missing, by field, and nothing is asked', async () => {
    const id = await begin();
    const browser = await visitor(house, duc.actor);
    const { html, status } = await browser.post(
      deskPaths.act(id, 'handOver'),
      await posting(duc, id, {
        outcome: 'consult',
        'consult-due': '2027-03-01',
        'consult-agencies': 'H99.999',
      }),
    );
    assert.equal(status, 422);
    const read = text(html);
    assert.match(read, /Có nơi không được hỏi ở bước này/);
    assert.match(read, /Ghi rõ nội dung cần hỏi/);
    assert.match(read, /Hạn trả lời không được sau ngày hẹn trả kết quả/);
    assert.deepEqual(await elements(id), ['handle']);
  });

  test('has the question in the inbox of each, and the work back when all have answered', async () => {
    const id = await begin();
    const browser = await visitor(house, duc.actor);
    const agencies = (await Promise.all([vy, khang].map((each) => each.actor.positions[0]!.agencyId))).map(
      async (unitId) =>
        (await db.selectFrom('unit').select('code').where('id', '=', unitId).executeTakeFirstOrThrow()).code,
    );
    const codes = await Promise.all(agencies);
    const { status } = await browser.post(
      deskPaths.act(id, 'handOver'),
      await posting(duc, id, { ...asking, 'consult-agencies': codes }),
    );
    assert.equal(status, 303);
    const open = await office.open(id);
    assert.deepEqual(
      open.map(({ question, stepDueAt }) => [question, stepDueAt?.toString()]),
      codes.map(() => [asking['consult-question'], '2026-12-04T17:00:00Z']),
      'until the day they were given is over',
    );
    await office.pass(vy, id, { outcome: 'agree', note: 'Phù hợp.' });
    await office.pass(khang, id, { outcome: 'disagree', note: 'Gần nguồn nước.' });
    assert.deepEqual(await elements(id), ['handle']);
    const read = text((await browser.get(deskPaths.dossier(id))).html);
    assert.match(read, /Địa điểm có phù hợp quy hoạch không\?.*Phù hợp\..*Gần nguồn nước\./);
    await office.pass(duc, id, { outcome: 'grant' });
    assert.deepEqual(await elements(id), ['hand'], 'nobody is asked a second time');
  });

  test('goes on after the day given, with who kept silent', async () => {
    at('2026-12-01T02:00:00Z');
    const id = await begin();
    const browser = await visitor(house, duc.actor);
    const one = { ...asking, 'consult-agencies': ['H99.12'] };
    await browser.post(deskPaths.act(id, 'handOver'), await posting(duc, id, one));
    assert.deepEqual(await elements(id), ['opinions']);
    at('2026-12-05T02:00:00Z');
    await carryOnDue(office.system);
    assert.deepEqual(await elements(id), ['handle']);
    const said = (await office.items(id)).find((item) => item.elementId === 'opinions');
    assert.equal(said?.outcome, 'silence');
  });

  test('asks none but those that the process allows, and is not asked where nobody was chosen', async () => {
    at('2026-12-01T02:00:00Z');
    const few = {
      ...opinions,
      when: 'count(consulted) > 0',
      question: 'Có ý kiến gì không?',
      consult: { ...opinions.consult, among: ['Y tế', 'Hoạt động xây dựng'] },
    };
    const way = [{ ...handle, outcomes: ['grant'] }, { ...few, outcomes: ['agree'] }, hand];
    const id = await office.begin(way, { variables });
    const browser = await visitor(house, duc.actor);
    const { html } = await browser.get(deskPaths.dossier(id));
    assert.equal(html.match(/name="consult-agencies"/g)?.length, 2);
    assert.doesNotMatch(html, /name="consult-(search|question)"/);
    assert.match(text(html), /Chọn ít nhất một nơi thì hồ sơ được gửi hỏi/);
    await browser.post(deskPaths.act(id, 'handOver'), await posting(duc, id, { outcome: 'grant' }));
    assert.deepEqual(await elements(id), ['hand']);
  });
});

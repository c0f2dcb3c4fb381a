import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { sampleOffice } from '#modules/dossiers/fixtures.ts';
import {
  acceptDossier,
  handOverDossier,
  issueResult,
  listFinished,
  signOffDossier,
  submitDossier,
} from '#modules/dossiers/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { listInbox, listTurns } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { simulationRoutes } from '../module.ts';
import { dashboardPaths } from '../paths.ts';
import { simulate, type WhatIf } from './simulate.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleOffice(database, '2026-03-02T02:00:00Z');
const [hung, thanh, duc, mai, yen] = (await Promise.all(
  ['hung', 'thanh', 'duc', 'mai', 'yen'].map((name) => office.officer(name)),
)) as [Context, Context, Context, Context, Context];
const agencyId = hung.actor.positions[0]!.agencyId;
const wait = (hours: number) => {
  office.clock.now = office.clock.now.add({ hours });
};
const step = async (ctx: Context, dossierId: string, how: object) => {
  const item = (await listInbox(db, ctx.actor)).find((each) => each.subjectId === dossierId);
  await handOverDossier(ctx, { workItemId: item!.id, dossierId, ...how });
};

/** Six dossiers come on one morning to one handler, who does one in a day; five days is the limit. */
const ids: string[] = [];
for (let count = 0; count < 6; count += 1) {
  const { id } = await submitDossier(office.lan, office.application());
  await acceptDossier(hung, { dossierId: id });
  await step(thanh, id, { handlerId: duc.actor.id! });
  ids.push(id);
}
for (const id of ids) {
  // Days of work only, so that a day is a day.
  wait([4, 5].includes(new Date(office.clock.now.epochMilliseconds).getUTCDay()) ? 72 : 24);
  await step(duc, id, { outcome: 'grant' });
  await step(thanh, id, { outcome: 'approve' });
  await signOffDossier(mai, { dossierId: id, fileId: null });
  await issueResult(yen, { dossierId: id, fileId: null });
}

const house = await testApp({
  database,
  now: () => office.clock.now,
  routes: [simulationRoutes],
  accessRules,
  siteFor: () => ({
    site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
    inboxCount: 3,
  }),
});
after(() => house.app.close());

const ask = async (whatIf: Partial<WhatIf>) => {
  const which = { agencyId, since: office.clock.now.subtract({ hours: 8760 }), procedureCode: '9.000001' };
  const dossiers = await listFinished(db, which, 100);
  const turns = await listTurns(
    db,
    'dossier',
    dossiers.map(({ id }) => id),
  );
  return simulate(office.system.calendar, dossiers, turns, { steps: new Map(), ...whatIf });
};
const handling = async () =>
  (await ask({})).steps.toSorted((one, other) => other.medianWork - one.medianWork)[0]!;

describe('last year under other conditions', () => {
  test('with nothing changed is last year', async () => {
    const { past, model, changed, turned } = await ask({});
    assert.equal(past.onTime + past.late, ids.length);
    assert.ok(past.late > 0, 'the pile made some late');
    assert.deepEqual(model, past);
    assert.deepEqual(changed, past);
    assert.deepEqual(turned, []);
  });

  test('with a shorter limit more are late, and each is named', async () => {
    const { past, changed, turned } = await ask({ limitDays: 2 });
    assert.ok(changed.late > past.late, `${changed.late} of ${past.late}`);
    assert.equal(turned.length, changed.late - past.late);
    assert.equal(changed.median, past.median, 'the work takes as long as it took');
  });

  test('with a second handler the pile is gone and nobody is late', async () => {
    const { step: handle, staff } = await handling();
    assert.equal(staff, 1);
    const { changed, past } = await ask({ steps: new Map([[handle, { staff: 2 }]]) });
    assert.equal(changed.late, 0);
    assert.ok(changed.ninth < past.ninth);
  });

  test('the page asks and answers without script, by an address that can be sent on', async () => {
    const officer = await visitor(house, duc.actor);
    const first = await officer.get(dashboardPaths.simulation());
    assert.equal(first.status, 200);
    assert.match(first.html, /Cấp thẻ thư viện xã \(6 hồ sơ\)/);
    const { step: handle } = await handling();
    const asked = await officer.get(
      `${dashboardPaths.simulation()}?thu-tuc=9.000001&ngay=&nguoi.${handle}=2&cong.${handle}=`,
    );
    assert.match(asked.html, /Chạy lại với thay đổi/);
    assert.match(asked.html, /100\s?%/);
    assert.match(asked.html, /value="2"/, 'what was asked stands in its box');
  });

  test('the page is accessible on a desk and on a phone', { skip: skipWithoutChromium }, async () => {
    const origin = await house.app.listen({ port: 0 });
    const browser = await launchChromium();
    after(() => browser.close());
    const cookie = await house.signIn(duc.actor);
    const url = `${origin}${dashboardPaths.simulation()}?thu-tuc=9.000001&ngay=2`;
    for (const width of [1366, 390])
      assert.deepEqual(await inspectPage(browser, { url, cookie, width, name: 'simulation' }), []);
  });
});

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { sampleOffice } from '#modules/dossiers/fixtures.ts';
import { acceptDossier, requestSupplement, submitDossier } from '#modules/dossiers/index.ts';
import type { Context } from '#platform/context.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { workflowRoutes } from './routes.tsx';

const database = await testDatabase();
const office = await sampleOffice(database);
const house = await testApp({
  database,
  now: () => office.clock.now,
  routes: [workflowRoutes],
  accessRules: { officer: (actor) => actor.kind === 'officer' },
});
after(() => house.app.close());
const [hung, thanh] = await Promise.all([office.officer('hung'), office.officer('thanh')]);
/** Signs in anew: a session does not last over the days that these tests let pass. */
const inboxOf = async ({ actor }: Context, query = '') =>
  (await visitor(house, actor)).get(`/can-bo${query}`);

const codesOn = (html: string) =>
  [...html.matchAll(/>(H99\.\d+-\d{6}-\d{4})<\/a>/g)].map(([, code]) => code!);

describe('the inbox', () => {
  test('without work says so, and where to look next', async () => {
    const { status, html } = await inboxOf(hung);
    assert.equal(status, 200);
    assert.match(html, /Không còn việc nào chờ bạn/);
    assert.match(html, /href="\/can-bo\/ho-so"/);
  });

  test('shows a step to those whose role it is, and to nobody else', async () => {
    const filed = await submitDossier(office.lan, office.application());
    const { html } = await inboxOf(hung);
    assert.ok(codesOn(html).includes(filed.code));
    assert.match(html, new RegExp(`href="/can-bo/ho-so/${filed.id}"`));
    assert.match(html, /Tiếp nhận hồ sơ/);
    assert.deepEqual(codesOn((await inboxOf(thanh)).html), []);

    await acceptDossier(hung, { dossierId: filed.id });
    assert.deepEqual(codesOn((await inboxOf(hung)).html), []);
    assert.ok(codesOn((await inboxOf(thanh)).html).includes(filed.code));
  });

  test('puts what is due first first, and shows what is late by itself', async () => {
    const early = await submitDossier(office.lan, office.application());
    office.clock.now = office.clock.now.add({ hours: 48 });
    const late = await submitDossier(office.lan, office.application());
    assert.deepEqual(codesOn((await inboxOf(hung)).html), [early.code, late.code]);
    const overdue = (await inboxOf(hung, '?xem=qua-han')).html;
    assert.deepEqual(codesOn(overdue), [early.code]);
    assert.match(overdue, /quá hạn/);
    for (const dossier of [early, late]) {
      await requestSupplement(hung, { dossierId: dossier.id, reason: 'Thiếu ảnh', papers: ['Ảnh'] });
    }
    assert.deepEqual(codesOn((await inboxOf(hung)).html), [], 'what waits for the applicant is not work');
  });

  test('of more than a page is walked by links, without gap or repetition', async () => {
    const codes: string[] = [];
    for (let each = 0; each < 53; each += 1) {
      codes.push((await submitDossier(office.lan, office.application())).code);
    }
    const first = await inboxOf(hung);
    const next = first.html.match(/rel="next" href="\/can-bo([^"]+)"/)![1]!.replaceAll('&amp;', '&');
    const second = await inboxOf(hung, next);
    assert.equal(codesOn(first.html).length, 50);
    assert.deepEqual([...codesOn(first.html), ...codesOn(second.html)].toSorted(), codes.toSorted());
    assert.match(second.html, /Về đầu danh sách/);
    assert.doesNotMatch(second.html, /rel="next"/);
  });

  test('with an address that someone edited begins at the top', async () => {
    for (const query of ['?sau=x', '?sau=2026-01-01T00:00:00Z+1', '?xem=gi-day']) {
      assert.equal((await inboxOf(hung, query)).status, 200, query);
    }
  });

  test('is for officers', async () => {
    assert.equal((await (await visitor(house)).get('/can-bo')).status, 303);
    assert.equal((await (await visitor(house, office.lan.actor)).get('/can-bo')).status, 403);
  });
});

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { listInbox } from '#modules/workflow/index.ts';
import { type Actor, anonymous, holdsRole } from '#platform/access/actor.ts';
import { newId } from '#platform/database/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { registerExpectation } from './commands/register-expectation.ts';
import { changedLibrary, libraryContract } from './contracts/fixtures.ts';
import { samplePlatform } from './fixtures.ts';
import { dataPlatformRoutes, errorTexts, runExpectations, signCalls } from './module.ts';
import { platformPaths } from './paths.ts';
import { openLibrary } from './testing/provider.ts';

const database = await testDatabase();
const { db } = database;
const platform = await samplePlatform(database);
const { services, system, clock, agencies } = platform;
const library = await openLibrary();
const house = await testApp({
  database,
  now: () => clock.now,
  routes: dataPlatformRoutes(services),
  errorTexts,
  accessRules: {
    officer: ({ kind }) => kind === 'officer',
    administrator: (actor) => holdsRole(actor, 'administrator'),
  },
  siteFor: () => ({ site: { name: 'Tỉnh Mường Mẫu', line: 'Quản trị', isDemo: true }, inboxCount: 0 }),
});
const origin = await house.app.listen({ port: 0, host: '127.0.0.1' });
const browser = skipWithoutChromium ? undefined : await launchChromium();
after(async () => {
  await browser?.close();
  await house.app.close();
  library.close();
});
const viet = await visitor(house, platform.viet.actor);
const nam = await visitor(house, platform.nam.actor);
const everyone = await visitor(house);
const address = `${library.url}/api`;
const idIn = (location: string | undefined) => location!.split('/').at(-1)!;
const ids = { service: '', client: '', grant: '', call: '', discrepancy: '' };
let key = '';

describe('from nothing to a call, by the pages alone', () => {
  test('a service is added and its contract published from a file; what is wrong is told beside its box', async () => {
    const wrong = await viet.post(platformPaths.services, {
      title: 'Thư viện',
      name: 'Thư viện',
      agencyId: agencies.office,
    });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /chữ thường không dấu/);
    const added = await viet.post(platformPaths.services, {
      title: 'Thư viện tỉnh',
      name: 'thu-vien',
      agencyId: agencies.office,
    });
    ids.service = idIn(added.location);
    const publish = (text: string, more = {}) =>
      viet.post(
        platformPaths.contract(ids.service),
        { url: '', document: '', address, testAddress: address, ...more },
        [{ field: 'file', name: 'thu-vien.json', mediaType: 'application/json', bytes: Buffer.from(text) }],
      );
    assert.match((await publish('{"openapi":"2"}')).html, /không phải đặc tả OpenAPI 3\.1/);
    assert.equal((await publish(JSON.stringify(libraryContract))).status, 303);
    const broken = JSON.stringify(
      changedLibrary({ '/components/schemas/Member/properties/phone': undefined }).document,
    );
    const refused = await publish(broken);
    assert.equal(refused.status, 409);
    for (const told of ['làm hỏng 1 chỗ', 'Bỏ trường', 'getMember', 'phiên bản chính mới'])
      assert.ok(refused.html.includes(told), told);
    assert.equal(
      (await nam.post(platformPaths.contract(ids.service), { address, document: broken, asNewMajor: 'yes' }))
        .status,
      403,
    );
  });

  test('a contract is fetched from its address, but never from a machine that nobody may name', async () => {
    const fetched = (url: string) =>
      viet.post(platformPaths.contract(ids.service), { url, document: '', address });
    assert.match((await fetched('https://169.254.169.254/latest')).html, /không trỏ vào máy chủ này/);
    assert.match((await fetched(`${library.url}/nothing`)).html, /Không tải được đặc tả: answered 404/);
  });

  test('a client gets its key once, asks for leave, and the provider’s administrator grants it from the inbox', async () => {
    const added = await nam.post(platformPaths.clients, {
      name: 'Một cửa xã Nà Lúa',
      system: 'mot-cua',
      agencyId: agencies.commune,
      perSecond: '10',
      burst: '20',
      dailyCalls: '1000',
    });
    ids.client = idIn(added.location);
    const { html } = await nam.post(platformPaths.keys(ids.client), { overlapDays: '7' });
    key = /lgsp_[\w-]{43}/.exec(html)![0];
    assert.ok(!(await nam.get(platformPaths.client(ids.client))).html.includes(key));

    const operation = `${ids.service} getMember cap-the`;
    assert.match(
      (await nam.post(platformPaths.requests(ids.client), { operation, lawBasis: '' })).html,
      /Cần điền mục này/,
    );
    assert.equal(
      (
        await nam.post(platformPaths.requests(ids.client), {
          operation,
          lawBasis: 'Điều 12 Quy chế thư viện',
        })
      ).status,
      303,
    );
    assert.match(
      (
        await nam.post(platformPaths.requests(ids.client), {
          operation,
          lawBasis: 'Điều 12 Quy chế thư viện',
        })
      ).html,
      /Đã có yêu cầu/,
    );
    const waiting = (await listInbox(db, platform.viet.actor)).find(
      ({ subjectType }) => subjectType === 'gateway-grant',
    )!;
    ids.grant = waiting.subjectId;
    assert.match((await viet.get(platformPaths.grant(ids.grant))).html, /Cấp quyền/);
    assert.doesNotMatch((await nam.get(platformPaths.grant(ids.grant))).html, /Cấp quyền<\/button>/);
    assert.equal(
      (await nam.post(platformPaths.grant(ids.grant), { state: 'granted', note: '' })).status,
      403,
    );
    assert.match(
      (await viet.post(platformPaths.grant(ids.grant), { state: 'declined', note: '' })).html,
      /Cần điền mục này/,
    );
    assert.equal(
      (await viet.post(platformPaths.grant(ids.grant), { state: 'granted', note: '' })).status,
      303,
    );
    assert.equal(
      (await viet.post(platformPaths.grant(ids.grant), { state: 'granted', note: '' })).status,
      409,
    );
    assert.ok(!(await listInbox(db, platform.viet.actor)).some(({ subjectId }) => subjectId === ids.grant));
  });

  test('its calls are in the log by service, system, outcome and day; a person’s are found by number, with a reason and a trace', async () => {
    const call = (path: string) =>
      house.app.inject({
        url: `/lgsp/thu-vien${path}`,
        headers: { 'lgsp-key': key, 'lgsp-purpose': 'cap-the' },
      });
    ids.call = String((await call('/members/099094000007')).headers['lgsp-call']);
    await call('/members/x');
    library.mood.how = 'differing';
    await call('/members/099094000008');
    library.mood.how = 'well';
    const example = {
      operation: 'getMember',
      request: { path: { number: '099094000007' } },
      response: { status: 200, body: { name: 'Lan' } },
    };
    await assert.rejects(
      registerExpectation(platform.nam, {
        clientId: ids.client,
        serviceName: 'thu-vien',
        name: 'thiếu số thẻ',
        ...example,
      }),
    );
    await registerExpectation(platform.nam, {
      clientId: ids.client,
      serviceName: 'thu-vien',
      name: 'đọc họ tên',
      ...example,
      response: { status: 200, body: { number: '1', name: 'Lan' } },
    });
    await runExpectations(system, services);
    const day = clock.now.toString().slice(0, 10);
    for (const [asked, count] of [
      [{}, 3],
      [{ service: ids.service }, 3],
      [{ client: ids.client, outcome: 'answered' }, 2],
      [{ outcome: 'request-not-as-agreed' }, 1],
      [{ on: day }, 3],
      [{ on: '2026-01-01' }, 0],
    ] as const) {
      const { html } = await viet.get(platformPaths.calls(asked));
      assert.equal(html.match(/thu-vien · /g)?.length ?? 0, count, JSON.stringify(asked));
    }
    const found = await viet.post(platformPaths.subjectCalls, {
      subject: '099094000007',
      reason: 'Công dân hỏi',
    });
    assert.equal(found.html.match(/thu-vien · /g)?.length, 1);
    const trace = await db
      .selectFrom('event')
      .select(['data', 'actorName'])
      .where('type', '=', 'subject-calls-searched')
      .executeTakeFirstOrThrow();
    assert.deepEqual(trace.data, { reason: 'Công dân hỏi', found: 1 });
    assert.equal(
      (await viet.post(platformPaths.subjectCalls, { subject: '099094000007', reason: '' })).status,
      303,
    );

    assert.doesNotMatch((await viet.get(platformPaths.call(ids.call))).html, /Tải bằng chứng/);
    await signCalls(system, services);
    assert.match((await viet.get(platformPaths.call(ids.call))).html, /Tải bằng chứng/);
    const proof = await viet.get(platformPaths.proof(ids.call));
    assert.match(String(proof.headers['content-disposition']), /^attachment/);
    assert.equal(JSON.parse(proof.html).format, 'lgsp-call-proof/1');
  });

  test('the log is walked by key, however long', async () => {
    const [row] = await db.selectFrom('gatewayCall').selectAll().limit(1).execute();
    const rows = Array.from({ length: 120 }, (_, index) => ({
      ...row!,
      id: newId(),
      at: clock.now.subtract({ seconds: Math.floor(index / 3) }),
      batchId: null,
      leaf: null,
      outcome: 'provider-silent',
      status: 504,
    }));
    await db.insertInto('gatewayCall').values(rows).execute();
    const seen = new Set<string>();
    for (let href: string | undefined = platformPaths.calls({ outcome: 'provider-silent' }); href; ) {
      const { html } = await viet.get(href);
      for (const [, id] of html.matchAll(/nhat-ky\/([0-9a-f-]{36})"/g)) seen.add(id!);
      href = /<a [^>]*rel="next"[^>]*href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }
    assert.equal(seen.size, 120);
  });

  test('a discrepancy is answered by the provider, and another one opens when it was not mended', async () => {
    const waiting = (await listInbox(db, platform.viet.actor)).find(
      ({ subjectType }) => subjectType === 'gateway-discrepancy',
    )!;
    ids.discrepancy = waiting.subjectId;
    const page = await viet.get(platformPaths.discrepancy(ids.discrepancy));
    for (const told of ['required', 'name', 'Xem lời gọi']) assert.ok(page.html.includes(told), told);
    assert.match(
      (await viet.post(platformPaths.discrepancy(ids.discrepancy), { state: 'mended', answer: '' })).html,
      /Cần điền mục này/,
    );
    assert.equal(
      (
        await viet.post(platformPaths.discrepancy(ids.discrepancy), {
          state: 'mended',
          answer: 'Đã bổ sung họ tên',
        })
      ).status,
      303,
    );
    library.mood.how = 'differing';
    await house.app.inject({
      url: '/lgsp/thu-vien/members/099094000008',
      headers: { 'lgsp-key': key, 'lgsp-purpose': 'cap-the' },
    });
    library.mood.how = 'well';
    const open = await db.selectFrom('gatewayDiscrepancy').select('id').where('state', '=', 'open').execute();
    assert.equal(open.length, 1);
    assert.notEqual(open[0]!.id, ids.discrepancy);
  });

  test('one screen has participants, services, quotas and the log; nobody but administrators sees it', async () => {
    const { html } = await viet.get(platformPaths.overview);
    for (const told of [
      'Thư viện tỉnh',
      'Một cửa xã Nà Lúa',
      '/ 1.000',
      '10 lời gọi/giây',
      'chỗ khác đặc tả',
      'thu-vien · getMember',
    ])
      assert.ok(html.includes(told), told);
    const duc: Actor = { ...platform.nam.actor, positions: [] };
    const outsider = await visitor(house, { ...duc, id: newId() });
    for (const path of [
      platformPaths.overview,
      platformPaths.calls(),
      platformPaths.call(ids.call),
      platformPaths.grant(ids.grant),
    ])
      assert.equal((await outsider.get(path)).status, 403, path);
  });

  test('everyone reads the catalogue, its documents, schemas and usage; where the provider answers is not told', async () => {
    const { html } = await everyone.get(platformPaths.catalogue);
    assert.match(html, /Thư viện tỉnh/);
    const page = await everyone.get(platformPaths.catalogued('thu-vien'));
    for (const told of [
      'Cấp thẻ bạn đọc (cap-the)',
      'Dữ liệu cá nhân',
      'GET /members/{number}',
      'Phiên bản 1.0',
    ])
      assert.ok(page.html.includes(told), told);
    assert.ok(!page.html.includes(library.url));
    const document = await everyone.get(platformPaths.document('thu-vien', '1.0'));
    assert.equal(JSON.parse(document.html).info.title, 'Thư viện tỉnh');
    const schema = await everyone.get(platformPaths.schema('thu-vien', '1.0', 'Loan'));
    assert.deepEqual(JSON.parse(schema.html).required, ['member', 'book']);
    for (const path of [
      platformPaths.catalogued('khong-co'),
      platformPaths.document('thu-vien', '9.9'),
      platformPaths.schema('thu-vien', '1.0', 'constructor'),
    ])
      assert.equal((await everyone.get(path)).status, 404, path);
  });
});

describe('the pages in a browser', { skip: skipWithoutChromium }, () => {
  const pages: readonly (readonly [name: string, who: Actor, path: () => string])[] = [
    ['overview', platform.viet.actor, () => platformPaths.overview],
    ['service', platform.viet.actor, () => platformPaths.service(ids.service)],
    ['client', platform.nam.actor, () => platformPaths.client(ids.client)],
    ['calls', platform.viet.actor, () => platformPaths.calls()],
    ['call', platform.viet.actor, () => platformPaths.call(ids.call)],
    ['grant', platform.viet.actor, () => platformPaths.grant(ids.grant)],
    ['discrepancy', platform.viet.actor, () => platformPaths.discrepancy(ids.discrepancy)],
    ['catalogue', anonymous, () => platformPaths.catalogue],
    ['catalogued', anonymous, () => platformPaths.catalogued('thu-vien')],
  ];
  for (const [name, who, path] of pages) {
    test(`the page "${name}" is accessible, and no wider than a phone or a desk`, async () => {
      const cookie = who === anonymous ? undefined : await house.signIn(who);
      for (const width of [1366, 390]) {
        const page = { url: origin + path(), cookie, width, name: `data-platform-${name}` };
        assert.deepEqual(await inspectPage(browser!, page), []);
      }
    });
  }
});

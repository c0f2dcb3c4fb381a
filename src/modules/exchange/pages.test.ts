import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { dayOf, listHeldPositions, loadPeople } from '#modules/org/index.ts';
import { type Actor, holdsRole } from '#platform/access/actor.ts';
import { readPack } from '#platform/packs/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { deliverHere } from './commands/deliver-here.ts';
import { deliverElsewhere } from './deliver-elsewhere.ts';
import { bank, commune, homeAffairs, province, sampleAxis } from './fixtures.ts';
import { composeDocument, composeStatus, sendEnvelope } from './index.ts';
import { errorTexts, exchangeRoutes, refusalStatuses } from './module.ts';
import { pemOf } from './node-signer.ts';
import { exchangePaths } from './paths.ts';
import { submitEnvelope } from './submit-envelope.ts';
import { createVxpClient } from './vxp/vxp-client.ts';

const database = await testDatabase();
const { db } = database;
const axis = await sampleAxis(database);
const { services, system, clock } = axis;
const people = await loadPeople(system, readPack('packs', 'sample'));
const house = await testApp({
  database,
  now: () => clock.now,
  routes: exchangeRoutes(services, 'a1'.repeat(32)),
  errorTexts,
  refusalStatuses,
  accessRules: {
    api: ({ kind }) => kind === 'partner',
    officer: ({ kind }) => kind === 'officer',
    administrator: (actor) => holdsRole(actor, 'administrator'),
  },
  siteFor: () => ({ site: { name: 'Tỉnh Mường Mẫu', line: 'Quản trị', isDemo: true }, inboxCount: 0 }),
});
after(() => house.app.close());

async function officer(username: string): Promise<Actor> {
  const { officerId, fullName } = people.find((each) => each.username === username)!;
  const positions = await listHeldPositions(db, officerId, dayOf(clock.now));
  return { kind: 'officer', id: officerId, name: fullName, positions };
}
const administrator = await officer('nam');
const clerk = await officer('yen');
const nam = await visitor(house, administrator);
const yen = await visitor(house, clerk);

const partner = await axis.join(bank);
const down = await axis.join(
  { code: 'H99.911', name: 'Bảo hiểm xã hội tỉnh' },
  { way: 'push', endpoint: 'https://bhxh.example/nhan' },
);
const sent = await sendEnvelope(
  system,
  services,
  composeDocument(
    axis.document({ to: [homeAffairs, commune, down.participant], subject: 'V/v tăng cường phòng cháy' }),
  ),
);
await deliverHere(system);
await deliverElsewhere(system, services, { push: () => Promise.reject(new Error('ECONNREFUSED')) });
const { documentId, code } = await db
  .selectFrom('exchangeMessage')
  .select(['documentId', 'code'])
  .where('id', '=', sent.messageId)
  .executeTakeFirstOrThrow();
for (const statusCode of ['01', '03'] as const) {
  const about = { documentId, code, promulgatedOn: dayOf(clock.now), at: clock.now, toCode: province.code };
  await sendEnvelope(system, services, composeStatus({ ...about, from: homeAffairs, statusCode }));
  clock.now = clock.now.add({ minutes: 7 });
}
const stranger = { code: 'H99.920', name: 'Đơn vị chưa đăng ký' };
const early = await partner.signed({ from: stranger });
await assert.rejects(submitEnvelope(partner.ctx, services, early));
const forged = Buffer.from((await partner.signed()).toString().replace('V/v', 'V/V'));
await assert.rejects(submitEnvelope(partner.ctx, services, forged));
const heldOf = (fault: string) =>
  db.selectFrom('exchangeQuarantine').select('id').where('code', '=', fault).executeTakeFirstOrThrow();

const { id: forgedId } = await heldOf('signature-wrong');
const browser = skipWithoutChromium ? undefined : await launchChromium();
after(() => browser?.close());
const origin = await house.app.listen({ port: 0 });

describe('the log', () => {
  test('is searched by number, subject and agency, without accents, and by how the sending went', async () => {
    const all = await nam.get(exchangePaths.log());
    assert.equal(all.status, 200);
    assert.match(all.html, /V\/v tăng cường phòng cháy/);
    assert.match(all.html, /Đã đến 2\/3 nơi/);
    for (const q of [code, 'phong chay', 'so noi vu', 'H99.102']) {
      assert.match((await nam.get(exchangePaths.log({ q }))).html, /phòng cháy/, q);
    }
    assert.doesNotMatch((await nam.get(exchangePaths.log({ q: 'không có%' }))).html, /phòng cháy/);
    assert.match((await nam.get(exchangePaths.log({ state: 'waiting' }))).html, /phòng cháy/);
    assert.doesNotMatch((await nam.get(exchangePaths.log({ state: 'undeliverable' }))).html, /phòng cháy/);
    assert.doesNotMatch((await nam.get(exchangePaths.log({ kind: 'status' }))).html, /phòng cháy/);
  });

  test('shows of a message where it is, what was tried, and what its recipients told', async () => {
    const { html } = await nam.get(exchangePaths.message(sent.messageId));
    assert.match(html, /Đã thử 1 lần/);
    assert.match(html, /ECONNREFUSED/);
    assert.match(html, /Đã tiếp nhận/);
    const file = await nam.get(exchangePaths.envelope(sent.messageId));
    assert.match(String(file.headers['content-disposition']), /^attachment/);
    assert.match(file.html, /edXMLEnvelope/);
  });

  test('shows a clerk the messages of the clerk’s agency, and no others', async () => {
    const own = await yen.get(exchangePaths.message(sent.messageId));
    assert.equal(own.status, 200);
    const { messageId } = await sendEnvelope(
      system,
      services,
      composeDocument(axis.document({ to: [bank] })),
    );
    assert.equal((await yen.get(exchangePaths.message(messageId))).status, 404);
    assert.equal((await nam.get(exchangePaths.message(messageId))).status, 200);
    const [hers, all] = [
      (await yen.get(exchangePaths.log())).html,
      (await nam.get(exchangePaths.log())).html,
    ];
    assert.ok(all.includes(exchangePaths.message(messageId)) && !hers.includes(messageId));
    assert.ok(hers.includes(exchangePaths.message(sent.messageId)));
    assert.match((await yen.get(exchangePaths.log({ q: 'phong chay' }))).html, /phòng cháy/);
    assert.equal((await yen.get(exchangePaths.quarantine())).status, 403);
    const hung = await visitor(house, await officer('duc'));
    assert.equal((await hung.get(exchangePaths.log())).status, 403);
  });
});

describe('the quarantine', () => {
  test('tells a person why, takes in what was mended, and says what is still wrong', async () => {
    const { html } = await nam.get(exchangePaths.quarantine());
    assert.match(html, /Cơ quan gửi chưa đăng ký trên trục/);
    assert.match(html, /Chữ ký số không đúng/);
    const { id } = await heldOf('sender-unknown');
    const refused = await nam.post(exchangePaths.release(id), {});
    assert.equal(refused.status, 409);
    assert.match(refused.html, /chưa đăng ký/);
    const added = await nam.post(exchangePaths.participants, {
      ...stranger,
      way: 'pull',
      system: 'may-moi',
      certificatePem: pemOf(partner.signer.certificateChain[0]!),
      oldCodes: '000.00.88.H99',
    });
    assert.equal(added.status, 303);
    const released = await nam.post(exchangePaths.release(id), {});
    assert.equal(released.status, 303);
    assert.equal((await nam.get(released.location!)).status, 200);
    assert.match((await nam.get(exchangePaths.held(id))).html, /Đã nhận lại/);
    assert.equal((await nam.post(exchangePaths.release(id), {})).status, 409);
  });

  test('lets one be put aside with a reason, found again by search', async () => {
    assert.equal((await nam.post(exchangePaths.dismissal(forgedId), { note: ' ' })).status, 422);
    assert.equal(
      (await nam.post(exchangePaths.dismissal(forgedId), { note: 'Đã gọi điện cho ngân hàng' })).status,
      303,
    );
    assert.doesNotMatch((await nam.get(exchangePaths.quarantine())).html, /Chữ ký số không đúng/);
    assert.match((await nam.get(exchangePaths.quarantine('H99.900'))).html, /Chữ ký số không đúng/);
    assert.match((await nam.get(exchangePaths.held(forgedId))).html, /Đã gọi điện cho ngân hàng/);
  });
});

describe('the participants', () => {
  test('are listed, and another joins by a form that says what is wrong and keeps what was typed', async () => {
    const { html } = await nam.get(exchangePaths.participants);
    assert.match(html, /Sở Nội vụ/);
    const wrong = await nam.post(exchangePaths.participants, {
      name: 'Điện lực tỉnh',
      code: 'không phải mã',
      way: 'push',
      endpoint: 'http://dien-luc.example',
      certificatePem: 'x',
    });
    assert.equal(wrong.status, 422);
    for (const text of ['không đúng dạng', 'https://', 'Không đọc được chứng thư', 'value="Điện lực tỉnh"']) {
      assert.ok(wrong.html.includes(text), text);
    }
  });
});

describe('a participant', () => {
  test('is given another certificate, and only that one is believed from then on', async () => {
    const { id } = partner.participant;
    const before = await nam.get(exchangePaths.participant(id));
    assert.match(before.html, /Chứng thư đang dùng/);
    assert.ok(before.html.includes(`value="${bank.name}"`));
    const renewed = await axis.join({ code: 'H99.930', name: 'Chứng thư mới' });
    const change = { name: bank.name, way: 'pull', system: partner.participant.system!, version: '1' };
    const certificatePem = pemOf(renewed.signer.certificateChain[0]!);
    const wrong = await nam.post(exchangePaths.participant(id), { ...change, certificatePem: 'x' });
    assert.equal(wrong.status, 422);
    const saved = await nam.post(exchangePaths.participant(id), { ...change, certificatePem });
    assert.equal(saved.status, 303);
    await assert.rejects(submitEnvelope(partner.ctx, services, await partner.signed()), {
      code: 'certificate-of-another',
    });
    const late = await nam.post(exchangePaths.participant(id), { ...change, certificatePem });
    assert.equal(late.status, 409);
    assert.match(late.html, /Người khác vừa thay đổi/);
    const agency = await db
      .selectFrom('exchangeParticipant')
      .select('id')
      .where('way', '=', 'local')
      .executeTakeFirstOrThrow();
    assert.equal((await nam.get(exchangePaths.participant(agency.id))).status, 404);
  });

  test('is given keys for its system, shown once, and those of before end', async () => {
    const { id, system: name } = down.participant;
    const issue = async () => {
      const { html } = await nam.post(exchangePaths.credentials(id), {});
      const [token, vxpSecret, ...more] = [...html.matchAll(/<code[^>]*>([\w-]{40,})<\/code>/g)].map(
        ([, text]) => text!,
      );
      assert.ok(token && vxpSecret && more.length === 0);
      return { token, vxpSecret };
    };
    const first = await issue();
    const second = await issue();
    assert.notDeepEqual(first, second);
    assert.ok(!(await nam.get(exchangePaths.participant(id))).html.includes(second.token));
    const counts = (secret: string) =>
      createVxpClient({ url: `${origin}/vxp`, systemId: name!, secret }, () => clock.now).countReceived();
    await assert.rejects(counts(first.vxpSecret), { code: '15' });
    assert.equal(typeof (await counts(second.vxpSecret)), 'number');
  });
});

describe('the pages in a browser', { skip: skipWithoutChromium }, () => {
  const pages: readonly (readonly [string, Actor, string])[] = [
    ['log', administrator, exchangePaths.log()],
    ['log-empty', administrator, exchangePaths.log({ q: 'xyzt' })],
    ['message', administrator, exchangePaths.message(sent.messageId)],
    ['message-clerk', clerk, exchangePaths.message(sent.messageId)],
    ['quarantine', administrator, exchangePaths.quarantine('H99')],
    ['held', administrator, exchangePaths.held(forgedId)],
    ['participants', administrator, exchangePaths.participants],
    ['participant', administrator, exchangePaths.participant(partner.participant.id)],
  ];
  for (const width of [1366, 390]) {
    for (const [name, who, path] of pages) {
      test(`the page "${name}" is accessible and no wider than ${width} px`, async () => {
        const cookie = await house.signIn(who);
        const url = origin + path;
        assert.deepEqual(await inspectPage(browser!, { url, cookie, width, name: `exchange-${name}` }), []);
      });
    }
  }
});

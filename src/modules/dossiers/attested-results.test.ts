import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { after, describe, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { attestationRoutes } from '#modules/attestations/module.ts';
import { type Ask, altered, newWallet, partsOf } from '#modules/attestations/testing/wallet.ts';
import { accessRules } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { getProcedure, publishProcedures } from '#modules/procedures/index.ts';
import { newId } from '#platform/database/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { attestedResults } from './attested-results.ts';
import { answers, libraryCard } from './fixtures.ts';
import { reopenDossier, submitDossier } from './index.ts';
import { citizenPaths } from './paths.ts';
import { storeOffice } from './testing/store-office.ts';
import { walletRoutes } from './wallet-routes.tsx';

const database = await testDatabase();
const { db } = database;
const office = await storeOffice(database);
const baseUrl = 'https://mau.example';
const names = { vi: 'Tỉnh Mường Mẫu', en: 'Muong Mau Province' };
const house = await testApp({
  database,
  now: () => office.clock.now,
  accessRules,
  siteFor: () => ({ site: { name: names.vi, line: 'Cổng dịch vụ công', isDemo: true }, inboxCount: null }),
  routes: [
    ...attestationRoutes({ db, baseUrl, source: attestedResults, names, secret: 'c'.repeat(64) }),
    (app) => walletRoutes(app, { baseUrl }),
  ],
});
after(() => house.app.close());
const lan = await visitor(house, office.lan.actor);
const anyone = await visitor(house);
const ask: Ask = async (method, url, { body, headers } = {}) => {
  const answer = await house.app.inject({
    method,
    url,
    ...(body && { payload: body }),
    ...(headers && { headers }),
  });
  return { status: answer.statusCode, body: answer.body, headers: answer.headers };
};
const now = () => Math.floor(office.clock.now.epochMilliseconds / 1000);

const code = '9.000900';
const attestation = {
  name: { vi: 'Thẻ thư viện', en: 'Library card' },
  validMonths: 6,
  claims: [
    { name: 'full_name', label: { vi: 'Họ tên', en: 'Name' }, answer: 'fullName' },
    {
      name: 'identity_number',
      label: { vi: 'Số định danh', en: 'Identity number' },
      answer: 'identityNumber',
    },
    { name: 'card_number', label: { vi: 'Số thẻ', en: 'Card number' }, result: 'number' as const },
    { name: 'issued_on', label: { vi: 'Ngày cấp', en: 'Date of issue' }, result: 'issuedOn' as const },
  ],
};
await publishProcedures(
  office.system,
  [{ procedure: { ...libraryCard, code, results: [{ name: 'Thẻ thư viện', attestation }] } }],
  { effectiveFrom: Temporal.PlainDate.from('2025-07-01'), source: 'test' },
);
const { id: procedureVersionId } = await getProcedure(db, code, dayOf(office.clock.now));

/** A library card in Lan's hands. */
async function card(outcome = 'grant'): Promise<string> {
  const { id } = await submitDossier(office.lan, {
    ...office.application(),
    applicant: office.applicant,
    procedureVersionId,
    answers: { ...answers, paper1: [await office.upload(office.lan)] },
  });
  await office.accept(id);
  await office.finish(id, Buffer.from(`%PDF-1.4 thẻ ${newId()}`), { isNumbered: true, outcome });
  return id;
}

const numberOf = async (id: string) =>
  (await db.selectFrom('dossier').select('documentNumber').where('id', '=', id).executeTakeFirst())
    ?.documentNumber;

/** Lan presses the button: what stands in the square, and the pin beside it. */
async function offered(dossierId: string) {
  const { html } = await lan.post(citizenPaths.wallet(dossierId), {});
  const uri = /href="(openid-credential-offer:[^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&');
  return { uri, pin: /data-pin[^>]*>(\d{6})</.exec(html)![1]! };
}

async function inWallet() {
  const dossierId = await card();
  const wallet = newWallet(ask);
  const { uri, pin } = await offered(dossierId);
  return { dossierId, wallet, held: await wallet.take(uri, pin, now()) };
}

const check = async (presented: string) => (await anyone.post('/kiem-tra/chung-nhan-so', { presented })).html;
const pageNonce = async () =>
  /data-nonce[^>]*>([^<]+)</.exec((await anyone.get('/kiem-tra/chung-nhan-so')).html)![1]!;

describe('a result in its owner’s wallet', () => {
  test('is an SD-JWT VC of the province, each claim under a digest, bound to the wallet’s key', async () => {
    const { held, wallet, dossierId } = await inWallet();
    const { header, payload, disclosures } = partsOf(held);
    const { jwks } = JSON.parse((await ask('GET', '/.well-known/jwt-vc-issuer')).body);
    const key = jwks.keys.find(({ kid }: { kid: string }) => kid === header.kid);
    const [jwt] = held.split('~');
    const [head, body, signature] = jwt!.split('.');
    assert.ok(
      verify(
        'sha256',
        Buffer.from(`${head}.${body}`),
        { key: createPublicKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature!, 'base64url'),
      ),
    );
    assert.deepEqual(
      [header.typ, header.alg, payload.iss, payload._sd_alg],
      ['dc+sd-jwt', 'ES256', baseUrl, 'sha-256'],
    );
    assert.deepEqual([payload.cnf.jwk.x, payload.cnf.jwk.y], [wallet.jwk.x, wallet.jwk.y]);
    assert.deepEqual(Object.fromEntries(disclosures.map(({ value }) => [value[1], value[2]])), {
      full_name: 'Lò Thị Lan',
      identity_number: '011190000123',
      card_number: (await numberOf(dossierId))!,
      issued_on: '2026-11-25',
    });
    assert.deepEqual(disclosures.map(({ digest }) => digest).toSorted(), [...payload._sd].toSorted());
    assert.equal(new Date(payload.exp * 1000).toISOString(), '2027-05-25T17:00:00.000Z');
    const type = JSON.parse((await ask('GET', new URL(payload.vct).pathname)).body);
    assert.deepEqual([type.vct, type.claims.length], [payload.vct, 4]);
  });

  test('is announced as OpenID4VCI and RFC 8414 have it', async () => {
    const metadata = JSON.parse((await ask('GET', '/.well-known/openid-credential-issuer')).body);
    const { [code]: configuration } = metadata.credential_configurations_supported;
    assert.equal(configuration.format, 'dc+sd-jwt');
    assert.deepEqual(configuration.credential_metadata.claims[0].path, ['full_name']);
    const server = JSON.parse((await ask('GET', '/.well-known/oauth-authorization-server')).body);
    assert.equal(server['pre-authorized_grant_anonymous_access_supported'], true);
  });

  test('shows what its holder chooses, and proves who holds it', async () => {
    const { held, wallet } = await inWallet();
    const binding = { audience: `${baseUrl}/kiem-tra/chung-nhan-so`, nonce: await pageNonce(), at: now() };
    const html = await check(wallet.present(held, ['full_name'], binding));
    assert.match(html, /đang có hiệu lực/);
    assert.match(html, /Người cho xem vừa chứng minh/);
    assert.match(html, /Lò Thị Lan/);
    assert.doesNotMatch(html, /011190000123/);
    assert.match(await check(wallet.present(held, ['full_name'])), /ai có bản sao cũng cho xem được/);
  });

  test('is found revoked once the decision is taken back, by the page and by its list', async () => {
    const { held, wallet, dossierId } = await inWallet();
    const { status } = partsOf(held).payload;
    assert.equal(await bitOf(status.status_list), 0);
    await reopenDossier(office.mai, {
      dossierId,
      reason: 'Ghi sai ngày sinh của người được cấp',
      basis: 'Quyết định số 15/QĐ-UBND',
      basisOn: Temporal.PlainDate.from('2026-11-20'),
    });
    assert.equal(await bitOf(status.status_list), 1);
    const html = await check(wallet.present(held, ['full_name']));
    assert.match(html, /đã bị thu hồi/);
    assert.match(html, /Quyết định số 15\/QĐ-UBND/);
    assert.equal((await lan.get(citizenPaths.wallet(dossierId))).status, 404, 'nothing to take any more');
  });

  test('past its day is said to be', async () => {
    const { held, wallet } = await inWallet();
    const before = office.clock.now;
    office.clock.now = before.add({ hours: 24 * 200 });
    assert.match(await check(wallet.present(held, ['full_name'])), /đã hết hạn/);
    office.clock.now = before;
  });
});

describe('what is not as it was issued is refused:', () => {
  test('a value changed, a claim put in, a signature cut', async () => {
    const { held, wallet } = await inWallet();
    const shown = wallet.present(held, ['full_name']);
    const added = `${shown}${Buffer.from(JSON.stringify(['salt', 'card_number', '99'])).toString('base64url')}~`;
    const [jwt, ...rest] = shown.split('~');
    const forged = [`${jwt!.slice(0, -8)}AAAAAAAA`, ...rest].join('~');
    for (const text of [altered(shown, 'full_name', 'Lò Thị Hoa'), added, forged]) {
      assert.match(await check(text), /không phải do tỉnh cấp, hoặc đã bị sửa/);
    }
    assert.match(await check('xin chào'), /không phải chứng nhận số/);
  });

  test('a holder’s proof of another key, for another place, of an older nonce, or over other claims', async () => {
    const { held, wallet } = await inWallet();
    const audience = `${baseUrl}/kiem-tra/chung-nhan-so`;
    const nonce = await pageNonce();
    const right = { audience, nonce, at: now() };
    const moved = wallet.present(held, ['full_name'], right).split('~').at(-1)!;
    const wrong = [
      newWallet(ask).present(held, ['full_name'], right),
      wallet.present(held, ['full_name'], { ...right, audience: 'https://else.example' }),
      wallet.present(held, ['full_name'], { ...right, nonce: 'made-up' }),
      wallet.present(held, ['full_name', 'identity_number']) + moved,
    ];
    for (const text of wrong) assert.match(await check(text), /Chứng minh người giữ kèm theo không đúng/);
  });
});

describe('an offer', () => {
  test('is its owner’s alone, of what a procedure declares, and of no letter that says no', async () => {
    const dossierId = await card();
    const mai = await visitor(house, { kind: 'citizen', id: newId(), name: 'Khách', positions: [] });
    assert.equal((await mai.post(citizenPaths.wallet(dossierId), {})).status, 404);
    assert.equal((await lan.post(citizenPaths.wallet(await card('refuse')), {})).status, 404);
    const plain = await office.apply([await office.upload(office.lan)]);
    await office.accept(plain.id);
    await office.finish(plain.id, Buffer.from('%PDF-1.4 không'));
    assert.equal((await lan.post(citizenPaths.wallet(plain.id), {})).status, 404);
  });

  test('is taken once, with its pin, in time, and after few wrong ones', async () => {
    const dossierId = await card();
    const wallet = newWallet(ask);
    const first = await offered(dossierId);
    const wrong = first.pin === '000000' ? '000001' : '000000';
    assert.equal((await wallet.redeem(first.uri, wrong)).status, 400);
    assert.equal((await wallet.redeem(first.uri, first.pin)).status, 200);
    assert.equal((await wallet.redeem(first.uri, first.pin)).status, 400, 'twice');
    const closed = await offered(dossierId);
    for (let time = 0; time < 5; time += 1) await wallet.redeem(closed.uri, 'x');
    assert.equal((await wallet.redeem(closed.uri, closed.pin)).status, 400, 'after five wrong pins');
    const late = await offered(dossierId);
    const before = office.clock.now;
    office.clock.now = before.add({ minutes: 11 });
    assert.equal((await wallet.redeem(late.uri, late.pin)).status, 400, 'after ten minutes');
    office.clock.now = before;
    const taken = await db
      .selectFrom('attestationOffer')
      .select('id')
      .where('subjectId', '=', dossierId)
      .where('tokenHash', 'is not', null)
      .executeTakeFirstOrThrow();
    const facts = (await listEventsOf(db, 'attestation-offer', taken.id)).map(({ type }) => type);
    assert.deepEqual(facts, ['attestation-offered', 'attestation-pin-failed', 'attestation-offer-taken']);
  });

  test('gives one attestation: to the same key again when the answer was lost, to no other, to no wrong proof', async () => {
    const dossierId = await card();
    const wallet = newWallet(ask);
    const { uri, pin } = await offered(dossierId);
    const { body, configuration } = await wallet.redeem(uri, pin);
    const { access_token: token } = JSON.parse(body);
    const proof = async (of = wallet, more: object = {}) =>
      of.prove({ issuer: baseUrl, nonce: await of.nonce(), at: now(), ...more });
    const errorOf = async (sent: Promise<{ readonly body: string }>) => JSON.parse((await sent).body).error;
    assert.equal(
      await errorOf(wallet.request(token, await proof(wallet, { nonce: 'x' }), configuration)),
      'invalid_nonce',
    );
    assert.equal(
      await errorOf(wallet.request(token, await proof(wallet, { issuer: 'https://x' }), configuration)),
      'invalid_proof',
    );
    assert.equal(
      await errorOf(wallet.request(token, await proof(wallet, { typ: 'JWT' }), configuration)),
      'invalid_proof',
    );
    assert.equal(await errorOf(wallet.request('other', await proof(), configuration)), 'invalid_token');
    const [one, again] = [
      await wallet.request(token, await proof(), configuration),
      await wallet.request(token, await proof(), configuration),
    ];
    const placeOf = (answer: { readonly body: string }) =>
      partsOf(JSON.parse(answer.body).credentials[0].credential).payload.status.status_list.idx;
    assert.equal(placeOf(one), placeOf(again));
    const thief = newWallet(ask);
    assert.equal(
      await errorOf(thief.request(token, await proof(thief), configuration)),
      'credential_request_denied',
    );
  });
});

if (!skipWithoutChromium) {
  const origin = await house.app.listen({ port: 0 });
  const browser = await launchChromium();
  after(() => browser.close());
  test('the pages of wallets are accessible, and no wider than a phone', async () => {
    const dossierId = await card();
    const cookie = await house.signIn(office.lan.actor);
    const pages = {
      'wallet-check': '/kiem-tra/chung-nhan-so',
      'wallet-take': citizenPaths.wallet(dossierId),
    };
    for (const [name, path] of Object.entries(pages)) {
      const url = origin + path;
      assert.deepEqual(await inspectPage(browser, { url, cookie, width: 390, name }), [], name);
    }
  });
}

/** What the list says of a place, as a verifier reads it (Token Status List, 4.1). */
async function bitOf({ idx, uri }: { readonly idx: number; readonly uri: string }): Promise<number> {
  const { body, headers } = await ask('GET', new URL(uri).pathname);
  assert.match(String(headers['content-type']), /^application\/statuslist\+jwt/);
  const { header, payload } = partsOf(body);
  assert.deepEqual([header.typ, payload.sub], ['statuslist+jwt', uri]);
  const bits = inflateSync(Buffer.from(payload.status_list.lst, 'base64url'));
  return (bits[idx >> 3]! >> (idx & 7)) & 1;
}

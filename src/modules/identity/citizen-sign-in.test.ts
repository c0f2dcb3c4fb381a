import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readPack } from '#platform/packs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { readClaims } from './citizen-claims.ts';
import { signInCitizen } from './commands/sign-in-citizen.ts';
import { startDemoProvider } from './demo-provider.ts';
import { browser, latestEvents, openSite, samplePeople, walkProvider } from './fixtures.ts';
import { paths } from './paths.ts';
import { findCitizenByIdentityNumber } from './queries.ts';

const database = await testDatabase();
const { clock, nobody } = await samplePeople(database);
const baseUrl = 'http://site.test';
const client = { clientId: 'muong', clientSecret: 'a secret between the two of us' };
const provider = await startDemoProvider({
  pack: readPack('packs', 'sample'),
  port: 0,
  redirectUri: `${baseUrl}${paths.oidcReturn}`,
  ...client,
});
after(() => provider.close());
const site = await openSite(database, clock, { oidc: { issuer: provider.issuer, ...client } });

/** Goes to the provider, chooses a person there, and comes back with the provider's answer. */
async function signInAs(name: string, returnTo = '/') {
  const visitor = browser(site);
  const away = await visitor.get(paths.oidc(returnTo));
  assert.equal(away.statusCode, 303);
  const back = await walkProvider(String(away.headers.location), name);
  assert.ok(back.startsWith(`${baseUrl}${paths.oidcReturn}?`), back);
  return { visitor, back, answer: await visitor.get(back.slice(baseUrl.length)) };
}

test('Lan signs in with her identification account, and is the citizen we knew by her number', async () => {
  const known = await findCitizenByIdentityNumber(database.db, '099196000074');
  const { visitor, answer } = await signInAs('Quàng Thị Lan', '/ho-so?x=1');
  assert.equal(answer.statusCode, 303);
  assert.equal(answer.headers.location, '/ho-so?x=1');
  assert.equal(await visitor.who(), 'citizen Quàng Thị Lan');
  const [event] = await latestEvents(database, 1);
  assert.equal(event!.type, 'citizen-signed-in');
  assert.deepEqual(event!.data, { citizenId: known!.id, method: 'oidc' });
  const accounts = await database.db
    .selectFrom('citizenAccount')
    .selectAll()
    .where('citizenId', '=', known!.id)
    .execute();
  assert.deepEqual(
    accounts.map(({ issuer }) => issuer),
    [provider.issuer],
  );
});

test('the second time she is known by her account, and nothing about her is written again', async () => {
  const before = await findCitizenByIdentityNumber(database.db, '099196000074');
  await signInAs('Quàng Thị Lan');
  assert.deepEqual(await findCitizenByIdentityNumber(database.db, '099196000074'), before);
});

test('whoever turns back at the provider is told so, and is nobody', async () => {
  const { visitor, answer } = await signInAs('');
  assert.equal(answer.statusCode, 422);
  assert.match(answer.body, /Bạn đã quay lại mà chưa đăng nhập/);
  assert.equal(await visitor.who(), 'anonymous ');
});

test('an answer brought by another browser, or a second time, signs nobody in', async () => {
  const away = await browser(site).get(paths.oidc());
  const back = (await walkProvider(String(away.headers.location), 'Sùng A Páo')).slice(baseUrl.length);
  const stranger = browser(site);
  assert.equal((await stranger.get(back)).headers.location, '/dang-nhap');
  const victim = browser(site);
  await victim.get(paths.oidc());
  const answer = await victim.get(back);
  assert.equal(answer.statusCode, 422);
  assert.match(answer.body, /không hoàn tất được/);
  assert.equal(await victim.who(), 'anonymous ');

  const { visitor, back: used } = await signInAs('Sùng A Páo');
  assert.equal((await visitor.get(used.slice(baseUrl.length))).headers.location, '/dang-nhap');
});

test('while the provider is away the page says so and offers the rest', async () => {
  const lonely = await openSite(database, clock, { oidc: { issuer: 'http://localhost:9', ...client } });
  const answer = await browser(lonely).get(paths.oidc());
  assert.equal(answer.statusCode, 503);
  assert.match(answer.body, /hiện không trả lời/);
});

test('the page offers what is set up, and nothing else', async () => {
  assert.match((await browser(site).get('/dang-nhap')).body, /VNeID/);
  const bare = (await browser(await openSite(database, clock)).get('/dang-nhap')).body;
  assert.doesNotMatch(bare, /VNeID/);
  assert.doesNotMatch(bare, /Gửi mã/);
  assert.match(bare, /chưa có cách đăng nhập nào/);
});

test('a newcomer is registered, and what the account says later replaces it', async () => {
  const claims = readClaims('https://id.example', {
    sub: 'new-1',
    name: 'Hờ A Chống',
    identity_number: '099099000999',
    birthdate: '1999-02-30',
    gender: 'Nam',
  });
  const first = await signInCitizen(nobody, claims);
  assert.deepEqual(
    [first.version, first.fullName, first.gender, first.dateOfBirth, first.assurance],
    [1, 'Hờ A Chống', 'male', null, 'identified'],
  );
  const second = await signInCitizen(nobody, { ...claims, phone: '0990000999' });
  assert.deepEqual([second.id, second.version, second.phone], [first.id, 2, '0990000999']);
  const third = await signInCitizen(nobody, claims);
  assert.deepEqual([third.version, third.phone], [2, '0990000999']);
});

test('two first sign-ins of one person at once make one citizen', async () => {
  const claims = readClaims('https://id.example', {
    sub: 'twice',
    name: 'Vàng Thị Máy',
    identity_number: '099199000998',
  });
  const both = await Promise.all([signInCitizen(nobody, claims), signInCitizen(nobody, claims)]);
  assert.equal(both[0].id, both[1].id);
});

test('an account whose number belongs to another person is refused', async () => {
  const claims = readClaims('https://id.example', { sub: 'taker', name: 'Ai Đó' });
  await signInCitizen(nobody, claims);
  await assert.rejects(signInCitizen(nobody, { ...claims, identityNumber: '099196000074' }), {
    code: 'identity-conflict',
  });
});

test('an account without a name cannot be used', () => {
  assert.throws(() => readClaims('https://id.example', { sub: '1', name: '  ' }), {
    code: 'identity-incomplete',
  });
});

test('the identity number is read under the name the provider gives it, and only when it is one', () => {
  const claims = { sub: '1', name: 'Lan', cccd: '099196000074', identity_number: 'không rõ' };
  assert.equal(readClaims('https://id.example', claims, 'cccd').identityNumber, '099196000074');
  assert.equal(readClaims('https://id.example', claims).identityNumber, null);
});

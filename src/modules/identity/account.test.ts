import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { testDatabase } from '#platform/testing/index.ts';
import { resetPassword } from './commands/reset-password.ts';
import { browser, latestEvents, openSite, password, samplePeople } from './fixtures.ts';
import { paths } from './paths.ts';

const database = await testDatabase();
const { clock, officer, acting } = await samplePeople(database);
const site = await openSite(database, clock);

async function signedIn(username: string, secretWord = password) {
  const visitor = browser(site);
  await visitor.post('/can-bo/dang-nhap', { username, password: secretWord });
  return visitor;
}

const codeFor = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now.epochMilliseconds });

/** Sets up an authenticator app as its owner does, from the page. */
async function addApp(visitor: ReturnType<typeof browser>): Promise<string> {
  const { body } = await visitor.get(paths.authenticator);
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(body)![1]!.replaceAll(' ', '');
  const wrong = await visitor.post(paths.authenticator, { code: '000000' });
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, new RegExp(secret.slice(0, 4)));
  assert.equal((await visitor.post(paths.authenticator, { code: codeFor(secret) })).statusCode, 303);
  return secret;
}

test('with a second factor the password alone opens nothing, and each code opens once', async () => {
  const secret = await addApp(await signedIn('hung'));
  const row = await database.db
    .selectFrom('officerCredential')
    .select('totpSecret')
    .where('username', '=', 'hung')
    .executeTakeFirstOrThrow();
  assert.ok(!row.totpSecret!.includes(secret));

  clock.now = clock.now.add({ seconds: 60 });
  const hung = browser(site);
  const half = await hung.post('/can-bo/dang-nhap', { username: 'hung', password, returnTo: '/desk' });
  assert.equal(half.headers.location, paths.secondFactor);
  assert.equal(await hung.who(), 'anonymous ');
  assert.equal((await hung.post(paths.secondFactor, { code: '123456' })).statusCode, 422);
  const code = codeFor(secret);
  assert.equal((await hung.post(paths.secondFactor, { code })).headers.location, '/desk');
  assert.equal(await hung.who(), 'officer Lò Văn Hùng');

  const listener = browser(site);
  await listener.post('/can-bo/dang-nhap', { username: 'hung', password });
  assert.equal((await listener.post(paths.secondFactor, { code })).statusCode, 422);
  assert.equal(await listener.who(), 'anonymous ');
});

test('the second step cannot be taken without the first, nor after ten minutes', async () => {
  assert.equal((await browser(site).get(paths.secondFactor)).headers.location, '/can-bo/dang-nhap');
  const late = await signedIn('hung');
  clock.now = clock.now.add({ minutes: 11 });
  assert.equal(
    (await late.post(paths.secondFactor, { code: '123456' })).headers.location,
    '/can-bo/dang-nhap',
  );
});

test('wrong codes make the account wait like wrong passwords; the right password does not clear them', async () => {
  const secret = await addApp(await signedIn('thanh'));
  clock.now = clock.now.add({ minutes: 2 });
  for (let failure = 0; failure < 5; failure += 1) {
    const visitor = await signedIn('thanh');
    assert.equal((await visitor.post(paths.secondFactor, { code: '000000' })).statusCode, 422);
  }
  const refused = await browser(site).post('/can-bo/dang-nhap', { username: 'thanh', password });
  assert.match(refused.body, /thử lại sau 1 phút/);
  clock.now = clock.now.add({ minutes: 1 });
  const thanh = await signedIn('thanh');
  assert.equal((await thanh.post(paths.secondFactor, { code: codeFor(secret) })).statusCode, 303);
});

test('a changed password ends the other sessions, and the old one opens nothing', async () => {
  const [desk, home] = [await signedIn('duc'), await signedIn('duc')];
  const change = (fields: Record<string, string>) =>
    desk.post(paths.password, { current: password, ...fields });
  assert.match((await change({ newPassword: 'ngắn', repeated: 'ngắn' })).body, /ít nhất 12 ký tự/);
  assert.match((await change({ newPassword: 'một câu thật dài', repeated: 'khác' })).body, /chưa giống nhau/);
  const own = 'đồi chè sau mưa';
  assert.match((await change({ current: 'sai', newPassword: own, repeated: own })).body, /không đúng/);
  assert.equal((await change({ newPassword: own, repeated: own })).headers.location, '/tai-khoan');
  assert.equal((await latestEvents(database, 1))[0]!.type, 'password-changed');
  assert.equal(await desk.who(), 'officer Nguyễn Minh Đức');
  assert.equal(await home.who(), 'anonymous ');
  assert.equal(await (await signedIn('duc')).who(), 'anonymous ');
  assert.equal(await (await signedIn('duc', own)).who(), 'officer Nguyễn Minh Đức');
});

test('one sees where one is signed in, and ends what was left open, but no one else’s', async () => {
  const [here, there] = [await signedIn('nga'), await signedIn('nga')];
  const stranger = await signedIn('son');
  const { body } = await here.get('/tai-khoan');
  const [, sessionId] = /\/tai-khoan\/phien\/([0-9a-f-]+)\/ket-thuc/.exec(body)!;
  assert.equal((await stranger.post(paths.sessionEnd(sessionId!))).statusCode, 404);
  assert.equal(await there.who(), 'officer Điêu Thị Nga');
  assert.equal((await here.post(paths.sessionEnd(sessionId!))).statusCode, 303);
  assert.equal(await there.who(), 'anonymous ');
  const again = await signedIn('nga');
  await here.post(paths.otherSessionsEnd);
  assert.equal(await again.who(), 'anonymous ');
  assert.equal(await here.who(), 'officer Điêu Thị Nga');
  assert.equal(await stranger.who(), 'officer Giàng A Sơn');
});

test('Nam the administrator gives Yến a temporary password, which opens only the choice of her own', async () => {
  const lost = await signedIn('yen');
  const nam = await signedIn('nam');
  const { officerId } = officer('yen');
  assert.match((await nam.get(paths.accounts)).body, /Lò Thị Yến/);
  const told = await nam.post(paths.passwordReset(officerId));
  const temporary = /<code>([a-z2-9-]{19})<\/code>/.exec(told.body)![1]!;
  assert.equal(await lost.who(), 'anonymous ');
  assert.doesNotMatch((await nam.get(paths.managedAccount(officerId))).body, new RegExp(temporary));
  assert.doesNotMatch(JSON.stringify(await latestEvents(database, 5)), new RegExp(temporary));

  const yen = browser(site);
  const answer = await yen.post('/can-bo/dang-nhap', { username: 'yen', password: temporary });
  assert.equal(answer.headers.location, paths.ownPassword);
  assert.equal(await yen.who(), 'anonymous ');
  const own = 'ruộng bậc thang vàng';
  const wrong = await yen.post(paths.ownPassword, { newPassword: 'yen', repeated: 'yen' });
  assert.equal(wrong.statusCode, 422);
  assert.equal(
    (await yen.post(paths.ownPassword, { newPassword: own, repeated: own })).headers.location,
    '/can-bo',
  );
  assert.equal(await yen.who(), 'officer Lò Thị Yến');
});

test('a lost phone: the administrator takes the second factor away', async () => {
  await addApp(await signedIn('hoa'));
  assert.equal(await (await signedIn('hoa')).who(), 'anonymous ');
  const nam = await signedIn('nam');
  assert.equal((await nam.post(paths.secondFactorRemoval(officer('hoa').officerId))).statusCode, 303);
  assert.equal(await (await signedIn('hoa')).who(), 'officer Vừ Thị Hoa');
});

test('administrators manage their own agency only, not themselves, and others nothing', async () => {
  const nam = await acting('nam');
  const reset = async (by: string, whom: string) =>
    resetPassword(await acting(by), { officerId: officer(whom).officerId });
  await assert.rejects(reset('nam', 'nam'), { code: 'not-allowed' });
  await assert.rejects(reset('nam', 'dung'), { code: 'not-allowed' });
  await assert.rejects(reset('hung', 'yen'), { code: 'not-allowed' });
  assert.equal(nam.may('identity.manageAccount', { officerId: 'x', agencyIds: [] }), false);
  const visitor = await signedIn('nam');
  assert.equal((await visitor.get(paths.managedAccount(officer('dung').officerId))).statusCode, 404);
  assert.equal((await (await signedIn('son')).get(paths.accounts)).statusCode, 403);
});

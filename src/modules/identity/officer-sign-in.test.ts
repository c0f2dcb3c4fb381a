import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '#platform/testing/index.ts';
import { signInOfficer } from './commands/sign-in-officer.ts';
import { browser, latestEvents, openSite, password, samplePeople } from './fixtures.ts';

const database = await testDatabase();
const { clock, nobody, officer } = await samplePeople(database);
const site = await openSite(database, clock);
const wrong = (username: string) => signInOfficer(nobody, { username, password: 'không phải thế này' });

test('Hùng signs in with his name and password, and comes to his desk', async () => {
  const hung = browser(site);
  assert.match((await hung.get('/can-bo/dang-nhap')).body, /Tên đăng nhập/);
  const answer = await hung.post('/can-bo/dang-nhap', { username: ' Hung ', password });
  assert.equal(answer.statusCode, 303);
  assert.equal(answer.headers.location, '/can-bo');
  assert.equal(await hung.who(), 'officer Lò Văn Hùng');
  const [event] = await latestEvents(database, 1);
  assert.equal(event!.type, 'officer-signed-in');
  assert.deepEqual(event!.data, { officerId: officer('hung').officerId, method: 'password' });
});

test('after the sign-in one comes back to the page asked for, and never to another site', async () => {
  const sent = async (returnTo: string) =>
    (await browser(site).post('/can-bo/dang-nhap', { username: 'hung', password, returnTo })).headers
      .location;
  assert.equal(await sent('/desk?x=1'), '/desk?x=1');
  assert.equal(await sent('https://evil.test/'), '/can-bo');
  assert.equal(await sent('//evil.test'), '/can-bo');
});

test('a wrong password and an unknown name get the same answer, and nobody is signed in', async () => {
  for (const fields of [
    { username: 'hung', password: 'sai' },
    { username: 'khong-co-ai', password },
  ]) {
    const visitor = browser(site);
    const answer = await visitor.post('/can-bo/dang-nhap', fields);
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /Tên đăng nhập hoặc mật khẩu không đúng/);
    assert.doesNotMatch(answer.body, new RegExp(password));
    assert.equal(await visitor.who(), 'anonymous ');
  }
  const [unknown] = await latestEvents(database, 1);
  assert.deepEqual(unknown!.data, { reason: 'unknown' });
});

test('five wrong passwords make the account wait, even for the right one, and the wait ends by itself', async () => {
  for (let failure = 0; failure < 5; failure += 1)
    await assert.rejects(wrong('mai'), { code: 'wrong-password' });
  await assert.rejects(signInOfficer(nobody, { username: 'mai', password }), {
    code: 'account-waits',
    params: { minutes: 1 },
  });
  const refused = await browser(site).post('/can-bo/dang-nhap', { username: 'mai', password });
  assert.match(refused.body, /thử lại sau 1 phút/);
  clock.now = clock.now.add({ minutes: 1 });
  await assert.rejects(wrong('mai'), { code: 'wrong-password' });
  await assert.rejects(wrong('mai'), { code: 'account-waits', params: { minutes: 2 } });
  clock.now = clock.now.add({ minutes: 2 });
  assert.deepEqual(await signInOfficer(nobody, { username: 'mai', password }), {
    officerId: officer('mai').officerId,
    next: 'done',
  });
  await assert.rejects(wrong('mai'), { code: 'wrong-password' });
  assert.equal((await signInOfficer(nobody, { username: 'mai', password })).next, 'done');
});

test('guesses sent all at once are bounded as if they came one by one', async () => {
  const guesses = await Promise.allSettled([
    ...Array.from({ length: 9 }, () => wrong('duc')),
    new Promise((later) => setTimeout(later, 50)).then(() => wrong('duc')),
  ]);
  const codes = guesses.map(
    (guess) => guess.status === 'rejected' && (guess.reason as { code: string }).code,
  );
  assert.equal(codes.filter((code) => code === 'wrong-password').length, 5);
  assert.equal(codes.filter((code) => code === 'account-waits').length, 5);
});

test('an officer who has left the service is nobody, and cannot come back in', async () => {
  const yen = browser(site);
  await yen.post('/can-bo/dang-nhap', { username: 'yen', password });
  assert.equal(await yen.who(), 'officer Lò Thị Yến');
  await database.db
    .updateTable('officer')
    .set({ leftOn: Temporal.PlainDate.from('2026-11-20') })
    .where('id', '=', officer('yen').officerId)
    .execute();
  assert.equal(await yen.who(), 'anonymous ');
  const again = await browser(site).post('/can-bo/dang-nhap', { username: 'yen', password });
  assert.match(again.body, /không còn công tác/);
});

test('a session ends after an hour unused', async () => {
  const nga = browser(site);
  await nga.post('/can-bo/dang-nhap', { username: 'nga', password });
  clock.now = clock.now.add({ minutes: 59 });
  assert.equal(await nga.who(), 'officer Điêu Thị Nga');
  clock.now = clock.now.add({ minutes: 60 });
  assert.equal(await nga.who(), 'anonymous ');
});

test('signing out ends the session for good, and only by a POST', async () => {
  const nga = browser(site);
  await nga.post('/can-bo/dang-nhap', { username: 'nga', password });
  assert.equal((await nga.get('/dang-xuat')).statusCode, 404);
  assert.equal(await nga.who(), 'officer Điêu Thị Nga');
  const answer = await nga.post('/dang-xuat');
  assert.equal(answer.statusCode, 303);
  assert.equal(await nga.who(), 'anonymous ');
  assert.equal((await latestEvents(database, 1))[0]!.type, 'signed-out');
});

test('an inner page leads to the sign-in and back', async () => {
  const answer = await browser(site).get('/desk');
  assert.equal(answer.headers.location, '/dang-nhap?returnTo=%2Fdesk');
});

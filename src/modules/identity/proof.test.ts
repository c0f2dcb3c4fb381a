import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { testDatabase } from '#platform/testing/index.ts';
import { browser, latestEvents, openSite, password, samplePeople } from './fixtures.ts';
import { paths } from './paths.ts';
import { proofRules } from './proof-rules.ts';

const database = await testDatabase();
const { clock } = await samplePeople(database);
const site = await openSite(database, clock);
const keptForm = '/kept-form';

async function signedIn(username: string, at = site) {
  const visitor = browser(at);
  await visitor.post('/can-bo/dang-nhap', { username, password });
  return visitor;
}
const later = (minutes: number) => {
  clock.now = clock.now.add({ minutes });
};

test('an approval on an old session asks for the password, and comes back to the same act, once', async () => {
  const mai = await signedIn('mai');
  assert.equal((await mai.post('/approval', { what: 'Kế hoạch' })).body, 'Kế hoạch by password');
  later(31);
  const asked = await mai.post('/approval', { what: 'Kế hoạch' });
  assert.equal(asked.headers.location, paths.proof(keptForm));
  const page = await mai.get(asked.headers.location!);
  assert.match(page.body, /Xác nhận là bạn[\s\S]*type="password"/);

  const wrong = await mai.post(paths.proof(), { typed: 'không phải', returnTo: keptForm });
  assert.equal(wrong.statusCode, 422);
  assert.doesNotMatch(wrong.body, /không phải"/);
  const proven = await mai.post(paths.proof(), { typed: password, returnTo: keptForm });
  assert.equal(proven.headers.location, keptForm);
  const events = await latestEvents(database, 2);
  assert.deepEqual(
    events.map(({ type, data }) => [type, data['method'] ?? data['reason']]),
    [
      ['officer-proven-again', 'password'],
      ['officer-sign-in-failed', 'password'],
    ],
  );
  assert.match((await mai.get(keptForm)).body, /name="what" value="Kế hoạch"[\s\S]*Tiếp tục/);
  assert.equal((await mai.post('/approval', { what: 'Kế hoạch' })).statusCode, 200);
  assert.equal((await mai.get(keptForm)).headers.location, '/');
});

test('who has an authenticator app is asked for its code, and the password is not enough', async () => {
  const hung = await signedIn('hung');
  const { body } = await hung.get(paths.authenticator);
  const secret = Secret.fromBase32(/<code>([A-Z2-7 ]+)<\/code>/.exec(body)![1]!.replaceAll(' ', ''));
  const code = () => new TOTP({ secret }).generate({ timestamp: clock.now.epochMilliseconds });
  await hung.post(paths.authenticator, { code: code() });
  later(31);
  await hung.post('/approval', { what: 'Tờ trình' });
  assert.match((await hung.get(paths.proof(keptForm))).body, /Mã trong ứng dụng xác thực/);
  const refused = await hung.post(paths.proof(), { typed: password, returnTo: keptForm });
  assert.match(refused.body, /Mã không đúng/);
  await hung.post(paths.proof(), { typed: code(), returnTo: keptForm });
  assert.equal((await hung.post('/approval', { what: 'Tờ trình' })).body, 'Tờ trình by totp');
});

test('where an approval wants an app, a password of a moment ago is too little, and leads to one', async () => {
  const strict = await openSite(database, clock, { approvals: { freshMinutes: 30, least: 'totp' } });
  const mai = await signedIn('mai', strict);
  const asked = await mai.post('/approval', { what: 'Kế hoạch' });
  assert.equal(asked.headers.location, paths.proof(keptForm));
  const page = await mai.get(asked.headers.location!);
  assert.match(page.body, /chưa bật[\s\S]*href="\/tai-khoan\/xac-thuc-hai-lop"/);
  assert.doesNotMatch(page.body, /type="password"/);
});

test('a proof holds for the minutes it is given, and no proof holds for none', () => {
  const { approval } = proofRules({ freshMinutes: 30, least: 'password' });
  const proof = { by: 'totp', at: clock.now };
  assert.equal(approval(proof, clock.now.add({ minutes: 30 })), true);
  assert.equal(approval(proof, clock.now.add({ minutes: 30, seconds: 1 })), false);
  assert.equal(approval(null, clock.now), false);
  assert.equal(approval({ ...proof, by: 'code' }, clock.now), false, 'a citizen’s is another');
});

import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { type ApiActor, accessRules } from '#modules/identity/index.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { apiRoutes } from './api-routes.ts';
import { errorTexts } from './error-texts.ts';
import { answers, libraryCard, sampleOffice } from './fixtures.ts';
import { acceptDossier } from './index.ts';
import { trackingRoutes } from './tracking-routes.tsx';

const database = await testDatabase();
const office = await sampleOffice(database);
const partner = (name: string, ...scopes: string[]): ApiActor => ({
  kind: 'partner',
  id: crypto.randomUUID(),
  name,
  positions: [],
  scopes,
});
const callers = new Map([
  ['Bearer portal', partner('dvcqg', 'dossiers.submit', 'dossiers.read')],
  ['Bearer ministry', partner('btp', 'dossiers.submit', 'dossiers.read')],
  ['Bearer reader', partner('doc', 'dossiers.read')],
]);
const { app } = await testApp({
  database,
  now: () => office.clock.now,
  accessRules,
  errorTexts,
  callerOf: (authorization) => callers.get(authorization ?? ''),
  routes: [
    apiRoutes({
      blobs: folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-api-'))),
      baseUrl: 'https://muongmau.example',
    }),
    trackingRoutes,
  ],
});

const submission = (over: object = {}) => ({
  procedureCode: libraryCard.code,
  applicant: { name: 'Lò Thị Lan', identityNumber: '011190000123', phone: '0912345678' },
  answers,
  placeCode: '99004',
  returnMethod: 'online',
  channel: 'online',
  ...over,
});

async function call(method: 'GET' | 'POST', url: string, token?: string, body?: object, headers = {}) {
  const answer = await app.inject({
    method,
    url,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
    ...(body && { payload: body }),
  });
  return { status: answer.statusCode, headers: answer.headers, body: JSON.parse(answer.body) };
}
const file = (body: object, token = 'portal', headers = {}) =>
  call('POST', '/api/v1/dossiers', token, body, headers);

describe('a partner files a dossier', () => {
  test('that keeps its authoritative system and outside code', async () => {
    const { status, headers, body } = await file(submission({ externalCode: 'G99.1-261125-000001' }));
    assert.equal(status, 201);
    assert.match(body.code, /^H99\.102-261125-\d{4}$/);
    assert.equal(body.trackingUrl, `https://muongmau.example/tra-cuu/${body.code}`);
    assert.equal(headers['location'], `/api/v1/dossiers/${body.code}`);
    const row = await database.db
      .selectFrom('dossier')
      .select(['authoritativeSystem', 'externalCode', 'applicantId'])
      .where('code', '=', body.code)
      .executeTakeFirstOrThrow();
    assert.deepEqual(row, {
      authoritativeSystem: 'dvcqg',
      externalCode: 'G99.1-261125-000001',
      applicantId: null,
    });
  });

  test('once, however often the outside code or the key comes', async () => {
    const known = await file(submission({ externalCode: 'X-1' }));
    assert.equal((await file(submission({ externalCode: 'X-1' }))).body.code, known.body.code);
    assert.notEqual((await file(submission({ externalCode: 'X-1' }), 'ministry')).body.code, known.body.code);

    const key = { 'idempotency-key': 'a-key' };
    const first = await file(submission(), 'portal', key);
    const again = await file(submission(), 'portal', key);
    assert.equal(first.status, 201);
    assert.deepEqual(again.body, first.body);
    assert.equal(
      (await file(submission({ returnMethod: 'post' }), 'portal', key)).body.code,
      'idempotency-key-reused',
    );
  });

  test('with issues named by field, and nothing kept', async () => {
    const count = () => database.db.selectFrom('dossier').select('id').execute();
    const before = (await count()).length;
    const wrong = await file(
      submission({ answers: { ...answers, phone: '12', address: { province: '99' } } }),
    );
    assert.equal(wrong.status, 422);
    assert.deepEqual(
      wrong.body.issues.map((issue: { field: string }) => issue.field),
      ['/phone', '/address/commune', '/address/detail'],
    );
    for (const over of [{ applicant: {} }, { placeCode: 'xa' }, { channel: 'inPerson' }, { surprise: 1 }]) {
      assert.equal((await file(submission(over))).status, 422, JSON.stringify(over));
    }
    assert.equal((await file(submission({ procedureCode: '9.999999' }))).status, 404);
    assert.equal((await file(submission({ placeCode: '11111' }))).body.code, 'no-competent-agency');
    assert.equal((await count()).length, before);
  });

  test('with files that it sent itself, and no others', async () => {
    const boundary = 'b';
    const upload = async (token: string) => {
      const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="anh.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7\n%%EOF\n\r\n--${boundary}--\r\n`;
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      };
      return (await app.inject({ method: 'POST', url: '/api/v1/files', headers, payload })).json();
    };
    const own = await upload('portal');
    assert.equal(own.mediaType, 'application/pdf');
    assert.equal((await file(submission({ answers: { ...answers, paper1: [own.id] } }))).status, 201);
    const foreign = await upload('ministry');
    const refused = await file(submission({ answers: { ...answers, paper1: [foreign.id] } }));
    assert.deepEqual(
      refused.body.issues.map(({ field, code }: { field: string; code: string }) => [field, code]),
      [['/paper1', 'file-unknown']],
    );
  });
});

describe('a partner', () => {
  test('reads what it sent, and finds nothing of others', async () => {
    const { body } = await file(submission());
    assert.equal((await call('GET', `/api/v1/dossiers/${body.code}`, 'portal')).body.status, 1);
    const hung = await office.officer('hung');
    const row = await database.db
      .selectFrom('dossier')
      .select('id')
      .where('code', '=', body.code)
      .executeTakeFirstOrThrow();
    await acceptDossier(hung, { dossierId: row.id });
    const accepted = await call('GET', `/api/v1/dossiers/${body.code.toLowerCase()}`, 'portal');
    assert.equal(accepted.body.statusName, 'accepted');
    assert.equal(accepted.body.dueAt, '2026-12-02T10:00:00Z');
    assert.equal((await call('GET', `/api/v1/dossiers/${body.code}`, 'ministry')).status, 404);
  });

  test('without a token or the scope is refused', async () => {
    assert.equal((await file(submission(), 'nobody')).status, 401);
    assert.equal((await file(submission(), 'reader')).status, 403);
  });
});

describe('tracking', () => {
  test('tells how far a dossier is, as it was typed, and no name', async () => {
    const filed = await file(submission());
    const typed = ` ${filed.body.code.toLowerCase().replace('-', '– ')}`;
    const { status, body } = await call('GET', `/api/v1/tracking/${encodeURIComponent(typed)}`);
    assert.equal(status, 200);
    assert.equal(body.code, filed.body.code);
    assert.doesNotMatch(JSON.stringify(body), /Lan|0912345678|011190000123/);
  });

  test('on a page needs no account; a wrong code keeps what was typed', async () => {
    const filed = await file(submission());
    const typed = await app.inject(`/tra-cuu?code=${encodeURIComponent(filed.body.code.toLowerCase())}`);
    assert.equal(typed.headers.location, `/tra-cuu/${filed.body.code}`);
    const page = await app.inject(typed.headers.location as string);
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /Mới đăng ký/);
    assert.match(page.body, /Nà Lúa/);
    assert.ok(!/Lò Thị Lan|0912345678/.test(page.body));
    const wrong = await app.inject('/tra-cuu/h99-000000-0000');
    assert.equal(wrong.statusCode, 404);
    assert.match(wrong.body, /value="h99-000000-0000"/);
    assert.match((await app.inject('/tra-cuu?code=+')).body, /Hãy nhập mã hồ sơ/);
  });

  test('of one code after the other is slowed down', async () => {
    const statuses = new Set<number>();
    for (let n = 0; n < 40; n++) {
      const { statusCode } = await app.inject({
        url: `/tra-cuu/H99-261125-${n}`,
        remoteAddress: '203.0.113.9',
      });
      statuses.add(statusCode);
    }
    assert.deepEqual([...statuses].sort(), [404, 429]);
  });
});

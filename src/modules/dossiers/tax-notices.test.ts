import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ApiActor, accessRules } from '#modules/identity/index.ts';
import { checkBooks, collectCash, listObligationsOf } from '#modules/payments/index.ts';
import { testApp, testDatabase } from '#platform/testing/index.ts';
import { errorTexts } from './error-texts.ts';
import { sampleOffice } from './fixtures.ts';
import { acceptDossier, getDossier, resumePaidDossiers, submitDossier } from './index.ts';
import { apiPaths } from './paths.ts';
import { taxRoutes } from './tax-routes.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleOffice(database);
const hung = await office.officer('hung');
const caller = (...scopes: string[]): ApiActor => ({
  kind: 'partner',
  id: crypto.randomUUID(),
  name: 'thue-tinh',
  positions: [],
  scopes,
});
const callers = new Map([
  ['Bearer tax', caller('tax-notices.deliver')],
  ['Bearer portal', caller('dossiers.submit')],
]);
const { app } = await testApp({
  database,
  now: () => office.clock.now,
  accessRules,
  errorTexts,
  callerOf: (authorization) => callers.get(authorization ?? ''),
  routes: [taxRoutes],
});

const notice = {
  number: 'LTB2611250001/TB-CCT',
  issuedOn: '2026-11-25',
  payBy: '2026-12-25',
  beneficiary: { bankBin: '970499', number: '7111099500', holder: 'KHO BAC NHA NUOC', bankName: 'Thử' },
  lines: [
    { label: 'Lệ phí trước bạ nhà, đất', amountVnd: 1_250_333, chapter: '757', subItem: '2801' },
    { label: 'Thuế thu nhập cá nhân', amountVnd: 5_001_332, chapter: '757', subItem: '1006' },
  ],
  totalVnd: 6_251_665,
};
async function deliver(code: string, body: object = notice, token = 'tax') {
  const answer = await app.inject({
    method: 'POST',
    url: apiPaths.taxNotices(code),
    headers: { authorization: `Bearer ${token}` },
    payload: body,
  });
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
}
const accepted = async () => {
  const filed = await submitDossier(office.lan, office.application());
  return acceptDossier(hung, { dossierId: filed.id });
};

const taxesOf = async (...ids: string[]) =>
  (await listObligationsOf(db, 'dossier', ids)).filter(({ kind }) => kind === 'tax');

describe('a notice of the tax authority', () => {
  test('stops the clock of its dossier, is paid line by line, and then the work goes on', async () => {
    const dossier = await accepted();
    const { status, body } = await deliver(dossier.code);
    assert.equal(status, 200);
    assert.deepEqual(body, {
      number: notice.number,
      dossierCode: dossier.code,
      amountVnd: 6_251_665,
      paidVnd: 0,
      isPaid: false,
    });
    assert.equal((await getDossier(db, hung.actor, dossier.id)).status, 6);
    const [owed] = await taxesOf(dossier.id);
    assert.deepEqual(
      [owed!.kind, owed!.noticeNumber, owed!.payBy!.toString(), owed!.beneficiary!.number],
      ['tax', notice.number, '2026-12-25', '7111099500'],
    );
    assert.deepEqual(
      owed!.assessment.lines.map(({ budget, payableVnd }) => [budget!.subItem, payableVnd]),
      [
        ['2801', 1_250_333],
        ['1006', 5_001_332],
      ],
    );
    // A second notice for the same dossier: it waits for both.
    const land = { ...notice, number: 'LTB2611250002', lines: notice.lines.slice(0, 1), totalVnd: 1_250_333 };
    assert.equal((await deliver(dossier.code, land)).status, 200);
    await collectCash(hung, { obligationId: owed!.id, amountVnd: 6_251_665 });
    assert.equal(await resumePaidDossiers(office.system), 0);
    const [, second] = await taxesOf(dossier.id);
    await collectCash(hung, { obligationId: second!.id, amountVnd: 1_250_333 });
    assert.equal(await resumePaidDossiers(office.system), 1);
    assert.equal((await getDossier(db, hung.actor, dossier.id)).status, 4);
    const asked = await app.inject({
      url: `${apiPaths.taxNotice}?number=${encodeURIComponent(notice.number)}`,
      headers: { authorization: 'Bearer tax' },
    });
    assert.deepEqual([asked.json().isPaid, asked.json().paidVnd], [true, 6_251_665]);
    assert.deepEqual(await checkBooks(db), []);
  });

  test('that comes twice, also at once, is one; with other contents it is refused', async () => {
    const dossier = await accepted();
    const own = { ...notice, number: 'LTB2611250003' };
    const sent = [1, 2, 3].map(() => deliver(dossier.code, own));
    assert.deepEqual(
      (await Promise.all(sent)).map(({ status }) => status),
      [200, 200, 200],
    );
    assert.equal((await deliver(dossier.code, own)).status, 200);
    assert.equal((await taxesOf(dossier.id)).length, 1);
    const lines = [{ ...notice.lines[0]!, amountVnd: 1 }];
    assert.equal((await deliver(dossier.code, { ...own, lines, totalVnd: 1 })).status, 409);
    const other = await accepted();
    assert.equal((await deliver(other.code, own)).status, 409);
  });

  test('is not taken when its sum is not that of its lines, or from who may not send it', async () => {
    const dossier = await accepted();
    const own = { ...notice, number: 'LTB2611250004' };
    assert.equal((await deliver(dossier.code, { ...own, totalVnd: 6_251_664 })).status, 422);
    assert.equal((await deliver(dossier.code, { ...own, payBy: '2026-11-24' })).status, 422);
    assert.equal((await deliver(dossier.code, { ...own, lines: [] })).status, 422);
    assert.equal((await deliver(dossier.code, own, 'portal')).status, 403);
    assert.equal((await deliver(dossier.code, own, 'nobody')).status, 401);
    assert.equal((await deliver('H99.102-261125-9999', own)).status, 404);
    const filed = await submitDossier(office.lan, office.application());
    assert.equal((await deliver(filed.code, own)).status, 409, 'not accepted yet');
    assert.deepEqual(await taxesOf(dossier.id, filed.id), []);
  });
});

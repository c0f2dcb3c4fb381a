import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { libraryCard, sampleOffice } from '#modules/dossiers/fixtures.ts';
import { accessRules } from '#modules/identity/index.ts';
import { createReceiptPress, readReceiptKeys } from '#modules/signing/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { verifyJws } from '../signing/receipts/compact-jws.ts';
import { addCitizen, sampleRules } from './fixtures.ts';
import { acceptMandate } from './index.ts';
import { errorTexts, mandateRoutes } from './module.ts';
import { mandatePaths } from './paths.ts';
import { readMandateRules } from './rules.ts';
import { useMandate } from './use-mandate.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleOffice(database);
const hoa = await addCitizen(db, 'Quàng Văn Hòa', { identityNumber: '011085000777' });
const sinh = await addCitizen(db, 'Giàng A Sình');
const guest = await addCitizen(db, 'Khách', { assurance: 'contact' });
const baseUrl = 'https://muongmau.example';
const receipts = createReceiptPress(db, 'd'.repeat(64), `${baseUrl}/bien-nhan`);
const site = await testApp({
  database,
  now: () => office.clock.now,
  accessRules,
  errorTexts,
  signInPath: '/dang-nhap',
  routes: [
    mandateRoutes({
      receipts,
      mandateRules: sampleRules,
      baseUrl,
    }),
  ],
});
after(() => site.app.close());

const [lanSees, hoaSees, sinhSees, guestSees] = await Promise.all(
  [office.lan.actor, hoa, sinh, guest].map((actor) => visitor(site, actor)),
);
const asHoa = office.system.as(hoa);

const typed = {
  agentLabel: 'Anh Hòa',
  principal: 'self',
  scope: 'all',
  validFrom: '2026-11-25',
  validUntil: '2027-11-25',
};

/** Lan lets someone act for her: the path of the link. */
async function grant(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const { html } = await lanSees!.post(mandatePaths.granting(), { ...typed, ...more });
  const [, path] = /href="https:\/\/muongmau\.example(\/uy-quyen\/[^"]+)"/.exec(html) ?? [];
  assert.ok(path, html);
  return path;
}
const latest = () =>
  db
    .selectFrom('mandate')
    .selectAll()
    .orderBy('grantedAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
const use = (id: string, code = libraryCard.code) =>
  database.db.transaction().execute((tx) => useMandate(tx, asHoa, id, code));
async function readRecord(jws: string) {
  const found = verifyJws(jws, await readReceiptKeys(db));
  assert.ok('payload' in found, JSON.stringify(found));
  return found.payload as Readonly<Record<string, unknown>>;
}

describe('a mandate', () => {
  test('is granted by a link, accepted with the other’s own account, shown to both and ended by either at once', async () => {
    const link = await grant();
    const { id } = await latest();
    await assert.rejects(use(id), { code: 'mandate-not-in-force' }, 'before it is accepted');
    const offer = await hoaSees!.get(link);
    assert.match(offer.html, /Lò Thị Lan ủy quyền cho bạn/);
    assert.equal((await hoaSees!.post(link, {})).status, 303);
    assert.equal((await use(id)).grantorId, office.lan.actor.id);
    for (const who of [lanSees!, hoaSees!]) {
      assert.match(
        (await who.get(mandatePaths.list())).html,
        /Lò Thị Lan → Quàng Văn Hòa[\s\S]*Đang có hiệu lực/,
      );
    }
    assert.doesNotMatch((await sinhSees!.get(mandatePaths.list())).html, /Quàng Văn Hòa/);

    assert.equal((await sinhSees!.post(mandatePaths.end(id), {})).status, 404);
    assert.equal((await hoaSees!.post(mandatePaths.end(id), {})).status, 303);
    await assert.rejects(use(id), { code: 'mandate-not-in-force' });
    assert.match((await lanSees!.get(mandatePaths.list())).html, /Đã chấm dứt/);
    assert.equal((await lanSees!.post(mandatePaths.end(id), {})).status, 303, 'ended twice stays ended');
    const facts = await db
      .selectFrom('event')
      .select('type')
      .where('subjectId', '=', id)
      .orderBy('subjectVersion')
      .execute();
    assert.deepEqual(
      facts.map(({ type }) => type),
      ['mandate-granted', 'mandate-accepted', 'mandate-revoked'],
    );
  });

  test('is a record that the province’s key signed, downloaded by both sides alone, and signed anew at the end', async () => {
    const link = await grant({
      principal: 'organisation',
      organisationName: 'Hợp tác xã Nà Lúa',
      organisationTaxCode: '5600123456',
    });
    const { id } = await latest();
    assert.equal((await lanSees!.get(mandatePaths.record(id))).status, 404, 'nothing is signed yet');
    await hoaSees!.post(link, {});
    assert.match((await lanSees!.get(mandatePaths.list())).html, /chưa được xác minh/);
    const [mine, theirs] = await Promise.all(
      [lanSees!, hoaSees!].map((who) => who.get(mandatePaths.record(id))),
    );
    assert.equal(mine!.html, theirs!.html);
    assert.equal((await sinhSees!.get(mandatePaths.record(id))).status, 404);
    const record = await readRecord(mine!.html);
    assert.deepEqual(record, {
      record: 'mandate',
      id,
      grantor: { name: 'Lò Thị Lan', identityNumber: null },
      organisation: { name: 'Hợp tác xã Nà Lúa', taxCode: '5600123456', isVerified: false },
      agent: { name: 'Quàng Văn Hòa', identityNumber: '011085000777' },
      procedures: { all: true, except: ['9.000066'] },
      validFrom: '2026-11-25',
      validUntil: '2027-11-25',
      grantedAt: record['grantedAt'],
      acceptedAt: office.clock.now.toString(),
    });
    await lanSees!.post(mandatePaths.end(id), {});
    const ended = await readRecord((await hoaSees!.get(mandatePaths.record(id))).html);
    assert.deepEqual([ended['endedBy'], ended['endedAt']], ['grantor', office.clock.now.toString()]);
  });

  test('is good on its days and for its procedures only', async () => {
    const link = await grant({
      scope: 'some',
      procedureCodes: libraryCard.code,
      validFrom: '2026-11-26',
      validUntil: '2026-11-30',
    });
    const { id } = await latest();
    await hoaSees!.post(link, {});
    const begin = office.clock.now;
    await assert.rejects(use(id), { code: 'mandate-not-in-force' }, 'the day before');
    office.clock.now = Temporal.Instant.from('2026-11-30T16:59:59Z');
    await use(id);
    await assert.rejects(use(id, '1.001193'), { code: 'mandate-not-in-force' });
    office.clock.now = Temporal.Instant.from('2026-11-30T17:00:00Z');
    await assert.rejects(use(id), { code: 'mandate-not-in-force' }, 'the day after');
    office.clock.now = begin;
  });

  test('is accepted once, by another person who is identified, while the link lasts', async () => {
    const link = await grant();
    assert.match((await lanSees!.get(link)).html, /đường dẫn của chính mình/);
    assert.equal((await lanSees!.post(link, {})).status, 409);
    assert.match((await guestSees!.get(link)).html, /Cần tài khoản định danh/);
    assert.equal((await guestSees!.post(link, {})).status, 409);
    const both = await Promise.all([hoaSees!.post(link, {}), sinhSees!.post(link, {})]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 409]);
    assert.equal((await guestSees!.get(link)).status, 410);

    const late = await grant();
    const begin = office.clock.now;
    office.clock.now = begin.add({ hours: 24 * 14 });
    await assert.rejects(acceptMandate(asHoa, receipts, late.split('/').at(-1)!), {
      code: 'mandate-not-open',
    });
    office.clock.now = begin;
    assert.equal((await guestSees!.post(mandatePaths.granting(), typed)).status, 409);
  });

  test('that cannot be is refused field by field, and what was typed stays', async () => {
    const faults: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
      [{ agentLabel: '' }, /href="#agentLabel">Ghi tên/],
      [{ principal: 'organisation', organisationTaxCode: '12' }, /href="#organisationTaxCode">Mã số thuế/],
      [{ scope: 'some', procedureCodes: '' }, /href="#procedureCodes">Ghi ít nhất/],
      [{ scope: 'some', procedureCodes: '9.999999' }, /mang mã 9\.999999/],
      [{ validFrom: '2026-11-24' }, /href="#validFrom">Ngày bắt đầu/],
      [{ validUntil: '2026-11-24' }, /href="#validUntil">Ngày kết thúc/],
      [{ validUntil: '2027-11-26' }, /Thời hạn không quá 12 tháng/],
      [{ validUntil: '2027-02-30' }, /href="#validUntil">Chọn một ngày/],
    ];
    for (const [fault, said] of faults) {
      const { status, html } = await lanSees!.post(mandatePaths.granting(), { ...typed, ...fault });
      assert.equal(status, 422, JSON.stringify(fault));
      assert.match(html, said);
      assert.match(html, new RegExp(`value="${fault['validFrom'] ?? '2026-11-25'}"[^>]* name="validFrom"`));
    }
  });

  test('is not for what the law wants done in person: the pack lists it', async () => {
    const { inPerson } = readMandateRules(readPack('packs', 'sample'));
    assert.ok(inPerson.procedures.includes('1.000894'), 'marriage');
    await office.publishCard('9.000066', libraryCard.channels[0]!.timeLimit);
    const { html } = await lanSees!.post(mandatePaths.granting(), {
      ...typed,
      scope: 'some',
      procedureCodes: '9.000066',
    });
    assert.match(html, /phải do chính người yêu cầu thực hiện/);
    await hoaSees!.post(await grant(), {});
    const { id } = await latest();
    await assert.rejects(use(id, '9.000066'), { code: 'mandate-not-in-force' });
  });
});

import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { after, beforeEach, describe, test } from 'node:test';
import { listReadingsOf } from '#modules/personal-data/index.ts';
import { newId } from '#platform/database/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { lanNumber, storeOffice } from '../../dossiers/testing/store-office.ts';
import { askRegistry } from '../commands/ask-registry.ts';
import { listRegistryReadings } from './answers.ts';
import { populationRegistry } from './population-registry.ts';
import { RegistryAway } from './registry-source.ts';

const lanThere = `<CongdanCollection><CongDan><SoDinhDanh>${lanNumber}</SoDinhDanh><HoVaTen>LÒ THỊ LAN</HoVaTen>
  <NgayThangNamSinh>19900516</NgayThangNamSinh><GioiTinh>2</GioiTinh><DanToc>Thái</DanToc>
  <ThuongTru><MaTinhThanh>99</MaTinhThanh><MaPhuongXa>99004</MaPhuongXa><ChiTiet>Bản Nà Lúa</ChiTiet></ThuongTru>
  </CongDan></CongdanCollection>`;
const told = (data: string) => (_: IncomingMessage, response: ServerResponse) =>
  response.end(JSON.stringify({ errorCode: '0', data }));

/** The registry as the test plays it: each test says how it answers. */
let answer: (request: IncomingMessage, response: ServerResponse) => unknown = told(lanThere);
const asked: { body: Record<string, string>; authorization: string | undefined }[] = [];
const server = createServer(async (request, response) => {
  asked.push({
    body: (await json(request)) as Record<string, string>,
    authorization: request.headers.authorization,
  });
  answer(request, response);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
after(() => void server.close());
after(() => server.closeAllConnections());
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dan-cu`;
const registry = populationRegistry({ url, key: 'khoa-cua-tinh', timeoutMs: 300 });
const question = {
  person: { fullName: 'Lò Thị Lan', identityNumber: lanNumber },
  purpose: { procedureCode: '9.000001', procedureName: 'Cấp thẻ' },
  reference: 'r1',
  askedBy: 'Lò Thị Lan',
};
beforeEach(() => {
  asked.length = 0;
  answer = told(lanThere);
});

describe('the population registry', () => {
  test('is asked by name and number with the purpose, and tells what forms ask under their names', async () => {
    assert.deepEqual(await registry.ask(question), {
      kind: 'found',
      values: {
        fullName: 'Lò Thị Lan',
        identityNumber: lanNumber,
        dateOfBirth: '1990-05-16',
        gender: 'female',
        ethnicity: 'Thái',
        address: { province: '99', commune: '99004', detail: 'Bản Nà Lúa' },
      },
    });
    const [{ body, authorization }] = asked as [(typeof asked)[number]];
    assert.equal(authorization, 'Bearer khoa-cua-tinh');
    assert.deepEqual(
      [body['HoVaTen'], body['SoDinhDanh'], body['MaTTHC'], body['NguoiTraCuu']],
      ['LÒ THỊ LAN', lanNumber, '9.000001', 'Lò Thị Lan'],
    );
  });

  test('says no match for nobody, and for a name that is not that of the number', async () => {
    answer = told('<CongdanCollection/>');
    assert.deepEqual(await registry.ask(question), { kind: 'no-match' });
    answer = told(lanThere);
    const person = { ...question.person, fullName: 'Lò Thị Hoa' };
    assert.deepEqual(await registry.ask({ ...question, person }), { kind: 'no-match' });
  });

  const wrong: readonly (readonly [why: string, answer: typeof answer])[] = [
    ['does not answer in time', () => undefined],
    ['breaks the line', (request) => request.socket.destroy()],
    ['fails', (_, response) => response.writeHead(500).end()],
    ['sends elsewhere', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()],
    ['is no JSON', (_, response) => response.end('<html>')],
    ['has another shape', (_, response) => response.end('{"data":1}')],
    ['says an error', (_, response) => response.end('{"errorCode":"106","message":"AGENCY_ID"}')],
    ['is about somebody else', told(lanThere.replace(lanNumber, '011190000999'))],
    ['names two people', told(lanThere.replace('</CongdanCollection>', '<CongDan/></CongdanCollection>'))],
    ['declares a document type', told(`<!DOCTYPE x [<!ENTITY a "b">]>${lanThere}`)],
    ['is cut short', told(lanThere.slice(0, 200))],
    ['is too large', told(`<CongdanCollection>${' '.repeat(300_000)}</CongdanCollection>`)],
  ];
  for (const [why, wrongly] of wrong) {
    test(`is away when it ${why}`, async () => {
      answer = wrongly;
      await assert.rejects(registry.ask(question), RegistryAway);
    });
  }
});

describe('asking', async () => {
  const database = await testDatabase();
  const { db } = database;
  const office = await storeOffice(database);
  const { lan, hung, owner } = office;
  const about = (applicationKey: string) => ({
    person: owner,
    applicationKey,
    procedure: { code: '9.000001', name: 'Cấp thẻ thư viện xã' },
  });
  const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

  test('writes down who asked about whom and why, and asks once a day for an application', async () => {
    const key = newId();
    assert.equal(await askRegistry(lan, registry, about(key)), 'found');
    assert.equal(await askRegistry(lan, registry, about(key)), 'found');
    assert.equal(asked.length, 1);
    const [reading] = await listRegistryReadings(db, key);
    assert.deepEqual(
      [reading!.askedByName, reading!.procedureName, reading!.outcome, reading!.answer?.['ethnicity']],
      ['Lò Thị Lan', 'Cấp thẻ thư viện xã', 'found', 'Thái'],
    );
    const facts = await db.selectFrom('event').select('data').where('type', '=', 'registry-asked').execute();
    assert.deepEqual(facts, [
      { data: { source: 'population', outcome: 'found', procedureCode: '9.000001' } },
    ]);
  });

  test('leaves the trace when the registry is away too, and stops after five times', async () => {
    answer = (_, response) => response.writeHead(503).end();
    const key = newId();
    for (let time = 1; time <= 5; time += 1)
      assert.equal(await askRegistry(lan, registry, about(key)), 'away');
    await assert.rejects(askRegistry(lan, registry, about(key)), refused('registry-asked-too-often'));
    assert.equal((await listRegistryReadings(db, key)).length, 5);
  });

  test('by an officer is a reading that the person finds; about somebody else it is not allowed', async () => {
    await askRegistry(hung, registry, about(newId()));
    const [reading] = await listReadingsOf(db, { id: lan.actor.id!, identityNumber: lanNumber });
    assert.deepEqual(
      [reading!.officerName, reading!.subjectCode],
      [hung.actor.name, 'CSDL quốc gia về dân cư'],
    );
    const other = { ...about(newId()), person: { ...owner, citizenId: newId() } };
    await assert.rejects(askRegistry(lan, registry, other), refused('not-allowed'));
    await assert.rejects(askRegistry(office.duc, registry, about(newId())), refused('not-allowed'));
  });
});

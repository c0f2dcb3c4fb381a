import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { testDatabase } from '#platform/testing/index.ts';
import { ContractBreaks, publishContract } from './commands/publish-contract.ts';
import { registerExpectation } from './commands/register-expectation.ts';
import { withdrawExpectation } from './commands/withdraw-expectation.ts';
import { findContract, listContracts } from './contract-rows.ts';
import { changedLibrary, libraryContract } from './contracts/fixtures.ts';
import { listExpectations } from './expectations.ts';
import { samplePlatform } from './fixtures.ts';
import { runExpectations } from './run-expectations.ts';
import { openLibrary } from './testing/provider.ts';

const database = await testDatabase();
const { db } = database;
const platform = await samplePlatform(database);
const { services, viet, nam, system } = platform;
const library = await openLibrary();
after(() => library.close());
const address = `${library.url}/api`;
const service = await platform.share('thu-vien', address, { testAddress: address });
const { client } = await platform.join('mot-cua');
const publish = (changes: Parameters<typeof changedLibrary>[0], asNewMajor = false) =>
  publishContract(viet, services.rules, {
    serviceId: service.id,
    text: JSON.stringify(changedLibrary(changes).document),
    address,
    testAddress: address,
    asNewMajor,
  });
const versionOf = async () => {
  const { major, minor } = (await findContract(db, service.id))!;
  return `${major}.${minor}`;
};
const member = '/components/schemas/Member';
const example = {
  clientId: client.id,
  serviceName: 'thu-vien',
  name: 'đọc họ tên bạn đọc',
  operation: 'getMember',
  request: { path: { number: '099094000007' } },
  response: {
    status: 200,
    body: { number: '099094000007', name: 'Lan', guarantor: { number: '1', name: 'Mai' } },
  },
};

describe('a version', () => {
  test('that breaks clients is refused with every place listed, and published only as a new major one', async () => {
    await assert.rejects(publish({ [`${member}/properties/phone`]: undefined }), (error: unknown) => {
      assert.ok(error instanceof ContractBreaks);
      assert.deepEqual(
        error.changes.map(({ what, operation, at }) => `${what} ${operation} ${at}`),
        ['field-removed getMember response 200/phone'],
      );
      return true;
    });
    assert.equal(await versionOf(), '1.0');
    await publish({ [`${member}/properties/email`]: { type: 'string' } });
    assert.equal(await versionOf(), '1.1');
    await publish({ [`${member}/properties/phone`]: undefined }, true);
    assert.equal(await versionOf(), '2.0');
    const [latest] = await listContracts(db, service.id);
    assert.ok(latest!.changes.some(({ breaks }) => breaks));
    await assert.rejects(publish({ [`${member}/properties/phone`]: undefined }), {
      code: 'contract-unchanged',
    });
    await assert.rejects(
      publishContract(nam, services.rules, {
        serviceId: service.id,
        text: JSON.stringify(libraryContract),
        address,
      }),
      { code: 'not-allowed' },
    );
    await assert.rejects(
      publishContract(
        viet,
        { allowsLoopback: false },
        { serviceId: service.id, text: JSON.stringify(libraryContract), address },
      ),
      /address-wrong/,
    );
  });
});

describe('an example that a client relies on', () => {
  test('must be promised by the contract, and then keeps a version from being published that comparison would let pass', async () => {
    await assert.rejects(
      registerExpectation(nam, {
        ...example,
        response: { status: 200, body: { number: '1', name: 'Lan', shoeSize: 43 } },
      }),
      /expectation-not-met/,
    );
    await assert.rejects(
      registerExpectation(nam, { ...example, request: { path: { number: 'x' } } }),
      /expectation-not-met/,
    );
    const { id } = await registerExpectation(nam, example);
    await assert.rejects(registerExpectation(nam, example), /name-taken/);
    // Behind a choice of schemas comparison says "changed"; the example says who is hurt.
    await assert.rejects(
      publish({
        [`${member}/properties/phone`]: undefined,
        [`${member}/properties/guarantor`]: { oneOf: [{ type: 'string' }] },
      }),
      (error: unknown) => {
        assert.ok(error instanceof ContractBreaks);
        assert.ok(
          error.changes.some(
            ({ what, detail }) => what === 'expectation-broken' && detail.startsWith('mot-cua'),
          ),
        );
        return true;
      },
    );
    await withdrawExpectation(nam, { clientId: client.id, id });
    assert.deepEqual(await listExpectations(db, { serviceId: service.id }), []);
  });

  test('is asked of the provider’s test address: met, not met with the place told, and met again; each turn is a fact', async () => {
    const { id } = await registerExpectation(nam, {
      ...example,
      name: 'họ tên là chữ',
      response: { status: 200, body: { number: '1', name: 'Lan' } },
    });
    assert.deepEqual(await runExpectations(system, services), { met: 1, failed: 0 });
    library.mood.how = 'differing';
    assert.deepEqual(await runExpectations(system, services), { met: 0, failed: 1 });
    const [relied] = await listExpectations(db, { clientId: client.id });
    assert.deepEqual(
      relied!.problems?.map(({ at, detail }) => `${at}: ${detail}`),
      ['/name: string ≠ nothing', '/number: string ≠ number'],
    );
    await runExpectations(system, services);
    library.mood.how = 'well';
    await runExpectations(system, services, { serviceId: service.id });
    const turns = await db
      .selectFrom('event')
      .select('data')
      .where('subjectId', '=', id)
      .where('type', '=', 'expectation-turned')
      .orderBy('subjectVersion')
      .execute();
    assert.deepEqual(
      turns.map(({ data }) => (data as { isMet: boolean }).isMet),
      [false, true],
    );
    library.close();
    assert.deepEqual(await runExpectations(system, services), { met: 0, failed: 1 });
  });
});

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { listEventsOf } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { getViewing, listViewings, takeSnapshot } from './cameras.ts';
import { sampleCentre } from './fixtures.ts';
import { setCamera, viewCameras } from './index.ts';
import type { CentreRules } from './rules.ts';

const jpeg = Buffer.concat([
  Buffer.from('ffd8ffe0', 'hex'),
  Buffer.alloc(600, 7),
  Buffer.from('ffd9', 'hex'),
]);
let asked = 0;
// A camera of the test's own, with the ways in which cameras go wrong.
const camera = createServer((request, response) => {
  asked += 1;
  if (request.url === '/ok.jpg') response.writeHead(200, { 'content-type': 'image/jpeg' }).end(jpeg);
  else if (request.url === '/page.jpg') response.writeHead(200).end('<html>sign in</html>');
  else if (request.url === '/away.jpg') response.writeHead(302, { location: '/ok.jpg' }).end();
  else if (request.url === '/large.jpg') response.writeHead(200).end(Buffer.alloc(3 * 1024 * 1024, 0xff));
  else response.writeHead(404).end();
});
const database = await testDatabase();
let house: Awaited<ReturnType<typeof sampleCentre>>;
let rules: CentreRules;
let host: string;

before(async () => {
  house = await sampleCentre(database);
  await new Promise<void>((ready) => camera.listen(0, '127.0.0.1', ready));
  host = `127.0.0.1:${(camera.address() as AddressInfo).port}`;
  rules = { ...house.rules, cameras: { ...house.rules.cameras, hosts: [host] } };
});
after(() => camera.close());

const refusal = (code: string) => ({ name: 'Refusal', code });

describe('a camera', () => {
  test('gives one picture, asked for by the server', async () => {
    assert.deepEqual(await takeSnapshot(`http://${host}/ok.jpg`, rules), jpeg);
  });

  test('that redirects, sends a page, sends too much or nothing is silent', async () => {
    for (const path of ['away', 'page', 'large', 'none'])
      await assert.rejects(takeSnapshot(`http://${host}/${path}.jpg`, rules), refusal('camera-silent'));
  });

  test('on no host of the pack is not asked at all', async () => {
    const before = asked;
    const { port } = new URL(`http://${host}`);
    for (const address of [
      `http://localhost:${port}/ok.jpg`,
      `http://127.0.0.1/ok.jpg`,
      `http://camera@${host}/ok.jpg`,
      `http://169.254.169.254/latest/meta-data`,
      'file:///etc/passwd',
      'ok.jpg',
    ]) {
      await assert.rejects(takeSnapshot(address, rules), refusal('camera-not-allowed'));
    }
    await assert.rejects(takeSnapshot(`http://${host}/ok.jpg`, house.rules), refusal('camera-not-allowed'));
    assert.equal(asked, before);
  });

  test('is set by an administrator, on a host of the pack', async () => {
    const nam = await house.officer('nam');
    const input = { counterId: house.counters[0]!.id, address: `http://${host}/ok.jpg` };
    await assert.rejects(setCamera(await house.officer('nga'), rules, input), refusal('not-allowed'));
    await assert.rejects(setCamera(nam, house.rules, input), { name: 'InvalidInput' });
    assert.equal((await setCamera(nam, rules, input)).cameraUrl, input.address);
  });
});

describe('a look at the counters', () => {
  test('is the centre’s head’s, who says why; it is written down and ends by itself', async () => {
    const [nga, hung] = await Promise.all([house.officer('nga'), house.officer('hung')]);
    const { id: centreId } = house.centre;
    const why = { centreId, purpose: 'Có người báo quầy 2 đông' };
    await assert.rejects(viewCameras(hung, rules, why), refusal('not-allowed'));
    await assert.rejects(
      viewCameras(nga, rules, { ...why, centreId: house.province.id }),
      refusal('not-allowed'),
    );
    await assert.rejects(viewCameras(nga, rules, { centreId, purpose: 'xem' }), { name: 'InvalidInput' });

    const viewing = await viewCameras(nga, rules, why);
    assert.equal((await getViewing(nga, viewing.id)).purpose, why.purpose);
    await assert.rejects(getViewing(hung, viewing.id), refusal('not-found'));
    const facts = await listEventsOf(database.db, 'centre-viewing', viewing.id);
    assert.deepEqual(
      facts.map(({ type, data }) => [type, data['purpose']]),
      [['cameras-viewed', why.purpose]],
    );
    assert.equal((await listViewings(database.db, centreId))[0]?.officerName, nga.actor.name);
    house.later(rules.cameras.minutesPerViewing + 1);
    await assert.rejects(getViewing(nga, viewing.id), refusal('not-found'));
  });
});

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { readEnvelope, writeEnvelope } from '#engines/edxml/index.ts';
import { catchUp } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { deliverHere } from '../commands/deliver-here.ts';
import { registerParticipant } from '../commands/register-participant.ts';
import { deliverElsewhere } from '../deliver-elsewhere.ts';
import { homeAffairs, province, sampleAxis } from '../fixtures.ts';
import { composeDocument, type ReceivedMessage, receivedMessages, sendEnvelope } from '../index.ts';
import { vxpServer } from '../testing/vxp-server.ts';
import { createVxpClient } from '../vxp/vxp-client.ts';
import { vxpTimestamp } from '../vxp/vxp-headers.ts';
import { nationalTransport } from './national-transport.ts';
import { receiveNational } from './receive-national.ts';

const database = await testDatabase();
const { db, sequencerDb } = database;
const axis = await sampleAxis(database);
const { services, system, clock } = axis;
await registerParticipant(system, {
  code: 'G00',
  name: 'Trục liên thông văn bản quốc gia',
  way: 'national',
  requiresSignature: false,
});
const vxp = await vxpServer();
after(() => vxp.close());
const client = createVxpClient(vxp.join('H99'), () => clock.now);
const national = nationalTransport(client);

const ministry = { code: 'G09.20', name: 'Cục Văn thư và Lưu trữ nhà nước' };
const otherProvince = { code: '000.00.00.H18', name: 'UBND tỉnh bạn' };
const arrived: ReceivedMessage[] = [];
const reader = receivedMessages('national-test', async (_tx, message) => void arrived.push(message));
async function arrivals() {
  while ((await deliverHere(system)) > 0);
  await catchUp(sequencerDb, db, [reader]);
  return arrived.splice(0);
}
/** What another province sends: without a signature, as many do. */
const fromElsewhere = (subject: string) =>
  writeEnvelope(composeDocument(axis.document({ from: otherProvince, to: [homeAffairs], subject })));

describe('the national axis', () => {
  test('is handed a message once for all who are reached by it, and here it goes its own way', async () => {
    const document = axis.document({ to: [homeAffairs, ministry, otherProvince] });
    const receipt = await sendEnvelope(system, services, composeDocument(document));
    await deliverElsewhere(system, services, { national });
    assert.equal(vxp.sent.length, 1);
    const [sent] = vxp.sent;
    assert.equal(sent?.from, province.code);
    const { header } = readEnvelope(sent!.bytes).envelope;
    assert.deepEqual(
      header.message.to?.map(({ organId }) => organId),
      [homeAffairs.code, ministry.code, otherProvince.code],
    );
    assert.deepEqual(
      (await arrivals()).map(({ messageId }) => messageId),
      [receipt.messageId],
    );
  });

  test('that did the work and lost the answer is asked before it is handed the same again', async () => {
    const before = vxp.sent.length;
    await sendEnvelope(system, services, composeDocument(axis.document({ to: [ministry] })));
    vxp.loseAnswers(1);
    for (let round = 0; round < 4; round += 1) {
      await deliverElsewhere(system, services, { national });
      clock.now = clock.now.add({ minutes: 16 });
    }
    assert.equal(vxp.sent.length, before + 1);
    const waiting = await db
      .selectFrom('exchangeDelivery')
      .select('id')
      .where('state', '=', 'waiting')
      .execute();
    assert.deepEqual(waiting, []);
  });

  test('may be away for a day: agencies here go on writing to each other, and what is for elsewhere goes when it is back', async () => {
    const before = vxp.sent.length;
    await arrivals();
    const away = () => Promise.reject(new Error('ECONNREFUSED'));
    const subjects = Array.from({ length: 24 }, (_, hour) => `V/v việc của giờ thứ ${hour}`);
    const arrivedHere: (string | undefined)[] = [];
    for (const subject of subjects) {
      const document = axis.document({ to: [homeAffairs, ministry], subject });
      await sendEnvelope(system, services, composeDocument(document));
      await deliverElsewhere(system, services, { national: away });
      arrivedHere.push(...(await arrivals()).map((message) => message.subject));
      clock.now = clock.now.add({ hours: 1 });
    }
    assert.deepEqual(arrivedHere, subjects);
    assert.equal(vxp.sent.length, before);
    for (let round = 0; round < 6; round += 1) {
      await deliverElsewhere(system, services, { national });
      clock.now = clock.now.add({ hours: 12 });
    }
    const carried = vxp.sent
      .slice(before)
      .map(({ bytes }) => readEnvelope(bytes).envelope.header.message.subject);
    assert.deepEqual(carried.toSorted(), subjects.toSorted());
  });

  test('gives what it has for the province; each arrives once, also when the word of it is lost', async () => {
    const docId = vxp.offer('H99', fromElsewhere('V/v phối hợp'));
    assert.equal(await client.countReceived(), 1);
    const fetchAll = async () => {
      for (;;) {
        try {
          return await receiveNational(system, services, client);
        } catch (error) {
          assert.match(String(error), /fetch failed|terminated/);
        }
      }
    };
    for (const lost of [1, 2, 3, 4]) {
      vxp.loseAnswers(lost);
      await fetchAll();
    }
    const [message, ...others] = await arrivals();
    assert.equal(others.length, 0);
    assert.equal(message?.subject, 'V/v phối hợp');
    assert.equal(message?.senderCode, otherProvince.code);
    assert.equal(vxp.stateOf(docId), 'done');
    assert.equal(await receiveNational(system, services, client), 0);
  });

  test('cannot bring in what pretends to be of an agency here: that is held back, and told as failed', async () => {
    const document = axis.document({ from: province, to: [homeAffairs], subject: 'Giả mạo' });
    const forged = vxp.offer('H99', writeEnvelope(composeDocument(document)));
    const broken = vxp.offer('H99', Buffer.from('<html/>'));
    await receiveNational(system, services, client);
    assert.deepEqual([vxp.stateOf(forged), vxp.stateOf(broken)], ['fail', 'fail']);
    assert.deepEqual(await arrivals(), []);
    const held = await db.selectFrom('exchangeQuarantine').select('code').orderBy('code').execute();
    assert.deepEqual(
      held.map(({ code }) => code),
      ['not-edxml', 'unsigned'],
    );
  });

  test('lists agencies, takes in new ones, and believes only headers signed with the secret', async () => {
    await client.registerAgency({
      id: '1',
      pcode: 'H99',
      code: 'H99.12',
      name: 'Sở Y tế',
      mail: 'syt@muongmau.example',
    });
    assert.deepEqual(
      (await client.listAgencies()).map(({ code }) => code),
      ['H99.12'],
    );
    await client.deleteAgency('H99.12');
    assert.deepEqual(await client.listAgencies(), []);
    const stranger = createVxpClient({ url: vxp.url, systemId: 'H99', secret: 'đoán' }, () => clock.now);
    await assert.rejects(stranger.listAgencies(), { name: 'VxpError', code: '15' });
    assert.equal(vxpTimestamp(Temporal.Instant.from('2026-11-25T02:00:00.123Z')), '25112026T090000+0123');
  });
});

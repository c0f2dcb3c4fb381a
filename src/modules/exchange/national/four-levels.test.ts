import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { sql } from 'kysely';
import { readEnvelope, writeEnvelope } from '#engines/edxml/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { catchUp } from '#platform/events/index.ts';
import { type TestDatabase, testDatabase } from '#platform/testing/index.ts';
import { deliverHere } from '../commands/deliver-here.ts';
import { registerParticipant } from '../commands/register-participant.ts';
import { deliverElsewhere } from '../deliver-elsewhere.ts';
import { commune, province, sampleAxis } from '../fixtures.ts';
import {
  composeDocument,
  composeStatus,
  type NewDocument,
  type ReceivedMessage,
  receivedMessages,
  resolveAgencyCode,
  sendEnvelope,
} from '../index.ts';
import { vxpServer } from '../testing/vxp-server.ts';
import { createVxpClient } from '../vxp/vxp-client.ts';
import { nationalTransport } from './national-transport.ts';
import { receiveNational } from './receive-national.ts';

const vxp = await vxpServer();
after(() => vxp.close());

/** A province's install, connected to the national axis under its root code. */
async function install(database: TestDatabase, rootCode: string) {
  const axis = await sampleAxis(database);
  const { services, system, clock } = axis;
  // The second province has the sample's agencies under codes of its own.
  const renamed = sql`replace(code, 'H99', ${rootCode})`;
  await sql`update unit set code = ${renamed}`.execute(database.db);
  await sql`update exchange_participant set code = ${renamed}, code_key = replace(code_key, 'H99', ${rootCode})`.execute(
    database.db,
  );
  await registerParticipant(system, {
    code: 'G00',
    name: 'Trục liên thông văn bản quốc gia',
    way: 'national',
    requiresSignature: false,
  });
  const client = createVxpClient(vxp.join(rootCode), () => clock.now);
  const arrived: ReceivedMessage[] = [];
  const reader = receivedMessages('levels', async (_tx, message) => void arrived.push(message));
  return {
    ...axis,
    db: database.db,
    send: (document: Partial<NewDocument>) =>
      sendEnvelope(system, services, composeDocument(axis.document(document))),
    /** What its worker does in a minute. */
    async minute(): Promise<readonly ReceivedMessage[]> {
      await receiveNational(system, services, client);
      await deliverElsewhere(system, services, { national: nationalTransport(client) });
      while ((await deliverHere(system)) > 0);
      await catchUp(database.sequencerDb, database.db, [reader]);
      return arrived.splice(0);
    },
  };
}

const here = await install(await testDatabase(), 'H99');
const there = await install(await testDatabase(), 'H98');
const on = dayOf(here.clock.now);

/** A ministry with other software: it speaks the protocol, and its envelopes bear no signature. */
const ministry = { code: 'G09', name: 'Bộ Nội vụ' };
const ministrys = createVxpClient(vxp.join('G09'), () => here.clock.now);
const orders = (of: Partial<NewDocument>) =>
  ministrys.send(
    ministry.code,
    'edoc',
    writeEnvelope(composeDocument(here.document({ from: ministry, notation: 'CV-BNV', ...of }))),
  );
async function ministryFetches() {
  const fetched = [];
  for (const type of ['edoc', 'status'] as const) {
    for (const { docId } of await ministrys.listReceived(type)) {
      fetched.push(readEnvelope(await ministrys.get(docId)).envelope.header.message);
      await ministrys.updateStatus(docId, 'done');
    }
  }
  return fetched;
}

describe('a ministry, two provinces and their communes on one national axis', () => {
  test('an order from the top reaches a commune of each; its status and its report climb back', async () => {
    const farCommune = { code: 'H98.103', name: 'Xã của tỉnh bạn' };
    await orders({ to: [commune, farCommune], subject: 'V/v báo cáo biên chế' });
    const [order] = await here.minute();
    const [farOrder] = await there.minute();
    assert.equal(order?.subject, 'V/v báo cáo biên chế');
    assert.equal(order?.agencyId, (await resolveAgencyCode(here.db, commune.code, on))?.unitId);
    assert.equal(farOrder?.agencyId, (await resolveAgencyCode(there.db, farCommune.code, on))?.unitId);

    await here.minute();
    assert.equal(vxp.sent.length, 1, 'what came by the national axis is not sent back to it');
    const { documentId, code, promulgatedOn } = order!;
    const about = { documentId, code, promulgatedOn, toCode: ministry.code, at: here.clock.now };
    await sendEnvelope(
      here.system,
      here.services,
      composeStatus({ ...about, from: commune, statusCode: '01' }),
    );
    await here.send({
      from: commune,
      to: [ministry, province],
      notation: 'BC-UBND',
      subject: 'Báo cáo biên chế',
    });
    const [copy] = await here.minute();
    assert.equal(copy?.subject, 'Báo cáo biên chế', 'the province has its copy without leaving the house');
    const climbed = await ministryFetches();
    assert.deepEqual(climbed.map(({ subject, statusCode }) => subject ?? statusCode).sort(), [
      '01',
      'Báo cáo biên chế',
    ]);
  });

  test('a recall overtakes the document, which arrives as recalled', async () => {
    const document = here.document({
      from: ministry,
      to: [commune],
      notation: 'CV-BNV',
      subject: 'Nhầm số liệu',
    });
    const envelope = composeDocument(document);
    const { documentId } = envelope.header.message;
    await orders({
      to: [commune],
      subject: 'Thu hồi',
      about: { business: 'recall', documentId: documentId!, reason: 'Nhầm số liệu' },
    });
    await ministrys.send(ministry.code, 'edoc', writeEnvelope(envelope));
    const received = await here.minute();
    assert.deepEqual(
      received.map(({ subject, isRecalled, refersTo }) => [subject, isRecalled, refersTo]).sort(),
      [
        ['Nhầm số liệu', true, null],
        ['Thu hồi', false, documentId],
      ],
    );
  });

  test('from province to province, and to a commune by the code it bore before it merged', async () => {
    await there.send({
      from: { code: 'H98', name: 'UBND tỉnh bạn' },
      to: [{ code: 'H99.64', name: 'UBND xã trước khi sáp nhập' }],
      subject: 'Xác minh lý lịch',
    });
    await there.minute();
    const [message] = await here.minute();
    assert.equal(message?.subject, 'Xác minh lý lịch');
    assert.equal(message?.agencyId, (await resolveAgencyCode(here.db, commune.code, on))?.unitId);
  });
});

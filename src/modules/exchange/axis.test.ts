import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openAttachment, signEnvelope } from '#engines/edxml/index.ts';
import { samples } from '#engines/edxml/samples.ts';
import { dayOf, findUnitByCode } from '#modules/org/index.ts';
import type { Refusal } from '#platform/errors/index.ts';
import { catchUp } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { confirmDelivery } from './commands/confirm-delivery.ts';
import { deliverHere } from './commands/deliver-here.ts';
import { bank, commune, homeAffairs, province, sampleAxis } from './fixtures.ts';
import {
  composeDocument,
  composeStatus,
  loadParticipants,
  type ReceivedMessage,
  readMessage,
  receivedMessages,
  resolveAgencyCode,
  sendEnvelope,
} from './index.ts';
import { maxInlineBytes } from './model.ts';
import { submitEnvelope } from './submit-envelope.ts';

const database = await testDatabase();
const { db, sequencerDb } = database;
const axis = await sampleAxis(database);
const { services, system, clock } = axis;
const policyBank = await axis.join(bank);

const arrived: ReceivedMessage[] = [];
const reader = receivedMessages('test', async (_tx, message) => void arrived.push(message));
/** What has arrived at agencies here since the last time. */
async function arrivals(): Promise<readonly ReceivedMessage[]> {
  while ((await deliverHere(system)) > 0);
  await catchUp(sequencerDb, db, [reader]);
  return arrived.splice(0);
}
const refusedWith = (code: string) => (error: Refusal) => {
  assert.equal(error.code, code);
  return true;
};
const on = Temporal.PlainDate.from('2026-11-25');

describe('a message', () => {
  test('of an agency here reaches each recipient once, whole, and is read as it was sent', async () => {
    const document = axis.document({ to: [homeAffairs, commune, { code: 'H99.3', name: 'SNV' }] });
    const receipt = await sendEnvelope(system, services, composeDocument(document));
    const received = await arrivals();
    assert.equal(received.length, 2, 'two codes of one agency are one recipient');
    for (const message of received) {
      assert.equal(message.messageId, receipt.messageId);
      assert.equal(message.code, `${document.number}/UBND-NC`);
      assert.equal(message.business, 'new');
    }
    const { header, attachments } = await readMessage(db, services.blobs, receipt.messageId);
    assert.equal(header.message.subject, document.subject);
    const [file] = attachments?.attachments ?? [];
    assert.deepEqual(Buffer.from(openAttachment(file!).bytes), Buffer.from(document.files[0]!.bytes));
    assert.deepEqual(await arrivals(), []);
  });

  test('too large for its row lies among the files, to the byte', async () => {
    const files = [
      { name: 'a.pdf', mediaType: 'application/pdf', bytes: Buffer.alloc(2 * maxInlineBytes, 1) },
    ];
    const bytes = await policyBank.signed({ files });
    const { messageId, sha256 } = await submitEnvelope(policyBank.ctx, services, bytes);
    const row = await db
      .selectFrom('exchangeMessage')
      .select('content')
      .where('id', '=', messageId)
      .executeTakeFirst();
    assert.equal(row?.content, null);
    assert.ok(await services.blobs.has(sha256));
    assert.equal((await arrivals()).length, 1);
  });

  test('sent again with the same bytes gets the receipt of the first time, and has no second effect', async () => {
    const bytes = await policyBank.signed();
    const first = await submitEnvelope(policyBank.ctx, services, bytes);
    const again = await Promise.all([1, 2, 3].map(() => submitEnvelope(policyBank.ctx, services, bytes)));
    for (const receipt of again) assert.deepEqual(receipt, { ...first, isRepeated: true });
    assert.equal((await arrivals()).length, 1);
  });

  test('for a system elsewhere waits until it says by the hash that it has it, and that counts once', async () => {
    const receipt = await sendEnvelope(system, services, composeDocument(axis.document({ to: [bank] })));
    assert.deepEqual(await arrivals(), []);
    const { id } = await db
      .selectFrom('exchangeDelivery')
      .select('id')
      .where('messageId', '=', receipt.messageId)
      .executeTakeFirstOrThrow();
    const wrong = { deliveryId: id, sha256: '0'.repeat(64) };
    await assert.rejects(confirmDelivery(policyBank.ctx, wrong), refusedWith('hash-differs'));
    const stranger = await axis.join({ code: 'H99.901', name: 'Công ty Mẫu' });
    const right = { deliveryId: id, sha256: receipt.sha256 };
    await assert.rejects(confirmDelivery(stranger.ctx, right), refusedWith('not-found'));
    await Promise.all([1, 2].map(() => confirmDelivery(policyBank.ctx, right)));
    const facts = await db.selectFrom('event').select('type').where('subjectId', '=', id).execute();
    assert.deepEqual(
      facts.map(({ type }) => type),
      ['message-delivered'],
    );
  });
});

describe('an old code', () => {
  test('leads to the agency that has the work today, as the organisation says', async () => {
    const successor = await resolveAgencyCode(db, 'H99.64', on);
    assert.equal(successor?.code, 'H99.102');
    await sendEnvelope(
      system,
      services,
      composeDocument(axis.document({ to: [{ code: 'H99.64', name: 'UBND xã cũ' }] })),
    );
    const [message] = await arrivals();
    assert.equal(message?.agencyId, successor?.unitId);
  });

  test('of an agency that merges tomorrow leads to its successor from then on', async () => {
    const [merged, successor] = await Promise.all(
      ['H99.101', 'H99.103'].map((code) => findUnitByCode(db, code, on)),
    );
    await db.updateTable('unit').set({ validTo: on }).where('id', '=', merged!.id).execute();
    const succession = { predecessorId: merged!.id, successorId: successor!.id, onDate: on, document: 'Thử' };
    await db.insertInto('unitSuccession').values(succession).execute();
    assert.equal(await loadParticipants(system), 0, 'today it still stands');
    clock.now = clock.now.add({ hours: 24 });
    assert.equal(await loadParticipants(system), 1);
    await sendEnvelope(
      system,
      services,
      composeDocument(axis.document({ to: [{ code: 'H99.101', name: 'UBND phường đã nhập' }] })),
    );
    const [message] = await arrivals();
    assert.equal(message?.agencyId, successor!.id);
  });

  test('of the scheme before is the same agency, and aliases lead on', async () => {
    assert.equal((await resolveAgencyCode(db, '000.00.03.H99', dayOf(clock.now)))?.name, homeAffairs.name);
    const post = await axis.join({ code: 'H99.902', name: 'Bưu điện tỉnh' }, { oldCodes: ['000.00.77.H99'] });
    assert.equal((await resolveAgencyCode(db, 'H99.77', dayOf(clock.now)))?.id, post.participant.id);
    assert.equal(await resolveAgencyCode(db, 'H99.78', dayOf(clock.now)), undefined);
  });
});

describe('a status', () => {
  const told = (documentId: string) =>
    db
      .selectFrom('exchangeStatus')
      .innerJoin('exchangeMessage', 'exchangeMessage.id', 'exchangeStatus.messageId')
      .select(['exchangeStatus.code', 'exchangeStatus.description'])
      .where('documentId', '=', documentId)
      .orderBy('exchangeStatus.code')
      .execute();

  test('of a recipient is carried to the sender and stands with the document; a recall is asked and answered', async () => {
    await sendEnvelope(system, services, composeDocument(axis.document()));
    const [document] = await arrivals();
    const { documentId, code } = document!;
    const about = { documentId, code, promulgatedOn: on, at: clock.now };
    const tell = (
      statusCode: '01' | '03' | '13' | '15',
      from = homeAffairs,
      toCode = province.code,
      description = 'Sai số liệu',
    ) =>
      sendEnvelope(
        system,
        services,
        composeStatus({
          ...about,
          from,
          toCode,
          statusCode,
          ...(statusCode === '13' && { description }),
        }),
      );
    await assert.rejects(tell('15'), refusedWith('recall-not-asked'));
    await tell('03');
    await tell('01');
    await tell('13', province, homeAffairs.code);
    await tell('15');
    const late = tell('13', province, homeAffairs.code, 'Lần nữa');
    await assert.rejects(late, refusedWith('status-repeated'));
    assert.deepEqual(await told(documentId), [
      { code: '01', description: null },
      { code: '03', description: null },
      { code: '13', description: 'Sai số liệu' },
      { code: '15', description: null },
    ]);
    assert.deepEqual(
      (await arrivals())
        .map(({ kind, statusCode, agencyId }) => [kind, statusCode, agencyId === document!.agencyId])
        .sort(),
      [
        ['status', '01', false],
        ['status', '03', false],
        ['status', '13', true],
        ['status', '15', false],
      ],
    );
  });

  test('recalled before it arrived: the recall overtakes the document and holds', async () => {
    const document = axis.document();
    const envelope = composeDocument(document);
    await sendEnvelope(system, services, envelope);
    const { documentId } = envelope.header.message;
    const about = { business: 'recall' as const, documentId: documentId!, reason: 'Gửi nhầm' };
    await sendEnvelope(system, services, composeDocument(axis.document({ about })));
    const received = await arrivals();
    assert.deepEqual(
      received.map(({ business, refersTo, isRecalled }) => [business, refersTo, isRecalled]).sort(),
      [
        ['new', null, true],
        ['recall', documentId, false],
      ],
    );
  });
});

describe('an envelope is held back', () => {
  const held = () => db.selectFrom('exchangeQuarantine').selectAll().execute();
  const submit = (bytes: Uint8Array, by = policyBank) => submitEnvelope(by.ctx, services, bytes);
  const deep = `${'<a>'.repeat(50_000)}`;
  const cases: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array, string])[] = [
    [
      'without a signature',
      () =>
        Buffer.from(
          samples.vnpt
            .replaceAll('000.00.00.H18', bank.code)
            .replaceAll(/000\.00\.1[23]\.H18/g, homeAffairs.code),
        ),
      'unsigned',
    ],
    [
      'changed after it was signed',
      async () => Buffer.from((await policyBank.signed()).toString().replace('V/v', 'V/V')),
      'signature-wrong',
    ],
    [
      'signed by a key of someone else',
      async () => signEnvelope(composeDocument(axis.document({ from: bank })), services.signer),
      'certificate-of-another',
    ],
    ['in the name of another', () => policyBank.signed({ from: province }), 'sender-not-yours'],
    [
      'of a sender nobody knows',
      () => policyBank.signed({ from: { code: 'H99.999', name: 'Ai đó' } }),
      'sender-unknown',
    ],
    [
      'for someone nobody knows',
      () => policyBank.signed({ to: [{ code: 'H99.998', name: 'Ai đó' }] }),
      'recipient-unknown',
    ],
    ['nested 50,000 deep', () => Buffer.from(samples.vnpt.replace('<edXML:DueDate>', deep)), 'too-deep'],
    ['laden with entities', () => Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><edXML>&b;</edXML>'), 'doctype'],
    ['that is no envelope', () => Buffer.from('<html/>'), 'not-edxml'],
  ];
  for (const [what, make, code] of cases) {
    test(`${what}: refused by a code, and kept for a person to see`, async () => {
      const bytes = await make();
      const before = await held();
      await assert.rejects(submit(bytes), refusedWith(code));
      await assert.rejects(submit(bytes), refusedWith(code));
      const [row, ...others] = (await held()).filter(({ id }) => !before.some((known) => known.id === id));
      assert.equal(others.length, 0, 'the same again is counted, not kept again');
      assert.deepEqual([row?.code, row?.times, row?.state], [code, 2, 'held']);
      assert.ok(await services.blobs.has(row!.sha256));
      assert.deepEqual(await arrivals(), []);
    });
  }

  test('replayed by another system, or altered and called new', async () => {
    const bytes = await policyBank.signed({ number: '777' });
    await submit(bytes);
    const thief = await axis.join({ code: 'H99.903', name: 'Kẻ chép lại' });
    await assert.rejects(submit(bytes, thief), refusedWith('sender-not-yours'));
    const altered = await policyBank.signed({ number: '777', subject: 'Nội dung khác' });
    await assert.rejects(submit(altered), refusedWith('document-repeated'));
    assert.equal((await arrivals()).length, 1);
  });

  test('when the day’s quota is used up, without quarantine: tomorrow it may come', async () => {
    const busy = await axis.join({ code: 'H99.904', name: 'Cơ quan bận' }, { dailyMessages: 2 });
    await submit(await busy.signed(), busy);
    await submit(await busy.signed(), busy);
    const third = await busy.signed();
    const before = await held();
    await assert.rejects(submit(third, busy), refusedWith('quota-exceeded'));
    assert.equal((await held()).length, before.length);
    clock.now = clock.now.add({ hours: 24 });
    await submit(third, busy);
    assert.equal((await arrivals()).length, 3);
  });
});

describe('deliveries', () => {
  test('go in turns among senders: one letter does not wait for another’s thousand', async () => {
    const loud = await axis.join({ code: 'H99.905', name: 'Cơ quan gửi nhiều' });
    for (let n = 0; n < 40; n += 1) await submitEnvelope(loud.ctx, services, await loud.signed());
    clock.now = clock.now.add({ seconds: 1 });
    await submitEnvelope(policyBank.ctx, services, await policyBank.signed());
    assert.ok((await deliverHere(system, 16)) <= 16);
    await catchUp(sequencerDb, db, [reader]);
    assert.ok(arrived.some(({ senderId }) => senderId === policyBank.participant.id));
    assert.equal((await arrivals()).length, 41);
  });
});

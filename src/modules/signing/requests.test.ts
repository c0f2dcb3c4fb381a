import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { getFile } from '#platform/files/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { pin, sampleSigners } from './fixtures.ts';
import {
  type AskedStage,
  getRequest,
  openSigningKey,
  passTurn,
  refuseSigning,
  signDocument,
  verifyFile,
  withdrawSigning,
} from './index.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleSigners(database);
const { blobs } = office;
const names = ['duc', 'thanh', 'mai', 'tuan', 'yen', 'hung'] as const;
const [duc, thanh, mai, tuan, yen, hung] = (await Promise.all(names.map((name) => office.officer(name)))) as [
  Context,
  Context,
  Context,
  Context,
  Context,
  Context,
];

const stage = (purpose: AskedStage['purpose'], people: readonly Context[], need = people.length) => ({
  purpose,
  officerIds: people.map(({ actor }) => actor.id!),
  need: Math.max(need, 1),
});
const whole = (id: string) => getRequest(db, duc.actor, id);
const inboxOf = async (ctx: Context, code: string) =>
  (await listInbox(db, ctx.actor)).filter((item) => item.subjectCode === code);

/** Signs every document in the actor's open turn. */
async function sign(ctx: Context, code: string) {
  const [item] = await inboxOf(ctx, code);
  assert.ok(item, `${ctx.actor.name} has nothing of ${code} to sign`);
  const { turns, documents, request } = await getRequest(
    db,
    ctx.actor,
    (await db.selectFrom('signingRequest').select('id').where('code', '=', code).executeTakeFirstOrThrow())
      .id,
  );
  const turn = turns.find(({ id }) => id === item.subjectId)!;
  const holder = turn.purpose === 'seal' ? { unitId: request.agencyId } : { officerId: ctx.actor.id! };
  const key = await openSigningKey(ctx, { holder, secret: { pin } });
  for (const document of documents) {
    await signDocument(ctx, { blobs }, { turnId: turn.id, documentId: document.id, key });
  }
}

async function signersOf(fileId: string) {
  const { sha256 } = await getFile(db, fileId);
  const verdict = await verifyFile(db, await buffer(blobs.read(sha256)), office.clock.now);
  assert.ok(verdict.kind === 'signed' && verdict.isValid, JSON.stringify(verdict));
  return verdict.signatures.map(({ signerName }) => signerName);
}

describe('a signing request', () => {
  test('goes from initials to the signature to the seal, and every signature holds', async () => {
    const asked = await office.request(duc, [
      stage('initial', [thanh]),
      stage('signature', [mai]),
      { purpose: 'seal', officerIds: [], need: 1 },
    ]);
    assert.equal((await inboxOf(mai, asked.code)).length, 0);
    await sign(thanh, asked.code);
    assert.deepEqual(
      (await inboxOf(mai, asked.code)).map(({ title }) => title),
      ['Ký văn bản'],
    );
    await sign(mai, asked.code);
    await sign(yen, asked.code);

    const { request, documents } = await whole(asked.id);
    assert.equal(request.state, 'signed');
    assert.deepEqual(await signersOf(documents[0]!.fileId), [
      thanh.actor.name,
      mai.actor.name,
      'Ủy ban nhân dân xã Nà Lúa',
    ]);
    assert.deepEqual(
      (await listEventsOf(db, 'signing-request', asked.id)).map(({ type }) => type),
      ['signing-requested', 'signing-document-signed', 'signing-document-signed', 'signing-document-signed'],
    );
  });

  test('asks several side by side; two at once both sign, one upon the other', async () => {
    const asked = await office.request(duc, [stage('signature', [mai, tuan])]);
    await Promise.all([sign(mai, asked.code), sign(tuan, asked.code)]);
    const { request, documents } = await whole(asked.id);
    assert.equal(request.state, 'signed');
    assert.deepEqual(
      new Set(await signersOf(documents[0]!.fileId)),
      new Set([mai.actor.name, tuan.actor.name]),
    );
  });

  test('is content with two of three, and spares the third', async () => {
    const asked = await office.request(duc, [
      stage('initial', [thanh, hung, yen], 2),
      stage('signature', [mai]),
    ]);
    await sign(thanh, asked.code);
    assert.equal((await inboxOf(mai, asked.code)).length, 0);
    await sign(yen, asked.code);
    assert.equal((await inboxOf(mai, asked.code)).length, 1);
    assert.equal((await inboxOf(hung, asked.code)).length, 0);
    assert.deepEqual(
      new Set((await whole(asked.id)).turns.map(({ state }) => state)),
      new Set(['signed', 'spared', 'open']),
    );
  });

  test('is refused with a reason, and leaves every inbox', async () => {
    const asked = await office.request(duc, [stage('initial', [thanh, hung]), stage('signature', [mai])]);
    const [item] = await inboxOf(thanh, asked.code);
    await assert.rejects(refuseSigning(thanh, { turnId: item!.subjectId, reason: ' ' }), /reason-required/);
    await refuseSigning(thanh, { turnId: item!.subjectId, reason: 'Sai số liệu ở phụ lục 2.' });
    const { request, turns } = await whole(asked.id);
    assert.equal(request.state, 'refused');
    assert.equal(turns.find(({ state }) => state === 'refused')?.reason, 'Sai số liệu ở phụ lục 2.');
    assert.equal((await inboxOf(hung, asked.code)).length, 0);
  });

  test('is forwarded by the signer, or given to a substitute by who asked', async () => {
    const asked = await office.request(duc, [stage('signature', [mai])]);
    const turnOf = async () => (await whole(asked.id)).turns.find(({ state }) => state === 'open')!.id;
    const pass = (ctx: Context, turnId: string, to: Context) =>
      passTurn(ctx, { requestId: asked.id, turnId, toOfficerId: to.actor.id!, reason: 'Đi công tác.' });

    await pass(mai, await turnOf(), tuan);
    assert.deepEqual(
      [(await inboxOf(mai, asked.code)).length, (await inboxOf(tuan, asked.code)).length],
      [0, 1],
    );
    await pass(duc, await turnOf(), mai);
    assert.deepEqual(
      [(await inboxOf(mai, asked.code)).length, (await inboxOf(tuan, asked.code)).length],
      [1, 0],
    );
    await sign(mai, asked.code);
    assert.equal((await whole(asked.id)).request.state, 'signed');
  });

  test('is signed by who stands in for the signer, with their own key', async () => {
    const asked = await office.request(duc, [stage('signature', [mai])]);
    const lent = mai.actor.positions.map((held) => ({ ...held, onBehalfOf: mai.actor.id }));
    const standIn = tuan.as({ ...tuan.actor, positions: [...tuan.actor.positions, ...lent] });
    await sign(standIn, asked.code);
    const { turns, documents } = await whole(asked.id);
    assert.equal(turns[0]!.actedBy, tuan.actor.id);
    assert.deepEqual(await signersOf(documents[0]!.fileId), [tuan.actor.name]);
  });

  test('is nobody else’s: not seen, not signed, not passed on', async () => {
    const asked = await office.request(duc, [stage('signature', [mai])]);
    const { turns, documents } = await whole(asked.id);
    const [turn, document] = [turns[0]!, documents[0]!];
    await assert.rejects(getRequest(db, hung.actor, asked.id), { code: 'not-found' });
    const key = await openSigningKey(hung, { holder: { officerId: hung.actor.id! }, secret: { pin } });
    const input = { turnId: turn.id, documentId: document.id, key };
    await assert.rejects(signDocument(hung, { blobs }, input), { code: 'not-found' });
    // Who asked sees it, and yet does not sign it.
    await assert.rejects(signDocument(duc, { blobs }, input), { code: 'not-found' });
    await assert.rejects(
      passTurn(hung, {
        requestId: asked.id,
        turnId: turn.id,
        toOfficerId: hung.actor.id!,
        reason: 'Để tôi.',
      }),
      { code: 'not-found' },
    );
    await assert.rejects(getRequest(db, duc.actor, newId()), { code: 'not-found' });
  });

  test('taken back leaves the inboxes, and is signed by nobody any more', async () => {
    const asked = await office.request(duc, [stage('signature', [mai])]);
    const { turns, documents } = await whole(asked.id);
    await withdrawSigning(duc, { requestId: asked.id, reason: 'Trình nhầm bản.' });
    assert.equal((await inboxOf(mai, asked.code)).length, 0);
    const key = await openSigningKey(mai, { holder: { officerId: mai.actor.id! }, secret: { pin } });
    await assert.rejects(
      signDocument(mai, { blobs }, { turnId: turns[0]!.id, documentId: documents[0]!.id, key }),
      { code: 'work-item-done' },
    );
    await assert.rejects(withdrawSigning(duc, { requestId: asked.id, reason: 'Lần nữa.' }), {
      code: 'signing-request-closed',
    });
  });

  test('goes before a sealer only after a signature, and needs a title and documents', async () => {
    const seal: AskedStage = { purpose: 'seal', officerIds: [], need: 1 };
    await assert.rejects(office.request(duc, [seal, stage('signature', [mai])]), /order-against-law/);
    await assert.rejects(office.request(duc, [stage('signature', [mai])], 0), /documents-required/);
  });
});

// Documents of a request as people see them after each signature: drawn by poppler, compared point by point.
import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { type MarkPlace, millimetres } from '#engines/pdf-signature/index.ts';
import {
  coveredText,
  isBlue,
  isRed,
  type Picture,
  pointsIn,
  rendered,
} from '#engines/pdf-signature/marks/rendered.ts';
import { strokePicture } from '#engines/pdf-signature/marks/stroke-picture.ts';
import { needs } from '#engines/pdf-signature/other-software.ts';
import type { Context } from '#platform/context.ts';
import { storeMade } from '#platform/files/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { pin, sampleSigners } from '../fixtures.ts';
import { getRequest, keepMark, openSigningKey, requestSigning, signDocument, verifyFile } from '../index.ts';
import { placeIn, type SigningRoom } from './signing-room.ts';

const poppler = needs('pdftoppm');
const database = await testDatabase();
const { db } = database;
const office = await sampleSigners(database);
const { blobs } = office;
const letters = createLetterPress({ templatesRoots: [] });
after(() => letters.close());
const [duc, thanh, mai, yen] = (await Promise.all(
  ['duc', 'thanh', 'mai', 'yen'].map((name) => office.officer(name)),
)) as [Context, Context, Context, Context];

/** A paper with so many words, laid before those who initial, sign and seal it. */
async function asked(words: number) {
  const bytes = await letters.render(
    {
      source: `#import "/letters/library.typ": *\n#show: sheet.with(title: "Báo cáo")\n#body-text[#lorem(${words})]`,
    },
    {},
    { createdAt: duc.now() },
  );
  const { id: fileId } = await storeMade(duc, blobs, { bytes, name: 'a.pdf', mediaType: 'application/pdf' });
  const { agencyId, unitId } = duc.actor.positions[0]!;
  const request = await requestSigning(duc, {
    title: 'Báo cáo',
    agencyId,
    unitId,
    fileIds: [fileId],
    dueAt: duc.now().add({ hours: 48 }),
    stages: [
      { purpose: 'initial', officerIds: [thanh.actor.id!], need: 1 },
      { purpose: 'signature', officerIds: [mai.actor.id!], need: 1 },
      { purpose: 'seal', officerIds: [], need: 1 },
    ],
  });
  return { bytes, ...request };
}

/** The next of them signs; answers the document as it is then. */
async function sign(ctx: Context, requestId: string) {
  const { request, turns, documents } = await getRequest(db, ctx.actor, requestId);
  const turn = turns.find(({ state }) => state === 'open')!;
  const holder = turn.purpose === 'seal' ? { unitId: request.agencyId } : { officerId: ctx.actor.id! };
  const key = await openSigningKey(ctx, { holder, secret: { pin } });
  const input = { turnId: turn.id, documentId: documents[0]!.id, key };
  const { id, sha256 } = await signDocument(ctx, { blobs, letters }, input);
  return { fileId: id, pdf: await buffer(blobs.read(sha256)) };
}

const roomOf = async (fileId: string) =>
  (await db.selectFrom('signingRecord').select('room').where('fileId', '=', fileId).executeTakeFirstOrThrow())
    .room as SigningRoom | null;
const seenIn = (picture: Picture, place: MarkPlace, color: typeof isRed) =>
  pointsIn(picture, place, color(picture));

test(
  'initials are not seen, the signature is blue, and the red seal covers a third of it',
  poppler,
  async () => {
    const { id, bytes } = await asked(200);
    const plain = rendered(bytes);
    const initialled = await sign(thanh, id);
    assert.ok(rendered(initialled.pdf).data.equals(plain.data));

    const signed = await sign(mai, id);
    const room = (await roomOf(signed.fileId))!;
    const [signature, seal] = [placeIn(room, 'signature'), placeIn(room, 'seal')];
    const bySigner = rendered(signed.pdf, room.page);
    assert.ok(seenIn(bySigner, signature, isBlue) > 200);
    assert.equal(seenIn(bySigner, seal, isRed), 0);

    const sealed = await sign(yen, id);
    assert.deepEqual(await roomOf(sealed.fileId), room, 'the seal stands in the room of the signature');
    const bySeal = rendered(sealed.pdf, room.page);
    const third = (signature.rectangle[2] - signature.rectangle[0]) / 3;
    assert.ok(Math.abs(seal.rectangle[2] - signature.rectangle[0] - third) < 0.01);
    assert.ok(seenIn(bySeal, seal, isRed) > 200);
    assert.equal(coveredText(plain, bySeal), 0);
    const verdict = await verifyFile(db, sealed.pdf, duc.now());
    assert.ok(verdict.kind === 'signed' && verdict.isValid && verdict.signatures.length === 3);
  },
);

test('a page without room is signed all the same, and nothing is drawn over its text', poppler, async () => {
  const { id, bytes } = await asked(500);
  await sign(thanh, id);
  const signed = await sign(mai, id);
  assert.equal(await roomOf(signed.fileId), null);
  const { documents } = await getRequest(db, mai.actor, id);
  assert.deepEqual(
    documents.map(({ isUnseen }) => isUnseen),
    [true],
    'and who reads the request is told',
  );
  assert.ok(rendered(signed.pdf).data.equals(rendered(bytes).data));
  const verdict = await verifyFile(db, signed.pdf, duc.now());
  assert.ok(verdict.kind === 'signed' && verdict.isValid && verdict.signatures.length === 2);
});

test('the pictures of hand and seal are drawn where their holders have brought them', poppler, async () => {
  const green = strokePicture([20, 140, 60]);
  await keepMark(mai, letters, { holder: { officerId: mai.actor.id! }, picture: green });
  const { id, agencyId } = await asked(100);
  const violet = strokePicture([150, 30, 190]);
  await keepMark(yen, letters, { holder: { unitId: agencyId }, picture: violet, diameterMm: 24 });
  await sign(thanh, id);
  const { fileId, pdf } = await sign(mai, id);
  const room = (await roomOf(fileId))!;
  const [signature, seal] = [placeIn(room, 'signature'), placeIn(room, 'seal')];
  assert.equal(room.signatureShape, 2);
  assert.ok(Math.abs(seal.rectangle[2] - seal.rectangle[0] - millimetres(24)) < 0.01);
  const near = (red: number, green: number, blue: number) => (picture: Picture) => (at: number) =>
    [red, green, blue].every((value, n) => Math.abs(picture.data[at + n]! - value) < 40);
  assert.ok(seenIn(rendered(pdf, room.page), signature, near(20, 140, 60)) > 100);
  const sealed = await sign(yen, id);
  assert.ok(seenIn(rendered(sealed.pdf, room.page), seal, near(150, 30, 190)) > 50);
});

test('a mark is a PNG with a transparent ground that can be drawn, brought by who may sign with it', async () => {
  const good = strokePicture([0, 0, 200]);
  const opaque = Buffer.from(good);
  opaque[25] = 2;
  const holder = { officerId: mai.actor.id! };
  const refusedAs = (picture: Uint8Array, code: string) =>
    assert.rejects(keepMark(mai, letters, { holder, picture }), (error: { issues: { code: string }[] }) => {
      assert.equal(error.issues[0]!.code, code);
      return true;
    });
  await refusedAs(Buffer.from('<svg/>'), 'picture-not-png');
  await refusedAs(opaque, 'picture-not-transparent');
  await refusedAs(strokePicture([0, 0, 0], 20), 'picture-size');
  await refusedAs(Buffer.concat([good.subarray(0, 40), Buffer.alloc(400)]), 'picture-unreadable');
  await assert.rejects(keepMark(duc, letters, { holder, picture: good }), { code: 'not-allowed' });
  const { agencyId } = yen.actor.positions[0]!;
  const sizeless = keepMark(yen, letters, { holder: { unitId: agencyId }, picture: good });
  await assert.rejects(sizeless, /diameter-out-of-range/);
});

// Copies of signed documents: made by the agency, proven by themselves, and refused where the original does not hold.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { type CopyForm, signPdf } from '#engines/pdf-signature/index.ts';
import { coveredText, rendered } from '#engines/pdf-signature/marks/rendered.ts';
import { ask, needs } from '#engines/pdf-signature/other-software.ts';
import { clerk, document } from '#engines/pdf-signature/sample-document.ts';
import { newId } from '#platform/database/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { type StoredFile, storeMade } from '#platform/files/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { checkFile } from '../check-file.ts';
import { pin, sampleSigners } from '../fixtures.ts';
import { certifyCopy, listCopies, openSigningKey, signFile, verifyFile } from '../index.ts';

const poppler = needs('pdftoppm');
const database = await testDatabase();
const { db } = database;
const office = await sampleSigners(database);
const { blobs } = office;
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
after(() => letters.close());
const [mai, yen, duc] = await Promise.all(['mai', 'yen', 'duc'].map((name) => office.officer(name)));
const { agencyId } = yen!.actor.positions[0]!;
const subject = { type: 'letter', id: newId() };
const bytesOf = ({ sha256 }: StoredFile) => buffer(blobs.read(sha256));

const words = 'Điều 1. Cấp thẻ thư viện cho bà Lò Thị Lan, trú tại bản Nà Lúa.';
const source = `#import "/letters/library.typ": *\n#show: sheet.with(title: "Quyết định")\n#body-text[${words}\n\nĐiều 2. Phần không được trích.]`;

async function original(): Promise<StoredFile> {
  const bytes = await letters.render({ source }, {}, { createdAt: office.clock.now });
  const made = await storeMade(mai!, blobs, { bytes, name: 'Quyết định.pdf', mediaType: 'application/pdf' });
  const holder = { officerId: mai!.actor.id! };
  const key = await openSigningKey(mai!, { holder, secret: { pin } });
  const asked = { key, subject, purpose: 'signature', reason: 'Ký duyệt', agencyId } as const;
  return signFile(mai!, { blobs, letters }, { fileId: made.id, ...asked });
}

let numbered = 0;

async function copy(fileId: string, form: CopyForm, passages?: readonly string[], ctx = yen!) {
  const key = await openSigningKey(yen!, { holder: { unitId: agencyId }, secret: { pin } });
  const takeNumber = async () => `${++numbered}/SY-UBND`;
  return certifyCopy(ctx, { blobs, letters }, { fileId, form, key, agencyId, passages, subject, takeNumber });
}

async function judged(file: StoredFile) {
  const verdict = await verifyFile(db, await bytesOf(file), office.clock.now);
  assert.ok(verdict.kind === 'signed' && verdict.isValid, JSON.stringify(verdict));
  return verdict.signatures;
}

describe('a true copy', () => {
  test('is the original byte for byte, signed in its upper right corner over no word', poppler, async () => {
    const signed = await original();
    const { id, file } = await copy(signed.id, 'trueCopy');
    const number = `${numbered}/SY-UBND`;
    const [before, now] = [await bytesOf(signed), await bytesOf(file)];
    assert.ok(now.subarray(0, before.length).equals(before));
    const [own, agency] = await judged(file);
    assert.equal(own!.signerName, mai!.actor.name);
    assert.deepEqual(agency!.copyOf, { form: 'trueCopy', sha256: signed.sha256, isEnclosed: true });
    const [plain, seen] = [rendered(before), rendered(now)];
    assert.ok(!plain.data.equals(seen.data), 'the corner is seen');
    assert.equal(coveredText(plain, seen), 0);
    assert.equal(
      (ask('pdfsig', ['-nocert', 'a.pdf'], { 'a.pdf': now }).text.match(/Signature is Valid/g) ?? []).length,
      2,
    );
    const [event] = await listEventsOf(db, 'signing-copy', id);
    assert.deepEqual(
      [
        event!.data['originalSha256'],
        event!.data['number'],
        (await listCopies(db, subject.type, subject.id))[0]!.number,
      ],
      [signed.sha256, number, number],
    );
  });

  test('is copied further as sao lục beside the first, and by no other form', poppler, async () => {
    const first = await copy((await original()).id, 'trueCopy');
    await assert.rejects(copy(first.file.id, 'trueCopy'), { code: 'copy-of-copy-expected' });
    const second = await copy(first.file.id, 'copyOfCopy');
    const signatures = await judged(second.file);
    assert.deepEqual(
      signatures.map(({ copyOf }) => copyOf?.form),
      [undefined, 'trueCopy', 'copyOfCopy'],
    );
    const [plain, seen] = [rendered(await bytesOf(first.file)), rendered(await bytesOf(second.file))];
    assert.equal(coveredText(plain, seen), 0);
  });
});

describe('an extract', () => {
  test('holds the passages alone, and its original is found and judged where it is checked', async () => {
    const signed = await original();
    const { file } = await copy(signed.id, 'extract', [words]);
    const pdf = await bytesOf(file);
    const { text } = ask('pdftotext', ['a.pdf', '-'], { 'a.pdf': pdf });
    assert.ok(
      text.replaceAll(/\s+/g, ' ').includes(words) &&
        text.replaceAll(/[\s\u200b]/g, '').includes(signed.sha256),
    );
    assert.doesNotMatch(text, /không được trích/);
    assert.ok(!pdf.includes(await bytesOf(signed)));
    const [agency] = await judged(file);
    assert.deepEqual(agency!.copyOf, { form: 'extract', sha256: signed.sha256, isEnclosed: false });
    const { original: found } = await checkFile(db, { blobs }, pdf, office.clock.now);
    assert.ok(found?.sha256 === signed.sha256 && found.verdict.kind === 'signed' && found.verdict.isValid);
  });

  test('of words that do not stand in the original is refused', async () => {
    const { id } = await original();
    await assert.rejects(
      copy(id, 'extract', ['Điều 1. Cấp thẻ cho bà Lò Thị Hoa.']),
      /passage-not-in-original/,
    );
    await assert.rejects(copy(id, 'extract', []), /passages-required/);
  });
});

describe('no copy is made', () => {
  test('of what is unsigned, or no longer holds, and no number is taken for it', async () => {
    const before = numbered;
    const plain = await office.upload(mai!, 'Chưa ký');
    await assert.rejects(copy(plain, 'trueCopy'), { code: 'original-unsigned' });
    const strange = await signPdf(document, {
      signer: clerk,
      signedAt: office.clock.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh'),
    });
    const made = { bytes: strange, name: 'La.pdf', mediaType: 'application/pdf' };
    await assert.rejects(copy((await storeMade(mai!, blobs, made)).id, 'trueCopy'), {
      code: 'original-not-valid',
    });
    await assert.rejects(copy((await original()).id, 'copyOfCopy'), { code: 'not-a-copy' });
    assert.equal(numbered, before);
  });

  test('by anybody but who keeps the seal', async () => {
    await assert.rejects(copy((await original()).id, 'trueCopy', [], duc), { code: 'not-allowed' });
  });
});

test('a copy that names another original than the one it goes on from is found out', async () => {
  const signedAt = office.clock.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh');
  const sha256 = createHash('sha256').update(document).digest('hex');
  const honest = Buffer.from(
    await signPdf(document, { signer: clerk, signedAt, copyOf: { form: 'trueCopy', sha256 } }),
  ).toString('latin1');
  assert.ok(honest.includes(`/Length ${document.length}`));
  // The agency lies from the start: another length than the one of the original it names.
  const forged = Buffer.from(
    honest.replace(`/Length ${document.length}`, `/Length ${document.length - 1}`),
    'latin1',
  );
  const verdict = await verifyFile(db, forged, office.clock.now);
  assert.ok(verdict.kind === 'signed' && verdict.signatures[0]!.reasons.includes('copy-differs'));
});

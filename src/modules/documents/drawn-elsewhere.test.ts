// Drafts drawn up in other software: from the word processor's file to a paper signed with its number, on screen or by hand.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { sampleDocx } from '#engines/file-text/sample-docx.ts';
import { ask } from '#engines/pdf-signature/other-software.ts';
import { pdfAFaults } from '#engines/pdf-signature/pdf-a/pdf-a-faults.ts';
import { refuseSigning, verifyFile } from '#modules/signing/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { storeMade } from '#platform/files/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { draftDocument } from './commands/draft-document.ts';
import { issueDocument } from './commands/issue-document.ts';
import { keepHandSigned } from './commands/keep-hand-signed.ts';
import { returnUnsigned } from './commands/return-unsigned.ts';
import { listFigures } from './figures.ts';
import { workingDesks } from './fixtures.ts';
import { layForSigning } from './lay-for-signing.ts';
import { docxType } from './made-pdf.ts';
import type { Document } from './model.ts';
import { getDocument } from './queries.ts';
import { listFiles } from './revisions.ts';

const isMissing = spawnSync('soffice', ['--version']).error !== undefined && process.env['CI'] !== 'true';
const skip = isMissing && 'NOT CHECKED: there is no soffice (libreoffice-writer-nogui)';
const database = await testDatabase();
const { db } = database;
const desks = await workingDesks(database);
after(() => desks.close());
const { services, settle, sign, blobs } = desks;
const [huy, thinh, oanh] = (await Promise.all(
  ['huy', 'thinh', 'oanh'].map((name) => desks.officer(name)),
)) as [Context, Context, Context];

const head = ['Số:              /SNV-VP', 'Mường Mẫu, ngày          tháng          năm 2026'];
const enclosure = async () => desks.upload(huy, 'Phụ lục.pdf');

/** Huy's letter, as his word processor left it. */
async function uploaded(lines: readonly string[]): Promise<Document> {
  const made = { bytes: sampleDocx(lines), name: 'Dự thảo.docx', mediaType: docxType };
  const { id } = await storeMade(huy, blobs, made);
  const draft = await draftDocument(
    huy,
    services,
    desks.letter({ text: null, fileIds: [id, await enclosure()] }),
  );
  await settle();
  return draft;
}
const lay = (documentId: string, isByHand = false) =>
  layForSigning(huy, services, { documentId, initialIds: [], isByHand });
const present = ({ id }: Document) => getDocument(db, huy.actor, id);
const code = (expected: string) => (error: unknown) =>
  error instanceof InvalidInput && error.issues[0]!.code === expected;

async function filesOf(document: Document) {
  const files = await listFiles(db, await present(document));
  const pdf = await buffer(blobs.read(files[0]!.sha256));
  const { text } = ask('pdftotext', ['-layout', 'a.pdf', '-'], { 'a.pdf': pdf });
  return { files, pdf, said: text.normalize('NFC').replace(/[^\S\n]+/g, ' ') };
}

describe('a letter of a word processor', { skip }, () => {
  test('becomes PDF/A, bears its number and date before it is signed, and goes out without the file it was made of', async () => {
    const draft = await uploaded([...head, 'Kính gửi: Ủy ban nhân dân xã']);
    await lay(draft.id);
    const { number } = await present(draft);
    const laid = await filesOf(draft);
    const [two] = [String(number).padStart(2, '0')];
    assert.match(laid.said, new RegExp(`Số: ${two} ?/SNV-VP`));
    assert.match(laid.said, /ngày 25 tháng 11 năm 2026/);
    assert.deepEqual(pdfAFaults(laid.pdf), []);
    await sign(thinh);
    await sign(oanh);
    await settle();
    const { files, pdf } = await filesOf(draft);
    assert.deepEqual(
      files.map(({ mediaType }) => mediaType),
      ['application/pdf', 'application/pdf'],
    );
    const verdict = await verifyFile(db, pdf, desks.clock.now);
    assert.ok(verdict.kind === 'signed' && verdict.isValid && verdict.signatures.length === 2);
  });

  test('without room for number and date is refused before a number is taken', async () => {
    const draft = await uploaded(['Kính gửi: Ủy ban nhân dân xã']);
    await assert.rejects(lay(draft.id), code('head-not-found'));
    assert.equal((await present(draft)).number, null);
    const places = { number: { x: 40, y: 40 }, day: { x: 120, y: 40 }, month: null };
    await layForSigning(huy, services, { documentId: draft.id, initialIds: [], places });
    assert.match((await filesOf(draft)).said, /0\d[\s\S]*25/);
  });

  test('waits until it was made, and where it cannot be made asks for a PDF', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = '/nowhere';
    const draft = await uploaded(head).finally(() => {
      process.env['PATH'] = path;
    });
    await assert.rejects(lay(draft.id), code('pdf-required'));
    const made = { bytes: sampleDocx(head), name: 'Mới.docx', mediaType: docxType };
    const { id } = await storeMade(huy, blobs, made);
    const waiting = await draftDocument(huy, services, desks.letter({ text: null, fileIds: [id] }));
    await assert.rejects(lay(waiting.id), code('pdf-being-made'));
  });
});

describe('a paper', () => {
  test('that a signer refused is drawn anew under its number, once', async () => {
    const draft = await draftDocument(huy, services, desks.letter({ fileIds: [await enclosure()] }));
    await lay(draft.id);
    const before = await filesOf(draft);
    const number = (await present(draft)).code!;
    const turn = (await listInbox(db, thinh.actor)).find(({ subjectTitle }) => subjectTitle.includes(number));
    await refuseSigning(thinh, { turnId: turn!.subjectId, reason: 'Thiếu căn cứ pháp lý.' });
    await settle();
    await lay(draft.id);
    const { files } = await filesOf(draft);
    assert.equal((await present(draft)).code, number);
    assert.equal(files.length, 2, 'the paper and its enclosure');
    assert.notEqual(files[0]!.fileId, before.files[0]!.fileId);
  });

  test('signed by hand is printed with its number, scanned, issued and counted as such', async () => {
    const draft = await draftDocument(huy, services, desks.letter());
    await lay(draft.id, true);
    const work = async (ctx: Context) => (await desks.inbox(ctx)).map(({ action }) => action);
    assert.ok((await work(oanh)).includes('scanSigned'));
    assert.ok((await filesOf(draft)).said.includes((await present(draft)).code!));
    await returnUnsigned(oanh, { documentId: draft.id, reason: 'Người ký đi vắng.' });
    assert.ok((await work(huy)).includes('revise'));
    await lay(draft.id, true);

    const docx = await storeMade(oanh, blobs, {
      bytes: sampleDocx(['x']),
      name: 'x.docx',
      mediaType: docxType,
    });
    const keep = (fileIds: readonly string[]) => keepHandSigned(oanh, { documentId: draft.id, fileIds });
    await assert.rejects(keep([docx.id]), code('scan-required'));
    await keep([await desks.upload(oanh, 'Bản quét.pdf')]);
    const issued = await issueDocument(oanh, { documentId: draft.id });
    assert.deepEqual([issued.state, issued.isHandSigned], ['issued', true]);
    await settle();
    const month = [Temporal.PlainDate.from('2026-11-01'), Temporal.PlainDate.from('2026-11-30')] as const;
    const [own] = await listFigures(db, draft.agencyId, ...month);
    assert.deepEqual(
      [own!.counts.out, own!.counts['out-signed'] ?? 0],
      [1, 0],
      'issued, and not signed electronically',
    );
  });
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { createReceiptPress, judgeReceipt, readReceiptKeys } from '#modules/signing/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { sampleOffice } from './fixtures.ts';
import { acceptDossier, submitDossier } from './index.ts';
import { drawLetter } from './letters.ts';
import { listLetters } from './queries.ts';

const database = await testDatabase();
const office = await sampleOffice(database);
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
after(() => letters.close());

/** The text that the code to scan holds: it stands beside the picture for those who cannot see it. */
function scanned(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'muong-letter-'));
  const [given, plain] = [join(folder, 'letter.pdf'), join(folder, 'plain.pdf')];
  writeFileSync(given, pdf);
  execFileSync('qpdf', ['--qdf', '--object-streams=disable', given, plain]);
  return readFileSync(plain, 'latin1').match(/https:\/\/mau\.example\/[^\s)]+/)?.[0] ?? '';
}

test('the code on an acknowledgement carries its signed receipt: the words of the letter, checked without asking', async () => {
  const hung = await office.officer('hung');
  const { id } = await submitDossier(office.lan, office.application());
  const dossier = await acceptDossier(hung, { dossierId: id });
  const baseUrl = 'https://mau.example';
  const receipts = createReceiptPress(database.db, 'c'.repeat(64), `${baseUrl}/bien-nhan`);
  const letter = (await listLetters(database.db, id)).find(({ kind }) => kind === 'acknowledgement')!;

  const pdf = await drawLetter({ letters, baseUrl, receipts }, dossier, letter);
  const verdict = judgeReceipt(scanned(pdf), await readReceiptKeys(database.db));
  assert.ok(verdict.kind === 'genuine', JSON.stringify(verdict));
  const seconds = (at: Temporal.Instant | null) => Math.floor(at!.epochMilliseconds / 60_000) * 60;
  assert.deepEqual(verdict.claims, {
    c: dossier.code,
    n: 'Lò Thị Lan',
    p: '9.000001',
    a: 'Ủy ban nhân dân xã Nà Lúa',
    t: seconds(dossier.acceptedAt),
    d: seconds(dossier.dueAt),
  });
  assert.deepEqual(await drawLetter({ letters, baseUrl, receipts }, dossier, letter), pdf);
});

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { SubjectProof } from '#engines/ledger/index.ts';
import { document as samplePdf } from '#engines/pdf-signature/sample-document.ts';
import { workingDesks } from '#modules/documents/fixtures.ts';
import { documentPages, errorTexts } from '#modules/documents/module.ts';
import { growLedger, ledgerPaths, proveSubject } from '#modules/ledger/index.ts';
import { ledgerRoutes } from '#modules/ledger/module.ts';
import { createReceiptPress, readReceiptKeys } from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { proofAt, verifyProof } from './verify-proof.ts';

const database = await testDatabase();
const { db, sequencerDb } = database;
const desks = await workingDesks(database);
const [yen, thanh, son] = (await Promise.all(['yen', 'thanh', 'son'].map((name) => desks.officer(name)))) as [
  Context,
  Context,
  Context,
];
const press = createReceiptPress(db, 'a'.repeat(64), 'http://localhost/bien-nhan');
const house = await testApp({
  database,
  now: () => desks.clock.now,
  routes: [...documentPages(desks.services), ledgerRoutes('Tỉnh Mường Mẫu')],
  accessRules: { officer: ({ kind }) => kind === 'officer' },
  errorTexts,
});
after(async () => {
  await house.app.close();
  await desks.close();
});
const folder = mkdtempSync(join(tmpdir(), 'muong-proof-'));
const keep = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const run = promisify(execFile);
/** `bin/muong verify`, which has no database to ask. */
const verify = (...args: readonly string[]) =>
  run(process.execPath, [...process.execArgv, 'src/cli.ts', 'verify', ...args], {
    env: { PATH: process.env['PATH'] },
  });

describe('the proof of a document', () => {
  let proof: SubjectProof;
  let files: {
    readonly proof: string;
    readonly altered: string;
    readonly keys: string;
    readonly pdf: string;
    readonly other: string;
  };
  let path: string;
  before(async () => {
    const fileId = await desks.upload(yen, 'Công văn.pdf');
    const document = await desks.register(yen, { fileIds: [fileId] });
    path = `/can-bo/van-ban/${document.id}/bang-chung`;
    const at = await visitor(house, yen.actor);
    assert.equal((await at.get(path)).status, 409, 'nothing is under a checkpoint yet');
    await desks.settle();
    assert.ok((await growLedger(desks.system, press)) > 0);
    assert.equal(await growLedger(desks.system, press), 0);
    const answer = await at.get(path);
    assert.equal(answer.status, 200, answer.html);
    proof = JSON.parse(answer.html);
    const [first, ...rest] = proof.entries;
    const altered = {
      ...proof,
      entries: [{ ...first!, entry: first!.entry.replace('"number":1', '"number":2') }, ...rest],
    };
    assert.notEqual(altered.entries[0]!.entry, first!.entry);
    files = {
      proof: keep('proof.json', answer.bytes),
      altered: keep('altered.json', JSON.stringify(altered)),
      keys: keep('keys.json', JSON.stringify(await readReceiptKeys(db))),
      pdf: keep('van-ban.pdf', samplePdf),
      other: keep('khac.pdf', Buffer.concat([samplePdf, Buffer.from('\n')])),
    };
  });

  test('tells every fact about it and the hashes of its files, to who keeps the register alone', async () => {
    assert.deepEqual(
      proof.entries.map(({ entry }) => JSON.parse(entry).type),
      ['document-registered', 'document-content-fixed'],
    );
    assert.equal((await (await visitor(house, son.actor)).get(path)).status, 404);
    assert.equal((await (await visitor(house, thanh.actor)).get(path)).status, 403);
  });

  test('is checked by the command without a database; altered, or beside another file, it is refused', async (t) => {
    const { stdout } = await verify(files.proof, files.pdf, '--keys', files.keys);
    assert.match(stdout, /PROVED[\s\S]*document-registered[\s\S]*file is named/);

    const lines: string[] = [];
    t.mock.method(console, 'log', (line: string) => lines.push(line));
    const refused = async (proofFile: string, keysFile: string, provedFile?: string) => {
      const given = await proofAt(proofFile);
      const code = await verifyProof(given!, { keysFile, provedFile, over: {}, json: false });
      return `${code} ${lines.splice(0).join(' ')}`;
    };
    assert.match(await refused(files.altered, files.keys), /^1 .*entry-not-in-log/);
    assert.match(await refused(files.proof, files.keys, files.other), /^1 .*NOT THE FILE/);
    const strangers = keep('strangers.json', JSON.stringify({ keys: [] }));
    assert.match(await refused(files.proof, strangers), /^1 .*checkpoint-not-believed/);
    assert.equal(await proofAt(files.keys), null);
  });

  test('is checked by the server for a browser without script', async () => {
    const anyone = await visitor(house);
    const posted = async (content: string) => {
      const bytes = Buffer.from(content);
      const file = { field: 'proof', name: 'proof.json', mediaType: 'application/json', bytes };
      return (await anyone.post(ledgerPaths.check(), {}, [file])).html;
    };
    assert.match(await posted(JSON.stringify(proof)), /Bằng chứng đúng/);
    assert.match(await posted('{}'), /không phải bằng chứng/);
    assert.match((await anyone.get(ledgerPaths.checkpoint())).html, /^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  test('is checked by the saved page, without a network', { skip: skipWithoutChromium }, async () => {
    const page = (await (await visitor(house)).get(ledgerPaths.check())).html;
    const saved = keep('kiem-chung.html', page);
    const browser = await launchChromium();
    try {
      const context = await browser.newContext({ offline: true });
      const tab = await context.newPage();
      await tab.goto(pathToFileURL(saved).href);
      const check = async (given: string, file: string) => {
        await tab.setInputFiles('#proof', given);
        await tab.setInputFiles('#file', file);
        await tab.click('button');
        await tab.locator('#result:not([hidden]) h2').waitFor();
        await tab.waitForFunction(() => document.activeElement?.id === 'result');
        const words = await tab.locator('#result').textContent();
        await tab.evaluate(() => (document.activeElement as HTMLElement).blur());
        return words ?? '';
      };
      assert.match(await check(files.proof, files.pdf), /Bằng chứng đúng[\s\S]*đúng là tệp/);
      assert.match(await check(files.altered, files.pdf), /Không xác nhận được[\s\S]*đã bị sửa/);
      assert.match(await check(files.proof, files.other), /Không xác nhận được[\s\S]*không phải tệp nào/);
      const origin = await house.app.listen({ port: 0 });
      const cookie = await house.signIn(yen.actor);
      for (const width of [390, 1366]) {
        const seen = { url: origin + ledgerPaths.check(), cookie, width, name: 'proof-check' };
        assert.deepEqual(await inspectPage(browser, seen), []);
      }
    } finally {
      await browser.close();
    }
  });

  test('stands while the log grows, and no fact of the log can be changed', async () => {
    await desks.register(yen, { code: '2/UBND' });
    await desks.settle();
    await growLedger(desks.system, press);
    const later = await proveSubject(db, { id: proof.subject.id, types: ['document', 'document-content'] });
    assert.notEqual(later.checkpoint, proof.checkpoint);
    assert.deepEqual(
      later.entries.map(({ entry }) => entry),
      proof.entries.map(({ entry }) => entry),
    );
    await assert.rejects(db.updateTable('ledgerCheckpoint').set({ root: 'x' }).execute(), { code: '42501' });
    await assert.rejects(sequencerDb.deleteFrom('event').execute(), { code: '42501' });
  });
});

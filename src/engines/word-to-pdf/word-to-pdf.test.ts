import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { sampleDocx } from '../file-text/sample-docx.ts';
import { pdfAFaults } from '../pdf-signature/pdf-a/pdf-a-faults.ts';
import { wordToPdf } from './index.ts';

const isMissing = spawnSync('soffice', ['--version']).error !== undefined && process.env['CI'] !== 'true';
const skip = isMissing && 'NOT CHECKED: there is no soffice (libreoffice-writer-nogui)';
const folder = mkdtempSync(join(tmpdir(), 'muong-word-test-'));
after(() => rmSync(folder, { recursive: true }));

/** The same document with other parts, and others put in place of words of its own. */
function changed(
  docx: Uint8Array,
  words: readonly [string, string],
  parts: Record<string, string> = {},
): Uint8Array {
  const files = unzipSync(docx);
  const body = new TextDecoder().decode(files['word/document.xml']).replace(...words);
  const more = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync({ ...files, 'word/document.xml': strToU8(body), ...Object.fromEntries(more) });
}

describe('a document of a word processor', { skip }, () => {
  test('becomes PDF/A with its words, in a face that stands for Times New Roman', async () => {
    const times =
      '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/></w:rPr>';
    const docx = changed(sampleDocx(['Điều 1. Thử nghiệm chuyển đổi.']), ['<w:r>', `<w:r>${times}`]);
    const { pdf, problem } = await wordToPdf(docx);
    assert.equal(problem, null);
    assert.deepEqual(pdfAFaults(pdf!), []);
    assert.match(Buffer.from(pdf!).toString('latin1'), /\/FontName\/[A-Z]{6}\+Tinos/);
    const { stdout } = spawnSync('pdftotext', ['-', '-'], { input: pdf! });
    assert.match(stdout.toString('utf8').normalize('NFC'), /Điều 1\. Thử nghiệm chuyển đổi\./);
  });

  test('that names a picture elsewhere is drawn without asking for it', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    // As word processors link a picture; LibreOffice as it comes fetches it.
    const picture = `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="600000" cy="600000"/><wp:docPr id="1" name="x"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rId9" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="600000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://127.0.0.1:${port}/x.png" TargetMode="External"/></Relationships>`;
    const docx = changed(sampleDocx(['Có ảnh ở nơi khác.']), ['</w:p>', `${picture}</w:p>`], {
      'word/_rels/document.xml.rels': relations,
    });
    try {
      assert.equal((await wordToPdf(docx)).problem, null);
      assert.equal(asked, 0);
    } finally {
      server.close();
    }
  });

  test('that is none has no PDF, and says so', async () => {
    const { problem } = await wordToPdf(Buffer.from('PK\x03\x04 không phải tệp nào'));
    assert.equal(problem, 'file-malformed');
  });
});

describe('a converter', () => {
  /** In its place a program of ours. */
  const program = (name: string, script: string) => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };

  test('that is not there is missed by name', async () => {
    assert.equal(
      (await wordToPdf(sampleDocx(['x']), { program: join(folder, 'none') })).problem,
      'converter-missing',
    );
  });

  test('that takes too long is ended with all it started, and leaves nothing behind', async () => {
    const told = join(folder, 'child');
    const slow = program('slow', `sleep 600 & echo "$! $HOME" > ${told}; wait`);
    const { problem } = await wordToPdf(sampleDocx(['x']), { program: slow, timeoutMs: 1_500 });
    assert.equal(problem, 'took-too-long');
    const [child, home] = readFileSync(told, 'utf8').trim().split(' ');
    while (isRunning(child!)) await setTimeout(20);
    assert.equal(existsSync(home!), false);
  });

  test('has no more memory than it needs, and none of our secrets', async () => {
    const told = join(folder, 'limits');
    process.env['MUONG_TEST_SECRET'] = 'bí mật';
    await wordToPdf(sampleDocx(['x']), { program: program('asks', `ulimit -v > ${told}; env >> ${told}`) });
    delete process.env['MUONG_TEST_SECRET'];
    const said = readFileSync(told, 'utf8');
    assert.match(said, /^\d+\n/);
    assert.doesNotMatch(said, /bí mật/);
  });
});

/** One that was ended and not yet taken note of is not running. */
function isRunning(pid: string): boolean {
  const { status, stdout } = spawnSync('ps', ['-o', 'stat=', '-p', pid]);
  return status === 0 && !/^Z/.test(stdout.toString().trim());
}

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { createLetterPress } from '../letters/index.ts';
import { readFileText } from './index.ts';
import { pdfText } from './pdf-text.ts';
import { sampleDocx } from './sample-docx.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const press = createLetterPress({ templatesRoots: ['packs/national/letters'] });
after(() => press.close());
const createdAt = Temporal.Instant.from('2026-11-25T02:00:00Z');
const draw = (source: string) => press.render({ source }, {}, { createdAt });
const hasTesseract = spawnSync('tesseract', ['--list-langs']).stdout?.toString().includes('vie') ?? false;
const skipScans = hasTesseract || process.env['CI'] === 'true' ? false : 'tesseract-ocr-vie is not installed';

describe('the text of a file', () => {
  test('is a PDF’s own, composed', async () => {
    const pdf = await draw(
      '#set document(date: auto)\n#set text(font: "Tinos")\nBáo cáo kết quả rà soát hộ nghèo năm 2026.',
    );
    const read = await readFileText({ bytes: pdf, mediaType: 'application/pdf' });
    assert.deepEqual(
      { ...read, text: read.text.replace(/\s+/g, ' ') },
      { method: 'text-layer', text: 'Báo cáo kết quả rà soát hộ nghèo năm 2026.', problem: null },
    );
  });

  test('is the paragraphs of a DOCX, with what was inserted and without what was deleted', async () => {
    const bytes = sampleDocx([
      'Kính gửi: Sở Nội vụ',
      { inserted: 'Thêm mới. ', deleted: 'Đã bỏ.' },
      'Trân trọng./.',
    ]);
    const { method, text } = await readFileText({ bytes, mediaType: docx });
    assert.equal(method, 'docx');
    assert.equal(text, 'Kính gửi: Sở Nội vụ\nThêm mới.\nTrân trọng./.');
  });

  test('of a file that is broken, hostile or of another kind is empty, and says why', async () => {
    const deep = `<w:document>${'<w:p>'.repeat(5000)}`;
    const entities = '<!DOCTYPE a [<!ENTITY b "c">]><w:document><w:t>&b;</w:t></w:document>';
    const zipped = (xml: string) => zipSync({ 'word/document.xml': strToU8(xml) });
    for (const bytes of [
      strToU8('xin chào'),
      zipSync({ 'a.txt': strToU8('a') }),
      zipped(deep),
      zipped(entities),
    ]) {
      const { text, problem } = await readFileText({ bytes, mediaType: docx });
      assert.deepEqual([text, problem], ['', 'file-malformed']);
    }
    const broken = await readFileText({ bytes: strToU8('%PDF-1.7 nothing'), mediaType: 'application/pdf' });
    assert.equal(broken.problem, 'file-malformed');
    assert.equal((await readFileText({ bytes: strToU8('a'), mediaType: 'text/plain' })).method, 'none');
  });

  test('of a scan is read from its picture, in Vietnamese', { skip: skipScans }, async () => {
    const page = await draw(
      '#set document(date: auto)\n#set page(width: 14cm, height: 4cm)\n#set text(font: "Tinos", size: 14pt)\nỦy ban nhân dân xã Nà Lúa',
    );
    const { text } = await pdfText(page);
    assert.match(text, /Nà Lúa/);
    const scan = scanOf(page);
    const read = await readFileText({ bytes: scan, mediaType: 'application/pdf' });
    assert.equal(read.method, 'ocr');
    assert.match(read.text, /nhân dân xã Nà L/);
  });
});

/** The same page as a scanner gives it: a picture, without text. */
function scanOf(pdf: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'muong-scan-'));
  try {
    const [from, to] = [join(folder, 'page.pdf'), join(folder, 'scan.pdf')];
    writeFileSync(from, pdf);
    const made = spawnSync('mutool', ['draw', '-q', '-F', 'pclm', '-r', '200', '-o', to, from]);
    assert.equal(made.status, 0, String(made.stderr));
    return readFileSync(to);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

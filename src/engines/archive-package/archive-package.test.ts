import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { exampleContent, examplePackage } from './example.ts';
import { ContentChanged, validatePackage, writePackage } from './index.ts';

const whole = async (pieces: AsyncIterable<Uint8Array>) => {
  const held: Uint8Array[] = [];
  for await (const piece of pieces) held.push(piece);
  return Buffer.concat(held);
};
async function* inPieces(bytes: Uint8Array, length = 1000) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
const bytes = await whole(writePackage(examplePackage, exampleContent));
const hasXmllint = (() => {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('a package', () => {
  test('is complete and right by its own lists, whatever the pieces it comes in', async () => {
    for (const length of [1, 13, 4096, bytes.length]) {
      const { isValid, faults, id, files } = await validatePackage(inPieces(bytes, length));
      assert.deepEqual(faults, []);
      assert.ok(isValid);
      assert.equal(id, 'AIP-1');
      assert.equal(files.size, 10);
    }
  });

  test('is the same bytes for the same folder', async () => {
    assert.deepEqual(await whole(writePackage(examplePackage, exampleContent)), bytes);
  });

  test('is unpacked by unzip, and sha256sum finds every file as the bag lists it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'package-'));
    after(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'p.zip'), bytes);
    execFileSync('unzip', ['-q', 'p.zip'], { cwd: folder });
    const cwd = join(folder, 'AIP-1');
    const checked = execFileSync(
      'sha256sum',
      ['--strict', '-c', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'],
      { cwd },
    );
    assert.equal(checked.toString().match(/: OK$/gm)?.length, 9);
    assert.match(readFileSync(join(cwd, 'data/metadata/preservation/premis.xml'), 'utf8'), /PDF\/A-2</);
    assert.match(
      readFileSync(join(cwd, 'data/metadata/descriptive/folder.xml'), 'utf8'),
      /&lt;Nà Lúa&gt; &amp; bạn/,
    );
  });

  test('has metadata that the schema in it allows, says xmllint', {
    skip: !hasXmllint && !process.env['CI'] && 'no xmllint',
  }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'package-'));
    after(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'p.zip'), bytes);
    execFileSync('unzip', ['-q', 'p.zip'], { cwd: folder });
    const cwd = join(folder, 'AIP-1/data');
    execFileSync(
      'xmllint',
      ['--nonet', '--noout', '--schema', 'schemas/folder.xsd', 'metadata/descriptive/folder.xml'],
      { cwd, stdio: 'pipe' },
    );
    execFileSync('xmllint', ['--nonet', '--noout', 'METS.xml', 'metadata/preservation/premis.xml'], {
      cwd,
      stdio: 'pipe',
    });
  });

  test('is refused when any byte of it is changed, cut off or added', async () => {
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, by]) => {
        const changed = Buffer.from(bytes);
        changed[at]! ^= by;
        assert.equal((await validatePackage(inPieces(changed, 65_536))).isValid, false, `byte ${at}`);
      }),
      { numRuns: 60 },
    );
    assert.equal((await validatePackage(inPieces(bytes.subarray(0, -1)))).isValid, false);
    assert.equal((await validatePackage(inPieces(Buffer.concat([bytes, Buffer.of(0)])))).isValid, false);
    assert.equal((await validatePackage(inPieces(Buffer.from('PK nothing')))).isValid, false);
  });

  test('is not made of a file that is no longer what the list says', async () => {
    const other = async function* () {
      yield Buffer.from('something else');
    };
    await assert.rejects(whole(writePackage(examplePackage, other)), ContentChanged);
  });
});

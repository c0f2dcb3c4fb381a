// Every letter and every kind of document of every pack: its example, printed, must read as the text kept beside it and
// look as the picture. `MUONG_UPDATE_EXAMPLES=1` rewrites the texts, `MUONG_WRITE_PICTURES=1` the pictures; read and look at
// the difference before committing it.
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'yaml';
import { documentData } from './document/document-data.ts';
import { createLetterPress } from './index.ts';
import { pdfText, poppler, qpdfComplaints } from './poppler.ts';
import { documentExamples, documentTypes } from './testing/document-examples.ts';
import { differingPixels, pictureOf, readPicture, writePicture } from './testing/picture.ts';

const letters = globSync('packs/*/letters/*.example.yaml')
  .sort()
  .map((path) => ({ path, template: basename(path).split('.')[0]! }));
const examples = [
  ...letters.map(({ path, template }) => ({
    path,
    template,
    data: () => parse(readFileSync(path, 'utf8')) as unknown,
  })),
  ...documentExamples.map(({ path, type, document }) => ({
    path,
    template: 'document',
    data: () => documentData(type, document),
  })),
];

const presses = new Map(
  [...new Set(examples.map(({ path }) => path.split('/')[1]))].map((pack) => [
    pack,
    createLetterPress({ templatesRoots: [`packs/${pack}/letters`, 'packs/national/letters'] }),
  ]),
);
after(() => Promise.all([...presses.values()].map((press) => press.close())));

/** Another version of poppler smooths edges a little differently. */
const mostDiffering = 0.002;

test('the national pack has the seven letters of Circular 03/2025/TT-VPCP and a result', () => {
  const national = letters.filter(({ path }) => path.includes('/national/')).map(({ template }) => template);
  for (const letter of [
    'acknowledgement',
    'supplement-request',
    'refusal',
    'apology',
    'stop-notice',
    'control-sheet',
    'register',
    'result',
  ]) {
    assert.ok(national.includes(letter), letter);
  }
});

test('each of the 29 kinds of document has its example', () => {
  assert.equal(documentTypes.types.length, 29);
  assert.deepEqual(
    documentTypes.types
      .map(({ code }) => code)
      .filter((code) => !documentExamples.some(({ path }) => basename(path, '.yaml') === code)),
    [],
  );
});

for (const { path, template, data } of examples) {
  test(`${path} reads and looks as kept`, { skip: poppler.missing }, async () => {
    const press = presses.get(path.split('/')[1])!;
    const { pdf, undrawn } = await press.print(template, data(), {
      createdAt: Temporal.Instant.from('2026-09-02T01:20:00Z'),
    });
    assert.deepEqual(undrawn, []);
    assert.match(Buffer.from(pdf).toString('latin1'), /<pdfaid:part>2<\/pdfaid:part>/);
    assert.equal(qpdfComplaints(pdf), '');
    const kept = path.replace(/\.yaml$/, '.txt');
    if (process.env['MUONG_UPDATE_EXAMPLES']) writeFileSync(kept, pdfText(pdf));
    assert.equal(pdfText(pdf), readFileSync(kept, 'utf8'));

    const picture = pictureOf(pdf);
    const keptPicture = `${dirname(path)}/pictures/${basename(path).replace(/(\.example)?\.yaml$/, '.png')}`;
    if (process.env['MUONG_WRITE_PICTURES']) writePicture(keptPicture, picture);
    assert.ok(existsSync(keptPicture), `no picture yet: MUONG_WRITE_PICTURES=1 draws ${keptPicture}`);
    const differing = differingPixels(picture, readPicture(keptPicture));
    assert.ok(differing <= mostDiffering * picture.width * picture.height, `${differing} pixels differ`);
  });
}

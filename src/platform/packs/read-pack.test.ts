import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { PackFault, readPack, rowsOf } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'muong-packs-'));
after(() => rmSync(root, { recursive: true }));

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const manifest = (code: string, requires: string) =>
  `code: ${code}\nname: Thư viện\nnameEn: Library\nrequires: ${requires}\neffectiveFrom: 2026-01-01\n`;

write('shared/pack.yaml', manifest('shared', '[]'));
write(
  'shared/shelves/poems.yaml',
  'defaults: { floor: 1 }\nshelves: [{ code: "01" }, { code: "02", floor: 2 }]',
);
write('shared/shelves/prose.yaml', 'shelves: []');
write('shared/letters/reminder.typ', 'Xin trả sách.');
write('town/pack.yaml', manifest('town', '[shared]'));
write('town/shelves/prose.yaml', 'shelves: [{ code: "03", since: 2026-02-01 }]');
write('town/shelves/broken.yml', 'shelves: [');

test('a pack is read after those it requires, and its file replaces theirs of the same name', () => {
  const pack = readPack(root, 'town');
  assert.deepEqual(pack.names, ['shared', 'town']);
  assert.equal(pack.manifest.code, 'town');
  assert.deepEqual(
    pack.files('shelves/*.yaml').map(({ path }) => path),
    ['shared/shelves/poems.yaml', 'town/shelves/prose.yaml'],
  );
  assert.equal(pack.text('letters/reminder.typ'), 'Xin trả sách.');
  assert.equal(pack.file('letters/none.yaml'), undefined);
});

test('rows stand over the defaults of their file, and a bare date stays text', () => {
  const [poems, prose] = readPack(root, 'town').files('shelves/*.yaml');
  assert.deepEqual(rowsOf(poems!, 'shelves'), [
    { code: '01', floor: 1 },
    { code: '02', floor: 2 },
  ]);
  assert.deepEqual(rowsOf(prose!, 'shelves'), [{ code: '03', since: '2026-02-01' }]);
  assert.throws(() => rowsOf(prose!, 'books'), /town\/shelves\/prose\.yaml: has no list "books"/);
});

test('a file that is not YAML is told by its line', () => {
  assert.throws(
    () => readPack(root, 'town').file('shelves/broken.yml'),
    /^PackFault: town\/shelves\/broken\.yml:1:11/,
  );
});

test('a key given twice is told, rather than one of them lost', () => {
  write('town/shelves/twice.yml', 'a: 1\na: 2\n');
  assert.throws(() => readPack(root, 'town').file('shelves/twice.yml'), PackFault);
});

test('a pack that requires itself by way of another is refused', () => {
  write('one/pack.yaml', manifest('one', '[two]'));
  write('two/pack.yaml', manifest('two', '[one]'));
  assert.throws(() => readPack(root, 'one'), /requires itself: one → two → one/);
});

test('an unknown key, a foreign code and a missing manifest are refused', () => {
  write('odd/pack.yaml', `${manifest('odd', '[]')}colour: red\n`);
  write('copied/pack.yaml', manifest('town', '[]'));
  assert.throws(() => readPack(root, 'odd'), /odd\/pack\.yaml/);
  assert.throws(() => readPack(root, 'copied'), /code is "town" in the folder "copied"/);
  assert.throws(() => readPack(root, 'nowhere'), /has no pack\.yaml/);
});

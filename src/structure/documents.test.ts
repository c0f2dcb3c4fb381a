import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { listMigrations } from '#platform/database/index.ts';
import { moduleTable } from './module-table.ts';
import { root, sourcesOf } from './sources.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const documents = sourcesOf('*.md', 'docs/**/*.md', 'packs/**/*.md', 'src/**/*.md');

describe('docs/architecture.md', () => {
  // `MUONG_WRITE_DOCS=1 bin/muong test src/structure/documents.test.ts` draws it anew, with the first sentence of each README.
  test('draws the map of the modules as src/modules.ts has it', () => {
    const path = 'docs/architecture.md';
    const map = /(<!-- modules -->\n)([\s\S]*?)(\n<!-- \/modules -->)/;
    if (process.env['MUONG_WRITE_DOCS']) {
      const drawn = read(path).replace(map, (_, before, _old, after) => before + moduleTable() + after);
      writeFileSync(join(root, path), drawn);
    }
    const uses = (table: string) => table.split('\n').map((row) => row.split('|').slice(1, 4).join('|'));
    assert.deepEqual(uses(map.exec(read(path))![2]!), uses(moduleTable()));
  });
});

describe('docs/glossary.md', () => {
  const explained = new Set([...read('docs/glossary.md').matchAll(/`([^`]+)`/g)].map(([, word]) => word));

  test('explains every table', () => {
    const tables = listMigrations().flatMap(({ sql }) =>
      [...sql.matchAll(/^create table (\w+)/gm)].map(([, table]) => table!),
    );
    assert.ok(tables.length > 30);
    assert.deepEqual(
      tables.filter((table) => !explained.has(table)),
      [],
    );
  });

  test('explains every fact that is recorded, and what it is about', () => {
    const words = sourcesOf('src/modules/*/events.ts').flatMap(({ text }) =>
      [...text.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, word]) => word!),
    );
    assert.ok(words.length > 20);
    assert.deepEqual(
      [...new Set(words)].filter((word) => !explained.has(word)),
      [],
    );
  });
});

describe('docs/capabilities.md', () => {
  const rows = [...read('docs/capabilities.md').matchAll(/^\| (\d+) \|.*$/gm)].map(([line, number]) => ({
    number: number!,
    tests: [...line.matchAll(/`([^`]+\.(?:test|e2e)\.tsx?)` “([^”]+)”/g)].map(([, file, title]) => ({
      file: file!,
      title: title!,
    })),
  }));

  test('names for every row a test that there is, by its title', () => {
    assert.ok(rows.length > 10);
    const wrong = rows.flatMap(({ number, tests }) => [
      ...(tests.length === 0 ? [`${number} names no test`] : []),
      ...tests
        .filter(({ file, title }) => !existsSync(join(root, file)) || !read(file).includes(title))
        .map(({ file, title }) => `${number}: ${file} has no “${title}”`),
    ]);
    assert.deepEqual(wrong, []);
  });

  test('names no row twice', () => {
    const numbers = rows.map(({ number }) => Number(number));
    assert.deepEqual(
      numbers,
      [...new Set(numbers)].toSorted((a, b) => a - b),
    );
  });
});

describe('every document', () => {
  test('links to files that there are', () => {
    const dead = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target]) => target!.split('#')[0]!)
        .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
        .filter((target) => !existsSync(resolve(root, dirname(path), target)))
        // Pictures are taken of the running program, and are not there before it has run.
        .filter((target) => !/^docs\/images\/[a-z-]+\.png$/.test(target))
        .map((target) => `${path}: ${target}`),
    );
    assert.deepEqual(dead, []);
  });

  test('names no machine and no registry', () => {
    const places =
      /(^|[\s`"'(])\/(work|root|home|Users)\/|\bregistry\.(npmjs|yarnpkg)\b|https?:\/\/registry\b|\.internal\b|npmmirror|verdaccio/m;
    const naming = [
      ...documents,
      ...sourcesOf('src/**/*.{ts,tsx}', 'migrations/*.sql', 'bench/*.ts', 'packs/**/*.yaml'),
    ]
      .filter(({ path }) => path !== 'src/structure/documents.test.ts')
      .filter(({ text }) => places.test(text))
      .map(({ path }) => path);
    assert.deepEqual(naming, []);
  });

  test('of the decisions is numbered, and says context, options, choice and consequences', () => {
    const decisions = sourcesOf('docs/decisions/*.md');
    assert.ok(decisions.length > 5);
    const wrong = decisions
      .filter(
        ({ path, text }, index) =>
          !path.startsWith(`docs/decisions/${String(index + 1).padStart(4, '0')}-`) ||
          ['Context', 'Options', 'Choice', 'Consequences'].some((heading) => !text.includes(`## ${heading}`)),
      )
      .map(({ path }) => path);
    assert.deepEqual(wrong, []);
  });
});

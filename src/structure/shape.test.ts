import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { isTest, root, sourcesOf, withoutComments } from './sources.ts';

/** Files that may be long, and why. */
const long: Readonly<Record<string, string>> = {
  'src/platform/database/tables.ts': 'written from the migrated database',
  'src/ui/theme/muong.css': 'written from the tokens of the theme',
};
const mostLines = 300;
/** A table of facts is read by its lines, so a test may be longer. */
const mostTestLines = 500;

const sources = sourcesOf('src/**/*.{ts,tsx,css,js}');

/** Words of a government: nothing in the ground or in the design system may know them. */
const officeWords =
  /dossier|citizen|(?<!stored ?|sub)procedure|communes?\b|district|officer|ministry|decree|certificate of|hồ sơ|thủ tục|công dân|cán bộ|ủy ban|một cửa|trích lục/i;

describe('the tree', () => {
  test(`has no file longer than ${mostLines} lines, but for those that say why`, () => {
    const tooLong = sources
      .map((source) => ({ ...source, lines: source.text.split('\n').length - 1 }))
      .filter(
        (source) => source.lines > (isTest(source) ? mostTestLines : mostLines) && !(source.path in long),
      )
      .map(({ path, lines }) => `${path}: ${lines}`);
    assert.deepEqual(tooLong, []);
  });

  test('names its files in kebab-case, and none after a drawer for odds and ends', () => {
    const misnamed = sources
      .map(({ path }) => path)
      .filter(
        (path) =>
          !/^[a-z0-9/.-]+$/.test(path) ||
          /(^|[/-])(utils?|common|helpers?|managers?|misc)([/.-]|$)/.test(path),
      );
    assert.deepEqual(misnamed, []);
  });

  test('says of every module and every engine what it is, and shows it by one face', () => {
    const folders = ['modules', 'engines'].flatMap((tier) =>
      readdirSync(join(root, 'src', tier)).map((name) => `src/${tier}/${name}`),
    );
    const missing = folders
      .flatMap((folder) => [`${folder}/README.md`, `${folder}/index.ts`])
      .filter((path) => !existsSync(join(root, path)));
    assert.deepEqual(missing, []);
  });

  test('keeps the words of the office out of the ground and the design system', () => {
    const knowing = sourcesOf('src/{platform,ui}/**/*.{ts,tsx,css,js}')
      .filter(
        (source) =>
          !isTest(source) &&
          !/\/gallery\/|\/testing\/|fixtures\.tsx?$/.test(source.path) &&
          source.path !== 'src/platform/database/tables.ts',
      )
      .flatMap(({ path, text }) =>
        withoutComments(text)
          .split('\n')
          .filter((line) => officeWords.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      );
    assert.deepEqual(knowing, []);
  });
});

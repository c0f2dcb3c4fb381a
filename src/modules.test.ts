import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { modules, tiers } from './modules.ts';

const root = resolve(import.meta.dirname, '..');
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !/\.test\.tsx?$/.test(file));

/** Every import inside the project, as the two files' paths from `src`. */
const imports = sources.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);
  return specifiers
    .filter((specifier) => specifier.startsWith('.') || specifier.startsWith('#'))
    .map((specifier) => ({
      from: relative('src', file),
      to: specifier.startsWith('#') ? specifier.slice(1) : relative('src', join(dirname(file), specifier)),
    }));
});

const moduleOf = (path: string) => path.match(/^modules\/([^/]+)\//)?.[1];
const isFixture = (path: string) => /(^|\/)(fixtures|testing)(\.ts|\/)/.test(path);

describe('the house', () => {
  test('lists every module there is, and no other', () => {
    const folders = readdirSync(join(root, 'src/modules'));
    assert.deepEqual(folders.toSorted(), folders.filter((name) => name in modules).toSorted());
  });

  test('lets a module look down, and sideways only where it is declared', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [user, used] = [moduleOf(from), moduleOf(to)];
      if (!user || !used || user === used) return false;
      const [above, below] = [modules[user], modules[used]];
      if (!above || !below) return true;
      const height = tiers.indexOf(above.tier) - tiers.indexOf(below.tier);
      return height < 0 || (height === 0 && !above.beside?.includes(used));
    });
    assert.deepEqual(wrong, []);
  });

  test('shows a module to others by its index alone', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [user, used] = [moduleOf(from), moduleOf(to)];
      if (!used || user === used || isFixture(from)) return false;
      const isComposition = user === undefined && !/^(engines|platform|ui)\//.test(from);
      return (
        !/^modules\/[^/]+\/index\.tsx?$/.test(to) &&
        !(isComposition && /\/(policy|module|[a-z-]*routes)\.tsx?$/.test(to))
      );
    });
    assert.deepEqual(wrong, []);
  });

  test('keeps the ground below the modules, and engines to values', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (/^(platform|ui|engines)\//.test(from) && to.startsWith('modules/')) return true;
      if (/^engines\//.test(from))
        return /^platform\/(database|http|events|jobs|files|config|context)/.test(to);
      return false;
    });
    assert.deepEqual(wrong, []);
  });
});

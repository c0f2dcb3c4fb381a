import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { localPath } from './local-path.ts';

test('a path of this site passes as it is', () => {
  for (const path of ['/', '/loans', '/loans?page=2&q=a%20b', '/loans#due'])
    assert.equal(localPath(path), path);
});

test('whatever leads elsewhere, or is no path, becomes the fallback', () => {
  const traps = [
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    '/.//evil.test',
    '/a/..//evil.test',
    'https://evil.test/',
    'javascript:alert(1)',
    'loans',
    '',
    undefined,
    ['/loans'],
    `/${'a'.repeat(3_000)}`,
  ];
  for (const trap of traps) assert.equal(localPath(trap, '/home'), '/home', String(trap));
});

test('whatever comes in, a browser that follows the result stays here', () => {
  const site = 'http://library.test';
  const nasty = fc.array(
    fc.constantFrom('/', '\\', '.', '..', '%2e', '%5c', '\t', '\n', '@', ':', '?', '#', 'evil.test', 'http:'),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        nasty.map((parts) => `/${parts.join('')}`),
      ),
      (value) => {
        const path = localPath(value);
        assert.equal(new URL(path, site).origin, site);
        assert.equal(localPath(path), path);
      },
    ),
    { numRuns: 2_000 },
  );
});

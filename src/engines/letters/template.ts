import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LetterError } from './letter-error.ts';

/** The text of template `name` in the first folder that has it. A name is one word: it cannot leave its folder. */
export function readTemplate(roots: readonly string[], name: string): string {
  const path = /^[a-z0-9-]+$/.test(name)
    ? roots.map((root) => join(root, `${name}.typ`)).find((candidate) => existsSync(candidate))
    : undefined;
  if (!path) throw new LetterError('template-unknown', name);
  return readFileSync(path, 'utf8');
}

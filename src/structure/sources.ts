import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export interface Source {
  /** From the root of the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Files of the project by glob, with their text; sorted, so that a failure always names the same one first. */
export const sourcesOf = (...patterns: readonly string[]): readonly Source[] =>
  globSync([...patterns], { cwd: root })
    .sort()
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }));

export const isTest = ({ path }: Source): boolean => /\.test\.tsx?$/.test(path);

/** The text without its comments; what stands in strings stays. Good enough for looking for words. */
export const withoutComments = (text: string): string =>
  text.replace(/(^|\s)\/\*[\s\S]*?\*\//gm, '$1').replace(/(^|\s)\/\/.*$/gm, '$1');

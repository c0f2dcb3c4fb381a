// For tests: what is written where something else is drawn.
import { spawnSync } from 'node:child_process';
import type { SeenCode } from './codes-on-page.ts';

const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g;

/** The words of a page, counted from zero, that reach into a rectangle and so many points around it, as poppler finds them. */
export function wordsWithin(
  pdf: Uint8Array,
  rectangle: SeenCode['rectangle'],
  { page = 0, around = 0 } = {},
): readonly string[] {
  const only = ['-f', String(page + 1), '-l', String(page + 1)];
  const { stdout, stderr, status } = spawnSync('pdftotext', ['-bbox', ...only, '-', '-'], { input: pdf });
  if (status !== 0) throw new Error(`pdftotext: ${stderr}`);
  const html = stdout.toString();
  const height = Number(/<page width="[\d.]+" height="([\d.]+)"/.exec(html)![1]);
  const [left, bottom, right, top] = rectangle;
  return [...html.matchAll(word)].flatMap(([, ...found]) => {
    const [xMin, yMin, xMax, yMax] = found.slice(0, 4).map(Number) as [number, number, number, number];
    const isBeside = xMax < left - around || xMin > right + around;
    const isAboveOrBelow = height - yMax > top + around || height - yMin < bottom - around;
    return isBeside || isAboveOrBelow ? [] : [found[4]!];
  });
}

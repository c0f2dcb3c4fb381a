// For tests: pages as people see them, drawn by poppler.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, inFolder } from '../other-software.ts';
import type { MarkPlace } from '../signature-widget.ts';

export const resolution = 100;

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of each point. */
  readonly data: Buffer;
}

/** The first page, or another counted from zero. */
export function rendered(pdf: Uint8Array, page = 0): Picture {
  return inFolder({ 'a.pdf': pdf }, (folder) => {
    const only = ['-f', String(page + 1), '-l', String(page + 1), '-singlefile'];
    const args = ['-cropbox', '-r', String(resolution), ...only, join(folder, 'a.pdf'), join(folder, 'a')];
    const said = ask('pdftoppm', args, {});
    assert.equal(said.status, 0, said.text);
    const ppm = readFileSync(join(folder, 'a.ppm'));
    const [head, width, height] = /^P6\n(\d+) (\d+)\n255\n/.exec(ppm.subarray(0, 40).toString('latin1'))!;
    return { width: Number(width), height: Number(height), data: ppm.subarray(head.length) };
  });
}

export const sameAt = (a: Picture, b: Picture, at: number) =>
  [0, 1, 2].every((channel) => a.data[at + channel] === b.data[at + channel]);

export function pointsIn(
  picture: Picture,
  { rectangle }: MarkPlace,
  isCounted: (at: number) => boolean,
): number {
  const [left, bottom, right, top] = rectangle.map((edge) => Math.round((edge * resolution) / 72)) as [
    number,
    number,
    number,
    number,
  ];
  let count = 0;
  for (let y = picture.height - top; y < picture.height - bottom; y++) {
    for (let x = left; x < right; x++) if (isCounted((y * picture.width + x) * 3)) count++;
  }
  return count;
}

/** Points of the place that are not white. */
export const inkIn = (picture: Picture, place: MarkPlace) =>
  pointsIn(picture, place, (at) => picture.data[at]! < 250);

/** Points that were text before and look otherwise now. */
export function coveredText(before: Picture, now: Picture): number {
  let covered = 0;
  for (let at = 0; at < before.data.length; at += 3) {
    if (before.data[at]! < 200 && !sameAt(before, now, at)) covered++;
  }
  return covered;
}

const isColor =
  (isSo: (red: number, green: number, blue: number) => boolean) => (picture: Picture) => (at: number) =>
    isSo(picture.data[at]!, picture.data[at + 1]!, picture.data[at + 2]!);

/** The colour of hands, and that of seals. */
export const isBlue = isColor((red, green, blue) => blue > 120 && blue - red > 60 && blue - green > 40);
export const isRed = isColor((red, green, blue) => red > 150 && red - green > 60 && red - blue > 60);

import type { SeenRule } from './seen-page.ts';

/** Shorter runs of ink are strokes of letters. */
const shortest = 18;
/** Thicker ones are surfaces. */
const thickest = 3;
/** Green is near enough to what the eye calls light. */
const isInk = (green: number | undefined) => green !== undefined && green < 190;

interface Picture {
  /** Four bytes to a pixel. */
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * The horizontal lines in a picture of a page, in points: however the software drew them (stroke, surface, row of
 * underscores), on the page they are lines.
 *
 * @param scale pixels to a point
 */
export function horizontalRules({ data, width, height }: Picture, scale: number): readonly SeenRule[] {
  const found: { left: number; right: number; top: number; bottom: number }[] = [];
  for (let y = 0; y < height; y++) {
    for (const [left, right] of inkRuns(
      data.subarray(y * width * 4, (y + 1) * width * 4),
      shortest * scale,
    )) {
      const above = found.find((rule) => rule.bottom === y - 1 && rule.left < right && left < rule.right);
      if (above) {
        above.bottom = y;
        above.left = Math.min(above.left, left);
        above.right = Math.max(above.right, right);
      } else found.push({ left, right, top: y, bottom: y });
    }
  }
  return found
    .filter(({ top, bottom }) => bottom - top < thickest * scale)
    .map(({ left, right, top }) => ({ left: left / scale, right: right / scale, top: top / scale }));
}

function inkRuns(row: Uint8Array, least: number): readonly (readonly [left: number, right: number])[] {
  const runs: (readonly [number, number])[] = [];
  const isDark = (x: number) => isInk(row[x * 4 + 1]);
  for (let x = 0; x * 4 < row.length; x++) {
    if (!isDark(x)) continue;
    const left = x;
    while (isDark(x)) x++;
    if (x - left >= least) runs.push([left, x]);
  }
  return runs;
}

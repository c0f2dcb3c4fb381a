import type { SeenRule } from './seen-page.ts';

/** Shorter runs of ink are strokes of letters. */
const shortest = 18;
/** Thicker ones are surfaces. */
const thickest = 3;
const isInk = (grey: number | undefined) => grey !== undefined && grey < 190;

/**
 * The horizontal lines in a grey picture of a page ("P5"), in points: however the software drew them (stroke, surface,
 * row of underscores), on the page they are lines.
 *
 * @param scale pixels to a point
 */
export function horizontalRules(picture: Buffer, scale: number): readonly SeenRule[] {
  const head = /^P5\s(\d+)\s(\d+)\s255\s/.exec(picture.toString('latin1', 0, 40));
  if (!head) return [];
  const [width, height] = [Number(head[1]), Number(head[2])];
  const grey = picture.subarray(head[0].length);
  const found: { left: number; right: number; top: number; bottom: number }[] = [];
  for (let y = 0; y < height; y++) {
    for (const [left, right] of inkRuns(grey.subarray(y * width, (y + 1) * width), shortest * scale)) {
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

function inkRuns(row: Buffer, least: number): readonly (readonly [left: number, right: number])[] {
  const runs: (readonly [number, number])[] = [];
  for (let x = 0; x < row.length; x++) {
    if (!isInk(row[x])) continue;
    const left = x;
    while (isInk(row[x])) x++;
    if (x - left >= least) runs.push([left, x]);
  }
  return runs;
}

/** A transformation as PDF writes it: `[a b c d e f]` (ISO 32000-1, 8.3.4). */
export type Matrix = readonly [number, number, number, number, number, number];

export const unchanged: Matrix = [1, 0, 0, 1, 0, 0];

/** What is drawn by the first, within what is drawn by the second. */
export const within = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + b * i,
  a * h + b * j,
  c * g + d * i,
  c * h + d * j,
  e * g + f * i + k,
  e * h + f * j + l,
];

/** How high a point comes to stand. */
export const heightOf = ([, b, , d, , f]: Matrix, x: number, y: number): number => b * x + d * y + f;

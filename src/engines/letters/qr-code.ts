import { encode } from 'uqr';

/**
 * A QR code (ISO/IEC 18004, error correction M) as SVG: one path, no style, so it passes a strict CSP and PDF/A.
 *
 * @example qrSvg('https://dichvucong.example.vn/tra-cuu/H18.12-261122-0007')
 */
export function qrSvg(text: string): string {
  // The standard asks for four light modules around the code.
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) =>
    darkRuns(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path d="${dark.join('')}"/></svg>`
  );
}

function darkRuns(row: readonly boolean[]): [start: number, length: number][] {
  const runs: [number, number][] = [];
  row.forEach((isDark, x) => {
    if (!isDark) return;
    if (row[x - 1]) runs.at(-1)![1]++;
    else runs.push([x, 1]);
  });
  return runs;
}

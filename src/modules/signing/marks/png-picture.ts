import { InvalidInput } from '#platform/errors/index.ts';

/** Points on each side: fine enough for print, and no picture that unpacks to gigabytes. */
const sides = { least: 60, most: 2000 };

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Colour types with an alpha channel (ISO/IEC 15948, 11.2.2); others name what is transparent in a chunk of its own. */
const withAlpha = new Set([4, 6]);

/**
 * The size of a PNG with a transparent ground, as the Decree asks of marks (Decree 30/2020/NĐ-CP, Annex I).
 *
 * @throws InvalidInput `picture-not-png`, `picture-not-transparent`, `picture-size` at `/picture`
 */
export function pngPicture(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  const png = Buffer.from(bytes);
  const isPng = png.subarray(0, 8).equals(signature) && png.toString('latin1', 12, 16) === 'IHDR';
  if (!isPng || png.length < 33) throw refused('picture-not-png');
  const [width, height, colorType] = [png.readUInt32BE(16), png.readUInt32BE(20), png.readUInt8(25)];
  const isFit = [width, height].every((side) => side >= sides.least && side <= sides.most);
  if (!isFit) throw refused('picture-size', sides);
  if (!withAlpha.has(colorType) && !png.includes('tRNS')) throw refused('picture-not-transparent');
  return { width, height };
}

export const refused = (code: string, params?: Readonly<Record<string, number>>) =>
  new InvalidInput([{ field: '/picture', code, ...(params && { params }) }]);

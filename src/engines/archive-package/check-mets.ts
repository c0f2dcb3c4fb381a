import { SaxesParser } from 'saxes';
import { places } from './archive-package.ts';
import type { PackageFault, SeenFile } from './validate-package.ts';

interface Listed {
  readonly sha256: string | undefined;
  readonly size: number;
}

/** What the METS lists against what is there: every payload file but the METS itself, once, with its size and hash. */
export function checkMets(
  files: ReadonlyMap<string, SeenFile>,
  text: string | undefined,
): readonly PackageFault[] {
  if (text === undefined) return [{ code: 'file-missing', path: places.mets }];
  const listed = readMets(text);
  if (!listed) return [{ code: 'list-malformed', path: places.mets }];
  const payload = [...files.keys()].filter((place) => place.startsWith('data/') && place !== places.mets);
  return [
    ...[...listed].flatMap(([path, { sha256, size }]): PackageFault[] => {
      const seen = files.get(path);
      if (!seen) return [{ code: 'file-missing', path }];
      return seen.sha256 === sha256 && seen.sizeBytes === size ? [] : [{ code: 'list-disagrees', path }];
    }),
    ...payload
      .filter((path) => !listed.has(path))
      .map((path): PackageFault => ({ code: 'file-unlisted', path })),
  ];
}

/** Place → what the METS says of it; nothing when it is no METS. A DOCTYPE is refused: none of ours has one. */
function readMets(text: string): ReadonlyMap<string, Listed> | undefined {
  const listed = new Map<string, Listed>();
  let isMets = false;
  let isBroken = false;
  let file: Listed | undefined;
  const parser = new SaxesParser({ xmlns: true });
  const attribute = (tag: { readonly attributes: object }, name: string): string | undefined =>
    (tag.attributes as Record<string, { readonly value: string }>)[name]?.value;
  parser.on('doctype', () => {
    isBroken = true;
  });
  parser.on('error', () => {
    isBroken = true;
  });
  parser.on('opentag', (tag) => {
    if (tag.uri !== 'http://www.loc.gov/METS/') return;
    if (tag.local === 'mets') isMets = true;
    if (tag.local !== 'file' && tag.local !== 'FLocat' && tag.local !== 'mdRef') return;
    const own = { sha256: attribute(tag, 'CHECKSUM'), size: Number(attribute(tag, 'SIZE')) };
    if (tag.local === 'file') file = own;
    else {
      const href = attribute(tag, 'xlink:href') ?? '';
      const place = `data/${href}`;
      if (listed.has(place)) isBroken = true;
      listed.set(place, tag.local === 'FLocat' && file ? file : own);
    }
  });
  try {
    parser.write(text).close();
  } catch {
    return undefined;
  }
  return isMets && !isBroken ? listed : undefined;
}

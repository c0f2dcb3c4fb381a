import { places } from './archive-package.ts';
import type { PackageFault, SeenFile } from './validate-package.ts';

/** The bag against its manifests (RFC 8493, section 3): complete, and every hash right. */
export function checkBag(
  files: ReadonlyMap<string, SeenFile>,
  texts: ReadonlyMap<string, string>,
): readonly PackageFault[] {
  const faults: PackageFault[] = [];
  if (!/^BagIt-Version: 1\.0\n/.test(texts.get(places.bagit) ?? '')) {
    faults.push({ code: 'list-malformed', path: places.bagit });
  }
  const isPayload = (place: string) => place.startsWith('data/');
  const payload = [...files].filter(([place]) => isPayload(place));
  faults.push(...against(places.manifest, texts, files, new Map(payload)));
  const tags = [...files].filter(([place]) => !isPayload(place) && place !== places.tagManifest);
  faults.push(...against(places.tagManifest, texts, files, new Map(tags)));

  const bytes = payload.reduce((sum, [, { sizeBytes }]) => sum + sizeBytes, 0);
  const stated = /^Payload-Oxum: (.*)$/m.exec(texts.get(places.bagInfo) ?? '')?.[1];
  if (stated !== `${bytes}.${payload.length}`) faults.push({ code: 'list-disagrees', path: places.bagInfo });
  return faults;
}

function against(
  name: string,
  texts: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, SeenFile>,
  expected: ReadonlyMap<string, SeenFile>,
): readonly PackageFault[] {
  const text = texts.get(name);
  if (text === undefined) return [{ code: 'file-missing', path: name }];
  const listed = new Map<string, string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const [, sha256, place] = /^([0-9a-f]{64}) {2}(\S.*)$/.exec(line) ?? [];
    if (!sha256 || !place || listed.has(place)) return [{ code: 'list-malformed', path: name }];
    listed.set(place, sha256);
  }
  return [
    ...[...listed].flatMap(([path, sha256]): PackageFault[] => {
      const seen = files.get(path);
      if (!seen) return [{ code: 'file-missing', path }];
      return seen.sha256 === sha256 ? [] : [{ code: 'file-changed', path }];
    }),
    ...[...expected.keys()]
      .filter((path) => !listed.has(path))
      .map((path): PackageFault => ({ code: 'file-unlisted', path })),
  ];
}

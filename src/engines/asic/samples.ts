// For tests: a container of three files, and ways to take one apart and put it together again.
import { at, authority, document, mai } from '#engines/pdf-signature/sample-document.ts';
import type { ContainerFile } from './container.ts';
import { readContainer } from './read-container.ts';
import { signContainer, signContainerByManifest } from './sign-container.ts';
import { packContainer } from './write-container.ts';

export const files: readonly ContainerFile[] = [
  { name: 'don.pdf', mediaType: 'application/pdf', bytes: document },
  { name: 'giấy tờ/Ảnh 1 & 2.png', mediaType: 'image/png', bytes: Buffer.alloc(3000, 'p') },
  { name: 'dien-bien.json', mediaType: 'application/json', bytes: Buffer.from('{"buoc":1}') },
];
export const trust = { trustedRoots: [authority.certificate], at };
export const signing = { signer: mai, signedAt: Temporal.Instant.from('2026-09-02T01:15:00Z') };
export const byXades = await signContainer(files, signing);
export const byManifest = await signContainerByManifest(files, signing);

export const xadesPlace = 'META-INF/signatures001.xml';
export const manifestPlace = 'META-INF/ASiCManifest001.xml';
export const cadesPlace = 'META-INF/signature001.p7s';

/** The container with its files changed as told; it is packed as ours are. */
export function repacked(
  container: Uint8Array,
  change: (files: Map<string, Uint8Array>) => void,
): Promise<Uint8Array> {
  const unpacked = new Map(readContainer(container));
  change(unpacked);
  return packContainer([...unpacked].map(([name, bytes]) => ({ name, bytes })));
}

/** The same with a text file rewritten. */
export const rewritten = (container: Uint8Array, place: string, rewrite: (text: string) => string) =>
  repacked(container, (all) => {
    const before = Buffer.from(all.get(place)!).toString();
    const after = rewrite(before);
    if (after === before) throw new Error(`nothing was changed in ${place}`);
    all.set(place, Buffer.from(after));
  });

// For tests: a container of three files, and ways to take one apart and put it together again.
import { createHash } from 'node:crypto';
import { declareNamespaces, writeXml } from '#engines/edxml/index.ts';
import { sequence, tagged } from '#engines/pdf-signature/der.ts';
import { type DerElement, members, readDer } from '#engines/pdf-signature/der-reader.ts';
import type { TimestampSource } from '#engines/pdf-signature/index.ts';
import { at, authority, document, mai } from '#engines/pdf-signature/sample-document.ts';
import { type ContainerFile, uriOf } from './container.ts';
import { readContainer } from './read-container.ts';
import { signContainer, signContainerByManifest } from './sign-container.ts';
import { packContainer } from './write-container.ts';
import { asic, digestNodes } from './xades-nodes.ts';

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
  const unpacked = new Map(readContainer(container).files);
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

/** The container with its CAdES signature put together anew: with what another leaves unsigned, or encloses. */
export function inCms(
  container: Uint8Array,
  { unsigned, lists }: { readonly unsigned?: Uint8Array | undefined; readonly lists?: Uint8Array },
): Promise<Uint8Array> {
  return repacked(container, (all) => {
    const { type, fields, signer } = takenApart(all.get(cadesPlace)!);
    const other = (from: Uint8Array | undefined) =>
      from && takenApart(readContainer(from).files.get(cadesPlace)!);
    const attributes = lists ? signer.filter(isSecond) : (other(unsigned)?.signer.filter(isSecond) ?? []);
    const evidence = (other(lists)?.fields ?? fields).filter(isSecond);
    const rest = fields.slice(0, -1).filter((field) => !isSecond(field));
    const own = signer.filter((field) => !isSecond(field));
    const set = Buffer.from(tagged(0, sequence(...whole([...own, ...attributes]))));
    // A SET OF one.
    set[0] = 0x31;
    const signedData = sequence(...whole([...rest, ...evidence]), set);
    all.set(cadesPlace, sequence(type.whole, tagged(0, signedData)));
  });
}

const whole = (elements: readonly DerElement[]) => elements.map((each) => each.whole);
const isSecond = ({ tag }: DerElement) => tag === 0xa1;

function takenApart(cms: Uint8Array) {
  const [type, holder] = members(readDer(cms));
  const fields = members(members(holder)[0]);
  return { type: type!, fields, signer: members(members(fields.at(-1))[0]) };
}

/** The container with the answers that another encloses in place of its own. */
export function evidenceReplaced(container: Uint8Array, by: Uint8Array): Promise<Uint8Array> {
  if (!readContainer(container).files.has(xadesPlace)) return inCms(container, { lists: by });
  const values = /(<xades:OCSPValues>)(.*?)(?=<\/xades:OCSPValues>)/s;
  const [, , theirs] = values.exec(Buffer.from(readContainer(by).files.get(xadesPlace)!).toString())!;
  return rewritten(container, xadesPlace, (xml) => xml.replace(values, `$1${theirs}`));
}

/** The container under a timestamp over all that it holds (EN 319 162-1, A.7), as archives keep them. */
export async function archived(container: Uint8Array, timestamp: TimestampSource): Promise<Uint8Array> {
  const token = 'META-INF/timestamp001.tst';
  const all = readContainer(container).files;
  const references = [...all].map(([name, bytes]) =>
    asic('DataObjectReference', digestNodes(createHash('sha256').update(bytes).digest()), {
      URI: uriOf(name),
    }),
  );
  const named = asic('SigReference', [], { URI: token, MimeType: 'application/vnd.etsi.timestamp-token' });
  const root = declareNamespaces(asic('ASiCManifest', [named, ...references]));
  const manifest = writeXml({ before: [], root, after: [] });
  const stamp = await timestamp(createHash('sha256').update(manifest).digest());
  return repacked(container, (files) => {
    files.set('META-INF/ASiCArchiveManifest.xml', manifest).set(token, stamp);
  });
}

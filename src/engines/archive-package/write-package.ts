import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type ArchivePackage, type PackageFile, places } from './archive-package.ts';
import { folderXml } from './folder-metadata.ts';
import { type ContentFacts, inspectContent } from './inspect-content.ts';
import { type ListedFile, metsXml } from './mets-xml.ts';
import { premisXml } from './premis-xml.ts';
import { writeZip, type ZipSource } from './write-zip.ts';

/** A file is no longer what the contents list says: the package is not made. */
export class ContentChanged extends Error {
  readonly file: PackageFile;
  constructor(file: PackageFile) {
    super(`${file.name} is not what its list says`);
    this.name = 'ContentChanged';
    this.file = file;
  }
}

const schema = readFileSync(new URL('folder.xsd', import.meta.url));

/**
 * The folder as one ZIP, a piece at a time: a bag (RFC 8493) whose payload is a CSIP package. Every file is read twice, first
 * to be held against the contents list, then to be written; never is one in memory as a whole.
 *
 * @param open gives the bytes of a file by its hash
 * @throws ContentChanged, PackageTooLarge
 */
export async function* writePackage(
  made: ArchivePackage,
  open: (sha256: string) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const files = made.items.flatMap((item) => item.files);
  const found: { readonly file: PackageFile; readonly facts: ContentFacts }[] = [];
  for (const file of files) {
    const facts = await inspectContent(open(file.sha256));
    if (facts.sha256 !== file.sha256 || facts.sizeBytes !== file.sizeBytes) throw new ContentChanged(file);
    found.push({ file, facts });
  }
  const content = found.map(({ file, facts }) => ({ ...file, place: places.content(file.path), ...facts }));
  const descriptive = textFile(places.descriptive, folderXml(made));
  const premis = textFile(places.premis, premisXml(made, content));
  const xsd = textFile(places.schema, schema);
  const mets = textFile(places.mets, metsXml(made, { descriptive, premis, schema: xsd }, content));
  const texts = [mets, descriptive, premis, xsd];

  const payload: readonly Sized[] = [...texts, ...content];
  const tags = tagFiles(made, payload);
  yield* writeZip(
    (async function* () {
      for (const text of [...tags, ...texts]) yield await zipSource(made.id, text.place, () => [text.bytes]);
      for (const { place, sha256, sizeBytes, crc32 } of content) {
        yield { path: `${made.id}/${place}`, sizeBytes, crc32, open: () => open(sha256) };
      }
    })(),
  );
}

type Sized = Pick<ListedFile, 'place' | 'sha256' | 'sizeBytes'>;
type TextFile = ListedFile & { readonly bytes: Uint8Array };

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function textFile(place: string, text: string | Uint8Array): TextFile {
  const bytes = Buffer.from(text);
  const mediaType = /\.(xml|xsd)$/.test(place) ? 'application/xml' : 'text/plain';
  return { place, bytes, mediaType, sizeBytes: bytes.length, sha256: sha256Of(bytes) };
}

const manifestOf = (files: readonly Sized[]) =>
  files.map(({ sha256, place }) => `${sha256}  ${place}\n`).join('');

/** What makes it a bag (RFC 8493, section 2): its version, its facts, the hash of every file. */
function tagFiles(
  { id, agency, folder, createdAt }: ArchivePackage,
  payload: readonly Sized[],
): readonly TextFile[] {
  const bytes = payload.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const facts = {
    'Source-Organization': `${agency.name} (${agency.code})`,
    'Bagging-Date': createdAt.slice(0, 10),
    'External-Identifier': id,
    'External-Description': `${folder.code} ${folder.title}`,
    'Payload-Oxum': `${bytes}.${payload.length}`,
  };
  const info = Object.entries(facts).map(([label, value]) => `${label}: ${value.replace(/\s+/g, ' ')}\n`);
  const tags = [
    textFile(places.bagit, 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    textFile(places.bagInfo, info.join('')),
    textFile(places.manifest, manifestOf(payload)),
  ];
  return [...tags, textFile(places.tagManifest, manifestOf(tags))];
}

async function zipSource(root: string, place: string, open: () => Iterable<Uint8Array>): Promise<ZipSource> {
  const { sizeBytes, crc32 } = await inspectContent(open());
  return { path: `${root}/${place}`, sizeBytes, crc32, open };
}

import { createHash } from 'node:crypto';
import type { PdfFile } from '../pdf-file.ts';
import { appendRevision, nextNumber } from '../pdf-revision.ts';
import { decodeStream } from '../pdf-stream.ts';
import { dict, isArray, isKind, name, type PdfDict, type PdfValue, ref, withEntries } from '../pdf-value.ts';
import type { Proof } from './complete-evidence.ts';

/** What proves one signature. */
export interface ValidationData extends Proof {
  /** The bytes in the signature's place, padding included. */
  readonly contents: Uint8Array;
}

const kinds = [
  { list: 'Certs', related: 'Cert', of: 'certificates' },
  { list: 'OCSPs', related: 'OCSP', of: 'ocsps' },
  { list: 'CRLs', related: 'CRL', of: 'crls' },
] as const;

/**
 * Stores what proves signatures in the document, beside what it stores already: the DSS and, for each signature, what
 * concerns it (EN 319 142-1, 5.4.2). Appended as a revision; each certificate, answer and list is stored once.
 */
export function appendValidationData(file: PdfFile, data: readonly ValidationData[]): Uint8Array {
  const catalog = file.dictionary(file.root)!;
  const place = catalog.entries.get('DSS');
  const store = file.dictionary(place) ?? dict({});
  const objects = new Map<number, PdfValue>();
  let next = nextNumber(file);
  const add = (value: PdfValue) => {
    objects.set(next, value);
    return ref(next++);
  };

  const related = new Map(data.map((one) => [one, new Map<string, readonly PdfValue[]>()]));
  const entries: Record<string, PdfValue> = {};
  for (const { list, related: key, of } of kinds) {
    const listed = [...listOf(file, store, list)];
    const known = new Map(listed.map((item) => [digestOf(bytesOf(file, item)), item]));
    for (const one of data) {
      const items = one[of].map((der) => {
        const digest = digestOf(der);
        const item = known.get(digest) ?? add(streamOf(der));
        if (!known.has(digest)) listed.push(item);
        known.set(digest, item);
        return item;
      });
      if (items.length > 0) related.get(one)!.set(key, items);
    }
    if (listed.length > 0) entries[list] = listed;
  }
  const concerning = data.map((one) => [
    vriKey(one.contents),
    add(dict(Object.fromEntries(related.get(one)!))),
  ]);
  const vri = file.dictionary(store.entries.get('VRI')) ?? dict({});
  entries['VRI'] = withEntries(vri, Object.fromEntries(concerning));

  const grown = withEntries(store, { Type: name('DSS'), ...entries });
  const catalogEntries: Record<string, PdfValue> = { Extensions: extensions(file, catalog) };
  if (isKind(place, 'ref')) objects.set(place.number, grown);
  else catalogEntries['DSS'] = add(grown);
  objects.set(file.root.number, withEntries(catalog, catalogEntries));
  const { bytes } = appendRevision(file, objects);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** SHA-1 of the signature's value as it stands in the file, in capitals (5.4.2.3): a name, not a protection. */
const vriKey = (contents: Uint8Array) => createHash('sha1').update(contents).digest('hex').toUpperCase();

const digestOf = (der: Uint8Array) => createHash('sha256').update(der).digest('hex');

const streamOf = (der: Uint8Array): PdfValue => ({
  kind: 'stream',
  dict: dict({}),
  body: Buffer.from(der).toString('latin1'),
});

function listOf(file: PdfFile, store: PdfDict, key: string): readonly PdfValue[] {
  const listed = file.resolve(store.entries.get(key));
  return isArray(listed) ? listed : [];
}

function bytesOf(file: PdfFile, item: PdfValue): Uint8Array {
  const stream = file.resolve(item);
  return isKind(stream, 'stream') ? Buffer.from(decodeStream(stream), 'latin1') : new Uint8Array();
}

/** A program of before PDF 2.0 learns that the document uses ETSI's extension (5.4.1). */
function extensions(file: PdfFile, catalog: PdfDict): PdfDict {
  const known = file.dictionary(catalog.entries.get('Extensions')) ?? dict({});
  return withEntries(known, { ESIC: dict({ BaseVersion: name('1.7'), ExtensionLevel: 5 }) });
}

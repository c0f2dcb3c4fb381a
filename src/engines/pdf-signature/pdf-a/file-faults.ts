import type { PdfFile } from '../pdf-file.ts';
import { decodeStream } from '../pdf-stream.ts';
import { isArray, isKind, isName } from '../pdf-value.ts';
import { signatureFields, signedRange } from '../signature-fields.ts';
import type { PdfAFault } from './pdf-a-faults.ts';

/** The file as a whole: header, trailer, catalog, metadata, output intent, form, signatures. */
export const fileFaults = (file: PdfFile): readonly PdfAFault[] => [
  ...frameFaults(file),
  ...catalogFaults(file),
  ...metadataFaults(file),
  ...intentFaults(file),
  ...signatureFaults(file),
];

function frameFaults({ text, trailer, resolve }: PdfFile): PdfAFault[] {
  const faults: PdfAFault[] = [];
  if (!/^%PDF-1\.[0-7](?:\r\n|\r|\n)%[\x80-\xff]{4,}/.test(text))
    faults.push('6.1.2: header without its binary comment');
  const id = resolve(trailer.entries.get('ID'));
  if (!isArray(id) || id.length !== 2) faults.push('6.1.3: no ID in the trailer');
  if (trailer.entries.has('Encrypt')) faults.push('6.1.3: encrypted');
  if (!/%%EOF(?:\r\n|\r|\n)?$/.test(text)) faults.push('6.1.3: data after the last mark of end');
  return faults;
}

function catalogFaults(file: PdfFile): PdfAFault[] {
  const faults: PdfAFault[] = [];
  const catalog = file.dictionary(file.root)!;
  const form = file.dictionary(catalog.entries.get('AcroForm'));
  const names = file.dictionary(catalog.entries.get('Names'));
  if (catalog.entries.has('AA')) faults.push('6.5.2: additional actions of the document');
  if (catalog.entries.has('Requirements')) faults.push('6.11: requirements');
  if (form?.entries.has('XFA') || catalog.entries.has('NeedsRendering')) faults.push('6.4.2: a form by XFA');
  if (file.resolve(form?.entries.get('NeedAppearances')) === true)
    faults.push('6.4.1: fields without appearances');
  for (const forbidden of ['JavaScript', 'AlternatePresentations', 'EmbeddedFiles'] as const) {
    const clause = { JavaScript: '6.5.1', AlternatePresentations: '6.10', EmbeddedFiles: '6.8' }[forbidden];
    if (names?.entries.has(forbidden)) faults.push(`${clause}: ${forbidden}`);
  }
  const permissions = file.dictionary(catalog.entries.get('Perms'));
  for (const key of permissions?.entries.keys() ?? []) {
    if (key !== 'UR3' && key !== 'DocMDP') faults.push(`6.1.12: permission ${key}`);
  }
  return faults;
}

function metadataFaults(file: PdfFile): PdfAFault[] {
  const metadata = file.resolve(file.dictionary(file.root)!.entries.get('Metadata'));
  if (!isKind(metadata, 'stream')) return ['6.6.2.1: no metadata'];
  const xmp = Buffer.from(decodeStream(metadata), 'latin1').toString('utf8');
  const said = (key: string) => xmp.match(new RegExp(`pdfaid:${key}(?:>|=["'])\\s*(\\w+)`))?.[1];
  const faults: PdfAFault[] = [];
  if (!/<\?xpacket begin=/.test(xmp) || /<\?xpacket[^>]*\bencoding=/.test(xmp))
    faults.push('6.6.2.1: packet of metadata');
  if (said('part') !== '2') faults.push(`6.6.4: part ${said('part')}`);
  if (!['B', 'U', 'A'].includes(said('conformance') ?? ''))
    faults.push(`6.6.4: conformance ${said('conformance')}`);
  return faults;
}

function intentFaults(file: PdfFile): PdfAFault[] {
  const profile = outputProfile(file);
  if (!profile) return ['6.2.3: no output intent of PDF/A'];
  const icc = Buffer.from(decodeStream(profile), 'latin1');
  const faults: PdfAFault[] = [];
  if (icc.toString('latin1', 36, 40) !== 'acsp' || icc.readUInt32BE(0) !== icc.length)
    faults.push('6.2.3: profile is no ICC profile');
  if (!['prtr', 'mntr'].includes(icc.toString('latin1', 12, 16))) faults.push('6.2.3: class of the profile');
  const components = { GRAY: 1, 'RGB ': 3, CMYK: 4 }[icc.toString('latin1', 16, 20)];
  if (components !== file.resolve(profile.dict.entries.get('N')))
    faults.push('6.2.3: components of the profile');
  return faults;
}

export function outputProfile(file: PdfFile) {
  const intents = file.resolve(file.dictionary(file.root)!.entries.get('OutputIntents'));
  const intent = (isArray(intents) ? intents : [])
    .map((each) => file.dictionary(each))
    .find((each) => isName(file.resolve(each?.entries.get('S')), 'GTS_PDFA1'));
  const profile = file.resolve(intent?.entries.get('DestOutputProfile'));
  return isKind(profile, 'stream') ? profile : undefined;
}

/** A signature covers its whole revision, and carries the certificate of its signer. */
const signatureFaults = (file: PdfFile): PdfAFault[] =>
  signatureFields(file).flatMap(({ name, value }) =>
    typeof signedRange(file, value) === 'string' ? [`6.4.3: range of ${name}` as const] : [],
  );

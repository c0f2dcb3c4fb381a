import { PassThrough, type Readable } from 'node:stream';
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { BlobStore } from '#platform/files/index.ts';
import type { PaperUse, StoredPaper } from './model.ts';

/** A file of the archive: where it lies there, and the blob that holds its bytes. */
export interface ExportedPaper {
  readonly paper: StoredPaper;
  readonly fileName: string;
  readonly uses: readonly PaperUse[];
}

/** More of the person's own data, from other modules: a JSON file of this name. */
export interface ExportedData {
  readonly fileName: string;
  readonly data: unknown;
}

export const manifestName = 'ban-ke.json';

/**
 * Everything of a person as one ZIP, written as it is read: a manifest with the hash and the provenance of every paper,
 * further data as JSON, then the papers under the names of the manifest (Law 91/2025/QH15: a copy of one's own data).
 */
export function exportStore(
  blobs: BlobStore,
  about: { readonly owner: string; readonly exportedAt: Temporal.Instant },
  papers: readonly ExportedPaper[],
  others: readonly ExportedData[],
): Readable {
  const out = new PassThrough();
  const zip = new Zip((error, chunk, isLast) => {
    if (error) return out.destroy(error);
    out.write(chunk);
    if (isLast) out.end();
  });
  const addJson = (fileName: string, data: unknown) => {
    const entry = new ZipDeflate(fileName);
    zip.add(entry);
    entry.push(strToU8(JSON.stringify(data, null, 2)), true);
  };
  async function write() {
    addJson(manifestName, manifestOf(about, papers, others));
    for (const { fileName, data } of others) addJson(fileName, data);
    for (const { paper, fileName } of papers) {
      // Scans and signed PDFs are packed already.
      const entry = new ZipPassThrough(fileName);
      zip.add(entry);
      for await (const chunk of blobs.read(paper.fileSha256)) {
        entry.push(chunk);
        if (out.writableNeedDrain) await new Promise((resolve) => out.once('drain', resolve));
      }
      entry.push(new Uint8Array(), true);
    }
    zip.end();
  }
  write().catch((error) => out.destroy(error));
  return out;
}

const manifestOf = (
  { owner, exportedAt }: { readonly owner: string; readonly exportedAt: Temporal.Instant },
  papers: readonly ExportedPaper[],
  others: readonly ExportedData[],
) => ({
  format: 'muong-personal-store/1',
  owner,
  exportedAt,
  files: others.map(({ fileName }) => fileName),
  papers: papers.map(({ paper, fileName, uses }) => ({
    file: fileName,
    sha256: paper.fileSha256,
    title: paper.title,
    kind: paper.kind,
    origin: paper.origin,
    documentNumber: paper.documentNumber,
    dossier: paper.dossierCode,
    procedure: paper.procedureName,
    holder: paper.holderName,
    digitisedBy: paper.digitisedBy,
    signature: paper.signature,
    validFrom: paper.validFrom,
    validTo: paper.validTo,
    keptAt: paper.keptAt,
    isReplaced: paper.replacedById !== null,
    revokedAt: paper.revokedAt,
    revokedReason: paper.revokedReason,
    uses: uses.map(({ id, paperId, consentedById, dossierId, ...use }) => use),
  })),
});

/** "03-giay-khai-sinh.pdf": in order, by what it is, with the ending of its type. */
export function exportName(number: number, title: string, mediaType: string): string {
  const plain = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  return `giay-to/${String(number).padStart(2, '0')}-${plain || 'tep'}${endings[mediaType] ?? ''}`;
}

const endings: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/webp': '.webp',
};

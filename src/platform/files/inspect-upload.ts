import { fileTypeFromBuffer } from 'file-type';

/** What people may send: the paper they photographed or scanned, and office files. */
export const uploadTypes: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/heic': 'HEIC',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
};

export type UploadFault = 'file-empty' | 'file-type-not-accepted' | 'file-encrypted' | 'file-malformed';

/**
 * The media type told by the bytes, or why the file is refused. The sender's name and type are not asked.
 *
 * @param head the first bytes, 4,100 or more where the file has them
 * @param tail the last bytes (a PDF says at its end whether it is encrypted)
 */
export async function inspectUpload(
  head: Uint8Array,
  tail: Uint8Array,
): Promise<{ readonly mediaType: string } | { readonly fault: UploadFault }> {
  if (head.length === 0) return { fault: 'file-empty' };
  const mediaType = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime;
  if (!mediaType || !(mediaType in uploadTypes)) return { fault: 'file-type-not-accepted' };
  if (mediaType === 'application/pdf') {
    const end = Buffer.from(tail).toString('latin1');
    if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(end)) return { fault: 'file-encrypted' };
    if (!end.includes('%%EOF')) return { fault: 'file-malformed' };
  }
  return { mediaType };
}

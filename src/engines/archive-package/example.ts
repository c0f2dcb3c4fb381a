import { createHash } from 'node:crypto';
import type { ArchivePackage } from './archive-package.ts';

const letters = { a: Buffer.from('%PDF-1.7 <pdfaid:part>2</pdfaid:part>'), b: Buffer.alloc(20_000, 7) };
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const file = (path: string, name: string, bytes: Uint8Array) => ({
  path,
  name,
  mediaType: 'application/pdf',
  sizeBytes: bytes.length,
  sha256: hash(bytes),
});

/** A library's folder about its shelves, for tests. */
export const examplePackage: ArchivePackage = {
  id: 'AIP-1',
  kind: 'AIP',
  createdAt: '2026-11-22T08:00:00Z',
  creator: 'Mường',
  agency: { code: 'H99.102', name: 'Thư viện <Nà Lúa> & bạn đọc' },
  folder: {
    id: 'folder-1',
    code: '01.KS',
    title: 'Kệ sách năm 2025',
    year: 2025,
    openedOn: '2025-01-02',
    closedOn: '2025-12-30',
    keeper: 'Lò Thị Yến',
    retentionYears: 10,
    retentionEndsOn: '2035-12-31',
    contentsSha256: hash(letters.a),
  },
  items: [
    {
      ordinal: 1,
      id: 'item-1',
      kind: 'document',
      code: '1/KS',
      title: 'Mua kệ',
      typeName: 'Công văn',
      author: 'Thư viện',
      datedOn: '2025-02-01',
      files: [file('0001/01.pdf', 'Công văn "mua kệ".pdf', letters.a)],
    },
    {
      ordinal: 2,
      id: 'item-2',
      kind: 'file',
      code: null,
      title: 'Ảnh kệ',
      typeName: null,
      author: null,
      datedOn: null,
      files: [file('0002/01.pdf', 'Ảnh.pdf', letters.b)],
    },
  ],
  events: [
    {
      id: 'event-1',
      type: 'folder-closed',
      at: '2025-12-30T09:00:00Z',
      actor: 'Lò Thị Yến',
      position: '12',
      chainSha256: hash(letters.b),
    },
  ],
};

/** The bytes of the example's files, in pieces. */
export async function* exampleContent(sha256: string): AsyncGenerator<Uint8Array> {
  const bytes = Object.values(letters).find((each) => hash(each) === sha256)!;
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

import type { LetterPress } from '#engines/letters/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import type { RecordSources } from './records.ts';

/** What the archive works with. */
export interface ArchiveServices {
  readonly blobs: BlobStore;
  readonly letters: LetterPress;
  readonly records: RecordSources;
}

import type { LetterPress } from '#engines/letters/index.ts';
import type { FinderFor } from '#modules/procedures/index.ts';
import type { OriginalRegister, ReceiptPress } from '#modules/signing/index.ts';
import type { BlobStore } from '#platform/files/index.ts';

/** What the desk's routes need besides the request. */
export interface DeskServices {
  readonly blobs: BlobStore;
  readonly letters: LetterPress;
  /** Finds procedures in everyday words. */
  readonly finderFor: FinderFor;
  /** The address people type, without a slash at the end. */
  readonly baseUrl: string;
  /** Signs what acknowledgements say. */
  readonly receipts?: ReceiptPress | undefined;
  /** Gives results a code that leads to their original. */
  readonly originals?: OriginalRegister | undefined;
}

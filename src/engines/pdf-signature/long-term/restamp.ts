import { addValidationData } from './add-validation-data.ts';
import type { LongTermOptions } from './complete-evidence.ts';
import { addDocumentTimestamp, type DocumentTimestampOptions } from './document-timestamp.ts';

/**
 * Encloses what proves the signatures and timestamps so far, and stamps it all (B-LTA, EN 319 142-1, 6.1). Done before
 * `restampDue`, and again each time, it keeps a document provable for as long as it is kept.
 *
 * @throws what `addValidationData` and `addDocumentTimestamp` throw; the document given is then still the one to keep
 */
export const restamp = async (
  pdf: Uint8Array,
  options: LongTermOptions & DocumentTimestampOptions,
): Promise<Uint8Array> => addDocumentTimestamp(await addValidationData(pdf, options), options);

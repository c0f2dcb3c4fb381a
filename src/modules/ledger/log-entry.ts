import { canonicalJson } from '#engines/ledger/index.ts';
import type { RecordedEvent } from '#platform/events/index.ts';

/** A fact as it is hashed, to the byte: all of its row but its position, which is its place in the tree. */
export const logEntry = ({ position, ...event }: RecordedEvent): string =>
  canonicalJson(JSON.parse(JSON.stringify(event)));

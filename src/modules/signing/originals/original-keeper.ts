import type { Context, Database, Tx } from '#platform/context.ts';
import type { OriginalKey } from './original.ts';

/** How a paper stands today in the books of its agency. */
export interface OriginalStanding {
  /** `pending`: it has its number and is not issued yet. */
  readonly state: 'pending' | 'valid' | 'revoked' | 'replaced';
  /** The document that took it back: "Quyết định số 12/QĐ-UBND". */
  readonly basis?: string | undefined;
  /** Number and notation of what stands in its place. */
  readonly replacedBy?: string | undefined;
  readonly since?: Temporal.Instant | undefined;
}

/** What whoever proves to hold the paper may look at. */
export interface ForBearer {
  readonly fileId: string;
  /** Of everyone the paper is about. */
  readonly identityNumbers: readonly string[];
}

/** A module whose papers carry codes to their originals: it alone knows how they stand and who may see them. */
export interface OriginalKeeper {
  readonly subjectType: string;
  standing(db: Database | Tx, original: OriginalKey): Promise<OriginalStanding>;
  /** Where the reader opens the original itself; nothing where they may not see it. */
  addressFor(ctx: Context, original: OriginalKey): Promise<string | undefined>;
  /** The issued file; nothing where there is none yet, or nobody may compare. */
  forBearer(db: Database | Tx, original: OriginalKey): Promise<ForBearer | undefined>;
}

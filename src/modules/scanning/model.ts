import type { Context, Tx } from '#platform/context.ts';

/** What came from a scanner at once. */
export interface ScanBatch {
  readonly id: string;
  readonly version: number;
  readonly unitId: string;
  /** Whoever holds it in the unit sorts what no sheet placed. */
  readonly role: string;
  readonly aboutCode: string | null;
  readonly uploadedById: string;
  readonly uploadedByName: string;
  readonly uploadedAt: Temporal.Instant;
  readonly state: 'waiting' | 'split' | 'done' | 'unreadable';
  readonly pageCount: number | null;
  readonly failure: string | null;
}

/** Pages of a batch that belong together. */
export interface ScanPart {
  readonly id: string;
  readonly version: number;
  readonly batchId: string;
  readonly unitId: string;
  readonly number: number;
  /** What its sheet said, completed by those before it. */
  readonly subjectCode: string | null;
  readonly paper: number | null;
  /** Of the batch, from 0. */
  readonly pages: readonly number[];
  /** Its own pages that look empty, from 0. */
  readonly blankPages: readonly number[];
  readonly fileId: string;
  readonly fileSha256: string;
  readonly state: 'found' | 'unsorted' | 'placed' | 'set-aside';
  readonly foundAt: Temporal.Instant;
  readonly placedId: string | null;
}

/** Something that papers belong to, such as a dossier. */
export interface ScanPlace {
  readonly id: string;
  readonly code: string;
  readonly papers: readonly { readonly number: number; readonly name: string }[];
}

/** A copy on its way to its place, with where it comes from. */
export interface PlacedScan {
  readonly placeId: string;
  readonly paper: number;
  readonly fileId: string;
  readonly fileSha256: string;
  readonly batchId: string;
  readonly pageCount: number;
  readonly scannedBy: { readonly id: string; readonly name: string };
}

/** How papers are found and laid: told by the module that has them. */
export interface ScanPlaces {
  /** By the code on a sheet; nothing when there is none, or the actor may not add papers to it. */
  find(ctx: Context, code: string): Promise<ScanPlace | undefined>;
  /** Lays the copy and records that fact, in the open transaction. @throws Refusal when it may not be */
  attach(tx: Tx, ctx: Context, scan: PlacedScan): Promise<void>;
}

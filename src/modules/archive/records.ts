import type { Actor } from '#platform/access/actor.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import type { RecordKind } from './model.ts';

/** A document or a dossier as a contents list names it. */
export interface ArchivedRecord {
  readonly id: string;
  readonly agencyId: string;
  readonly code: string | null;
  readonly title: string;
  readonly typeName: string | null;
  readonly author: string | null;
  readonly datedOn: Temporal.PlainDate | null;
  readonly href: string;
  /** Its work is done: a draft or a running dossier belongs in no closed folder. */
  readonly isDone: boolean;
  /** How long it must be kept at least, by which law; none where the folder's kind alone says so. */
  readonly leastRetention?: { readonly years: number | null; readonly law: string } | undefined;
}

export interface RecordFile {
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: string;
  readonly sha256: string;
}

/** What folders ask of the module that has a kind of record. */
export interface RecordSource {
  readonly kind: RecordKind;
  /** The table in which its records name their files. */
  readonly fileTable: string;
  /** Those of these that the actor sees, by id. */
  list(db: Database | Tx, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, ArchivedRecord>>;
  /** What the actor may mean by what they typed: a code, or words. */
  search(ctx: Context, typed: string): Promise<readonly ArchivedRecord[]>;
  files(db: Database | Tx, id: string): Promise<readonly RecordFile[]>;
  /** Those of these files that records other than these name. */
  namedByOthers(tx: Tx, fileIds: readonly string[], exceptIds: readonly string[]): Promise<readonly string[]>;
  /** Forgets what was taken from the files of a destroyed record, such as their text for searching. */
  forget(tx: Tx, ids: readonly string[]): Promise<void>;
}

export type RecordSources = readonly RecordSource[];

export const sourceOf = (sources: RecordSources, kind: RecordKind): RecordSource => {
  const found = sources.find((source) => source.kind === kind);
  if (!found) throw new Error(`Nobody tells of records of the kind ${kind}`);
  return found;
};

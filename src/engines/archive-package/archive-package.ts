/** A file of a record, known by the hash of its bytes. */
export interface PackageFile {
  /** Of a few plain letters: what stands in the package. */
  readonly path: string;
  /** As the office calls it. */
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** A record of the folder's contents list. */
export interface PackageItem {
  readonly ordinal: number;
  readonly id: string;
  readonly kind: 'document' | 'dossier' | 'file';
  readonly code: string | null;
  readonly title: string;
  readonly typeName: string | null;
  readonly author: string | null;
  readonly datedOn: string | null;
  readonly files: readonly PackageFile[];
}

/** A fact of the folder's life, chained to the one before. */
export interface PackageEvent {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  /** Its place in the province's log. */
  readonly position: string;
  readonly chainSha256: string;
}

/** A folder as it goes from archive to archive (OAIS: an information package). */
export interface ArchivePackage {
  readonly id: string;
  /** SIP: submitted to an archive; AIP: kept by one. */
  readonly kind: 'SIP' | 'AIP';
  /** ISO 8601. */
  readonly createdAt: string;
  readonly creator: string;
  readonly agency: { readonly code: string; readonly name: string };
  readonly folder: {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly year: number;
    readonly openedOn: string;
    readonly closedOn: string;
    readonly keeper: string;
    /** Null for ever. */
    readonly retentionYears: number | null;
    readonly retentionEndsOn: string | null;
    readonly contentsSha256: string;
  };
  readonly items: readonly PackageItem[];
  readonly events: readonly PackageEvent[];
}

/** Where things lie, below the package's root folder (CSIP 2.1, chapter 4, inside a bag's `data/`). */
export const places = {
  mets: 'data/METS.xml',
  descriptive: 'data/metadata/descriptive/folder.xml',
  premis: 'data/metadata/preservation/premis.xml',
  schema: 'data/schemas/folder.xsd',
  content: (path: string) => `data/representations/rep1/data/${path}`,
  bagit: 'bagit.txt',
  bagInfo: 'bag-info.txt',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
} as const;

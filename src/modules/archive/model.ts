export type FolderState = 'open' | 'closed' | 'offered' | 'archived' | 'transferred' | 'destroyed';
export const folderStates: readonly FolderState[] = [
  'open',
  'closed',
  'offered',
  'archived',
  'transferred',
  'destroyed',
];

/** A file of work. */
export interface Folder {
  readonly id: string;
  readonly version: number;
  readonly agencyId: string;
  readonly unitId: string;
  /** In whose yearly list the code stands: of an agency of before, where another took over from it. */
  readonly listAgencyId: string;
  readonly planEntryId: string | null;
  readonly code: string;
  readonly title: string;
  readonly year: number;
  readonly retentionCode: string;
  /** Null for ever. */
  readonly retentionYears: number | null;
  readonly handOverMonths: number;
  readonly state: FolderState;
  readonly keeperId: string;
  readonly listedAt: Temporal.Instant;
  readonly closedAt: Temporal.Instant | null;
  readonly closings: number;
  readonly contentsSha256: string | null;
  readonly endsOn: Temporal.PlainDate | null;
  readonly archivedAt: Temporal.Instant | null;
  readonly announcedAt: Temporal.Instant | null;
  readonly destroyedAt: Temporal.Instant | null;
}

export const recordKinds = ['document', 'dossier'] as const;
export type RecordKind = (typeof recordKinds)[number];
export type ItemKind = RecordKind | 'file';
/** What a hold may stand upon. */
export type HeldKind = 'folder' | RecordKind;

export interface Item {
  readonly id: string;
  readonly folderId: string;
  readonly ordinal: number;
  readonly kind: ItemKind;
  readonly subjectId: string;
  readonly code: string | null;
  readonly title: string;
  readonly typeName: string | null;
  readonly author: string | null;
  readonly datedOn: Temporal.PlainDate | null;
  readonly addedAt: Temporal.Instant;
  readonly addedBy: string;
}

const at =
  (...states: readonly FolderState[]) =>
  ({ state }: Pick<Folder, 'state'>) =>
    states.includes(state);

/** Files kept for less stay where they are (Decree 30/2020/NĐ-CP, article 30). */
export const leastYearsToHandOver = 5;

export const isHandedOver = ({ retentionYears }: Pick<Folder, 'retentionYears'>): boolean =>
  retentionYears === null || retentionYears >= leastYearsToHandOver;

/** Which act a folder's state allows: the whole table. */
export const folderCan = {
  change: at('open'),
  close: at('open'),
  reopen: at('closed'),
  offer: (folder: Pick<Folder, 'state' | 'retentionYears'>) => at('closed')(folder) && isHandedOver(folder),
  beAccepted: at('offered'),
  beExported: at('closed', 'offered', 'archived', 'transferred'),
  /** Of permanent value, from the agency's archive. */
  transfer: (folder: Pick<Folder, 'state' | 'retentionYears'>) =>
    at('archived')(folder) && folder.retentionYears === null,
  /** Past its last day; what is kept for ever never is. */
  destroy: (folder: Pick<Folder, 'state' | 'retentionYears' | 'endsOn'>, today: Temporal.PlainDate) =>
    (at('archived')(folder) || (at('closed')(folder) && !isHandedOver(folder))) &&
    folder.endsOn !== null &&
    Temporal.PlainDate.compare(folder.endsOn, today) < 0,
} as const;

/** The last day a folder is kept: the end of the year in which so many years have passed since it was closed. */
export const retentionEnd = (
  closedOn: Temporal.PlainDate,
  years: number | null,
): Temporal.PlainDate | null =>
  years === null ? null : Temporal.PlainDate.from({ year: closedOn.year + years, month: 12, day: 31 });

export type HandOverState = 'offered' | 'accepted' | 'returned';
export interface HandOver {
  readonly id: string;
  readonly version: number;
  readonly agencyId: string;
  readonly unitId: string;
  readonly state: HandOverState;
  readonly givenBy: string;
  readonly givenAt: Temporal.Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Temporal.Instant | null;
  readonly note: string | null;
  readonly recordFileId: string | null;
}

export interface Hold {
  readonly id: string;
  readonly version: number;
  readonly agencyId: string;
  readonly kind: HeldKind;
  readonly subjectId: string;
  readonly reason: string;
  readonly basis: string;
  readonly setBy: string;
  readonly setAt: Temporal.Instant;
  readonly liftedBy: string | null;
  readonly liftedAt: Temporal.Instant | null;
  readonly liftReason: string | null;
}

export type DestructionState = 'in-council' | 'for-decision' | 'decided' | 'refused' | 'carried-out';
export interface Destruction {
  readonly id: string;
  readonly version: number;
  readonly agencyId: string;
  readonly state: DestructionState;
  readonly proposedBy: string;
  readonly proposedAt: Temporal.Instant;
  readonly reason: string;
  readonly listFileId: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Temporal.Instant | null;
  readonly decisionCode: string | null;
  readonly note: string | null;
}

export interface CouncilMember {
  readonly officerId: string;
  readonly isChair: boolean;
  readonly opinion: 'destroy' | 'keep' | null;
  readonly note: string | null;
  readonly saidAt: Temporal.Instant | null;
}

/** A council has a chair and two members or more. */
export const leastMembers = 3;

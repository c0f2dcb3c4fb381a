import type { NewEvent } from '#platform/events/index.ts';
import type { Destruction, Folder, HandOver, Hold } from './model.ts';

type Data = Readonly<Record<string, unknown>>;

/** Facts say which and how many; titles and names stand in the rows. */
const about =
  <Subject extends { readonly id: string; readonly version: number; readonly agencyId: string }>(
    kind: string,
  ) =>
  <Said extends Data = Record<string, never>>(type: string) =>
  (subject: Subject, data: Said): NewEvent => ({
    type,
    subject: { type: kind, id: subject.id, version: subject.version },
    agencyId: subject.agencyId,
    data,
  });

const ofFolder = about<Folder>('archive-folder');
export const folderOpened = ofFolder<{ code: string; retentionCode: string }>('archive-folder-opened');
type Put = { kind: string; subjectId: string };
export const itemAdded = ofFolder<Put>('archive-item-added');
export const itemRemoved = ofFolder<Put>('archive-item-removed');
export const folderClosed = ofFolder<{ contentsSha256: string; items: number; files: number }>(
  'archive-folder-closed',
);
export const folderReopened = ofFolder<{ reason: string }>('archive-folder-reopened');
export const folderTransferred = ofFolder<{ to: string }>('archive-folder-transferred');
export const packageMade = ofFolder<{ packageId: string; kind: string; sha256: string }>(
  'archive-package-made',
);
export const packageChecked = ofFolder<{ packageId: string; restored: number }>('archive-package-checked');

const ofHandOver = about<HandOver>('archive-hand-over');
type Folders = { folderIds: readonly string[] };
export const handedOver = ofHandOver<Folders>('archive-handed-over');
export const handOverAccepted = ofHandOver<Folders & { recordSha256: string }>('archive-hand-over-accepted');
export const handOverReturned = ofHandOver<Folders & { reason: string }>('archive-hand-over-returned');

const ofHold = about<Hold>('archive-hold');
type Held = { kind: string; subjectId: string };
export const holdSet = ofHold<Held>('archive-hold-set');
export const holdLifted = ofHold<Held>('archive-hold-lifted');

const ofDestruction = about<Destruction>('archive-destruction');
export const destructionProposed = ofDestruction<
  Folders & { members: readonly string[]; listSha256: string }
>('archive-destruction-proposed');
export const councilHeard = ofDestruction<{ officerId: string; opinion: string }>('archive-council-heard');
export const destructionDecided = ofDestruction<Folders & { outcome: string; decisionCode: string | null }>(
  'archive-destruction-decided',
);
export const contentErased = ofDestruction<{ erased: readonly string[]; kept: readonly string[] }>(
  'archive-content-erased',
);

type Plan = { readonly id: string; readonly version: number; readonly agencyId: string };
const ofPlan = about<Plan>('archive-plan');
export const planChanged = ofPlan<{ year: number; code: string }>('archive-plan-changed');
export const planIssued = ofPlan<{ year: number; issuedAs: string }>('archive-plan-issued');

export const retentionEnded = (stepId: string, agencyId: string, folderIds: readonly string[]): NewEvent => ({
  type: 'archive-retention-ended',
  subject: { type: 'archive-step', id: stepId, version: 1 },
  agencyId,
  data: { folderIds },
});

export const retentionKindsLoaded = (id: string, codes: readonly string[]): NewEvent => ({
  type: 'archive-retention-kinds-loaded',
  subject: { type: 'archive-retention-kinds', id, version: 1 },
  data: { codes },
});

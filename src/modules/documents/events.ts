import { newId } from '#platform/database/index.ts';
import type { NewEvent } from '#platform/events/index.ts';
import type { Document } from './model.ts';

export const numberRulesLoaded = (names: readonly string[]): NewEvent => ({
  type: 'document-number-rules-loaded',
  subject: { type: 'document-number-rules', id: newId(), version: 1 },
  data: { names },
});

/** A fact about a document. What it says, and who is named in it, stands in its rows: an event outlives a correction. */
const fact =
  <Data extends Readonly<Record<string, unknown>>>(type: string) =>
  (document: Document, data: Data): NewEvent => ({
    type,
    subject: { type: 'document', id: document.id, version: document.version },
    agencyId: document.agencyId,
    data: { direction: document.direction, unitId: document.unitId, state: document.state, ...data },
  });

type Versioned = { readonly edition: number; readonly revision: number };

type Empty = Readonly<Record<string, never>>;

export const documentArrived = fact<{ deliveryId: string }>('document-arrived');
/** A letter to the official mailbox lies in the register, and waits for the clerk. */
export const documentMailedIn = fact<Empty>('document-mailed-in');
export const documentRegistered = fact<{ register: string; number: number; source: string }>(
  'document-registered',
);
export const documentReturned = fact<Empty>('document-returned');
export const endorsementProposed = fact<{ endorsementId: string; leaderId: string }>(
  'document-endorsement-proposed',
);
type Endorsed = { endorsementId: string; assignments: readonly string[] };
export const documentEndorsed = fact<Endorsed>('document-endorsed');
export const documentForwarded = fact<Endorsed & { parentId: string }>('document-forwarded');
type Worked = { assignmentId: string; role: string; unitOfWork: string; isOnTime: boolean };
export const workFinished = fact<Worked>('document-work-finished');
export const workReturned = fact<Worked>('document-work-returned');
export const documentRead = fact<{ officerId: string; assignmentIds: readonly string[] }>('document-read');
export const documentFinished = fact<{ isOnTime: boolean; since: string }>('document-finished');
export const documentDrafted = fact<Versioned>('document-drafted');
export const documentRevised = fact<Versioned>('document-revised');
export const documentCommented = fact<{ commentId: string; revision: number }>('document-commented');
type CoEdited = { readonly coEditingId: string };
export const coEditorsAsked = fact<CoEdited & { officerIds: readonly string[] }>('document-co-editors-asked');
export const blockWritten = fact<CoEdited & { blockId: string; outcome: string }>('document-block-written');
export const blockSuggested = fact<CoEdited & { blockId: string; suggestionId: string }>(
  'document-block-suggested',
);
export const suggestionDecided = fact<CoEdited & { suggestionId: string; outcome: string }>(
  'document-suggestion-decided',
);
export const coEditingPartDone = fact<CoEdited & { officerId: string }>('document-co-editing-part-done');
export const coEditingClosed = fact<CoEdited & Versioned>('document-co-editing-closed');
export const reviewAsked = fact<{ round: number; reviewers: readonly string[] }>('document-review-asked');
export const documentReviewed = fact<{ reviewId: string; outcome: string }>('document-reviewed');
export const documentNumbered = fact<{ register: string; number: number }>('document-numbered');
export const signingAsked = fact<{ requestId: string }>('document-signing-asked');
export const documentSigned = fact<{ requestId: string }>('document-signed');
export const signingRefusedFor = fact<{ requestId: string }>('document-signing-refused');
export const handSigningAsked = fact<Empty>('document-hand-signing-asked');
export const documentHandSigned = fact<{ sha256: string }>('document-hand-signed');
export const handSigningRefused = fact<Empty>('document-hand-signing-refused');
export const readingCopyGiven = fact<{ code: string; sha256: string }>('document-reading-copy-given');
export const documentCancelled = fact<Empty>('document-cancelled');
export const documentIssued = fact<{
  register: string;
  number: number;
  receivers: number;
  isSigned: boolean;
}>('document-issued');
export const documentSent = fact<{ messageId: string; receivers: number }>('document-sent');
export const documentAnswered = fact<{ receiver: number; statusCode: string }>('document-answered');
export const documentRecalled = fact<{ stopped: number }>('document-recalled');
export const documentReplaced = fact<{ by: string | null; stopped: number }>('document-replaced');
export const documentUpdated = fact<Versioned>('document-updated');
export const recallAnswered = fact<{ statusCode: string; stopped: number }>('document-recall-answered');
/** Its agency or its unit ended, and another has it in hand since. */
export const documentMoved = fact<{ document: string; from: string }>('document-moved');
type TemplateRow = {
  readonly id: string;
  readonly version: number;
  readonly agencyId: string;
  readonly unitId: string;
};
const aboutTemplate =
  (type: string) =>
  ({ id, version, agencyId, unitId }: TemplateRow): NewEvent => ({
    type,
    subject: { type: 'document-template', id, version },
    agencyId,
    data: { unitId },
  });
export const templateKept = aboutTemplate('document-template-kept');
export const templateRetired = aboutTemplate('document-template-retired');

export const documentRulesLoaded = (rules: readonly string[]): NewEvent => ({
  type: 'document-rules-loaded',
  subject: { type: 'document-rules', id: newId(), version: 1 },
  data: { rules },
});

/** What a revision holds, by hashes: its words, and its files in order. */
export const contentFixed = (
  id: string,
  agencyId: string,
  version: number,
  data: { readonly edition: number; readonly words: string; readonly files: readonly string[] },
): NewEvent => ({
  type: 'document-content-fixed',
  subject: { type: 'document-content', id, version },
  agencyId,
  data,
});

export const readersNamed = fact<{ officerIds: readonly string[] }>('document-readers-named');

/** The names of the facts others may follow; each is about a `document`. */
export const documentEvents = {
  registered: 'document-registered',
  endorsed: 'document-endorsed',
  forwarded: 'document-forwarded',
  finished: 'document-finished',
  returned: 'document-returned',
  issued: 'document-issued',
  recalled: 'document-recalled',
  replaced: 'document-replaced',
  updated: 'document-updated',
  cancelled: 'document-cancelled',
} as const;

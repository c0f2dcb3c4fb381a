import type { NewEvent } from '#platform/events/index.ts';
import type { Directive } from './model.ts';

/** A fact about a directive. Sides stand in it by id and agency code, words stay in the rows. */
const fact =
  <Data extends object>(type: string) =>
  (directive: Pick<Directive, 'id' | 'version'>, agencyId: string | null, data: Data): NewEvent => ({
    type,
    subject: { type: 'directive', id: directive.id, version: directive.version },
    agencyId,
    data: { ...data } as Readonly<Record<string, unknown>>,
  });

/** All that figures, risk and an envelope need of an order without looking anywhere else. */
export interface GivenFacts {
  readonly code: string;
  readonly title: string;
  readonly kind: string;
  readonly parentId: string | null;
  readonly rootId: string;
  readonly source: { readonly kind: string; readonly reference: string; readonly documentId: string | null };
  readonly ordererId: string | null;
  readonly ordererCode: string;
  readonly lead: LeadFacts;
  readonly cooperating: readonly string[];
  readonly supervisorId: string | null;
  readonly dueAt: string;
  readonly isInner: boolean;
}

/** Who leads: a unit of this house, or an agency of another by its code. */
export interface LeadFacts {
  readonly unitId: string | null;
  readonly agencyId: string | null;
  readonly code: string;
  readonly isOutside: boolean;
}

interface ReportFacts {
  readonly reportId: string;
  readonly percent: number;
  readonly evidence: readonly string[];
}

export const directiveGiven = fact<GivenFacts>('directive-given');
export const directiveReceived = fact<{ handlerId: string }>('directive-received');
export const directiveDeclined = fact<{ reason: string }>('directive-declined');
export const directiveRedirected = fact<{ lead: LeadFacts; isInner: boolean }>('directive-redirected');
/** Units ended, and others lead or have ordered it since; without a lead of this house only who ordered it changed. */
export const directiveMoved = fact<{ document: string; lead: LeadFacts | null }>('directive-moved');
export const progressReported = fact<ReportFacts>('directive-progress-reported');
export const completionReported = fact<ReportFacts>('directive-completion-reported');
export const completionAccepted = fact<{ reportId: string; isLate: boolean }>(
  'directive-completion-accepted',
);
export const completionReturned = fact<{ reportId: string; reason: string }>('directive-completion-returned');
export const extensionRequested = fact<{
  extensionId: string;
  askedDueAt: string;
  deciderId: string | null;
  reason: string;
}>('directive-extension-requested');
export const extensionDecided = fact<{
  extensionId: string;
  outcome: 'granted' | 'refused';
  dueAt: string;
  previousDueAt: string;
  reason: string;
}>('directive-extension-decided');
export const directiveWithdrawn = fact<{ reason: string; isPart: boolean }>('directive-withdrawn');

/** The document it rests on was taken back or replaced. */
export const sourceLost = fact<{ documentId: string; what: string }>('directive-source-lost');
/** It stands all the same. */
export const sourceDecided = fact<{ reason: string }>('directive-source-decided');

const about =
  <Data extends object>(type: string, subject: string) =>
  (
    row: { readonly id: string; readonly version: number },
    agencyId: string | null,
    data: Data,
  ): NewEvent => ({
    type,
    subject: { type: subject, id: row.id, version: row.version },
    agencyId,
    data: { ...data } as Readonly<Record<string, unknown>>,
  });

export const directiveRepeats = about<{ directiveId: string; every: string | null }>(
  'directive-repeats',
  'directive-recurrence',
);
export const recurrenceEnded = about<{ directiveId: string }>(
  'directive-recurrence-ended',
  'directive-recurrence',
);
export const secretaryNamed = about<{ leaderId: string; secretaryId: string; acts: readonly string[] }>(
  'directive-secretary-named',
  'directive-secretary',
);
export const secretaryEnded = about<{ leaderId: string; secretaryId: string }>(
  'directive-secretary-ended',
  'directive-secretary',
);
export const digestMade = about<{ officerId: string; directiveIds: readonly string[] }>(
  'directive-digest-made',
  'directive-digest',
);
export const evaluationDrawn = about<{ officerId: string; month: string }>('evaluation-drawn', 'evaluation');
export const evaluationContested = about<{ measure: string }>('evaluation-contested', 'evaluation');
export const objectionAnswered = about<{ measure: string; outcome: 'corrected' | 'kept'; amount: number }>(
  'evaluation-objection-answered',
  'evaluation',
);

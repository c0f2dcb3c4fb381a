/** What is given, by whom, to whom, until when; a part is one too. */
export interface Directive {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly parentId: string | null;
  readonly rootId: string;
  readonly kind: string;
  readonly title: string;
  readonly content: string;
  /** What is to come of it (sản phẩm đầu ra). */
  readonly product: string;
  readonly sourceKind: SourceKind;
  readonly sourceReference: string;
  readonly sourceDocumentId: string | null;
  /** Null where it came from an agency of another house. */
  readonly ordererId: string | null;
  readonly ordererRole: string | null;
  readonly ordererUnitId: string | null;
  readonly ordererAgencyId: string | null;
  readonly ordererOutsideCode: string | null;
  readonly ordererOutsideName: string | null;
  /** Null where an agency of another house has it. */
  readonly leadUnitId: string | null;
  readonly leadAgencyId: string | null;
  readonly leadOutsideCode: string | null;
  readonly leadOutsideName: string | null;
  readonly supervisorId: string | null;
  readonly handlerId: string | null;
  readonly limitAmount: string | null;
  readonly limitUnit: string | null;
  readonly givenAt: Temporal.Instant;
  readonly dueOriginalAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly state: DirectiveState;
  readonly percent: number;
  readonly receivedAt: Temporal.Instant | null;
  readonly closedAt: Temporal.Instant | null;
  readonly isLate: boolean | null;
  readonly remindAt: Temporal.Instant | null;
}

export const sourceKinds = ['direct', 'meeting', 'document', 'axis'] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const directiveStates = [
  'given',
  'declined',
  'inProgress',
  'reported',
  'completed',
  'withdrawn',
] as const;
export type DirectiveState = (typeof directiveStates)[number];

const among =
  (...states: readonly DirectiveState[]) =>
  ({ state }: Pick<Directive, 'state'>): boolean =>
    states.includes(state);

/** What the state of a directive admits; who may do it is policy.ts. */
export const directiveCan = {
  receive: among('given'),
  decline: among('given'),
  redirect: among('declined'),
  report: among('inProgress'),
  split: among('inProgress'),
  answer: among('reported'),
  extend: among('given', 'inProgress'),
  withdraw: among('given', 'declined', 'inProgress', 'reported'),
} as const;

export const isOpen = ({ closedAt }: Pick<Directive, 'closedAt'>): boolean => closedAt === null;

/** How it stands against its deadline, in words of the office. */
export type Standing = 'inTime' | 'dueSoon' | 'overdue' | 'onTime' | 'late' | 'withdrawn';

/** Two days before the deadline it is soon: long enough to do something about it. */
const soon = { hours: 48 };

export function standingOf(
  { state, dueAt, isLate }: Pick<Directive, 'state' | 'dueAt' | 'isLate'>,
  now: Temporal.Instant,
): Standing {
  if (state === 'withdrawn') return 'withdrawn';
  if (state === 'completed') return isLate ? 'late' : 'onTime';
  if (Temporal.Instant.compare(dueAt, now) < 0) return 'overdue';
  return Temporal.Instant.compare(dueAt, now.add(soon)) < 0 ? 'dueSoon' : 'inTime';
}

/**
 * Whether what was completed was late: by when its completion was reported, not by when the orderer found time to
 * accept it.
 */
export const isLateBy = (reportedAt: Temporal.Instant, dueAt: Temporal.Instant): boolean =>
  Temporal.Instant.compare(reportedAt, dueAt) > 0;

/** The whole is done when its parts are; one that was withdrawn is missed by nobody. */
export const partsAreDone = (parts: readonly Pick<Directive, 'state'>[]): boolean =>
  parts.every(among('completed', 'withdrawn'));

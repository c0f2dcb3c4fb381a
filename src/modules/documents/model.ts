export type Direction = 'incoming' | 'outgoing';

export const incomingStates = [
  'arrived',
  'registered',
  'in-hand',
  'finished',
  'returned',
  'recalled',
  'replaced',
] as const;
export const outgoingStates = [
  'draft',
  'in-review',
  'reviewed',
  'in-signing',
  'signed',
  'issued',
  'cancelled',
  'recalled',
  'replaced',
] as const;
export type DocumentState = (typeof incomingStates)[number] | (typeof outgoingStates)[number];

/** By what way a document came: over the axis, on paper, by mail; or it was written here. */
export type Source = 'axis' | 'paper' | 'mail' | 'draft';

/** Mật, Tối mật, Tuyệt mật (Luật Bảo vệ bí mật nhà nước). */
export const secrecies = ['secret', 'top-secret', 'utmost-secret'] as const;
export type Secrecy = (typeof secrecies)[number];

/** LƯU HÀNH NỘI BỘ, XEM XONG TRẢ LẠI. */
export const circulations = ['internal', 'return'] as const;
export type Circulation = (typeof circulations)[number];

/** Thường, khẩn, thượng khẩn, hỏa tốc, hỏa tốc hẹn giờ: by their numbers in QCVN 102:2016/BTTTT. */
export const mostUrgent = 4;

/** A document as one agency has it. */
export interface Document {
  readonly id: string;
  readonly version: number;
  readonly direction: Direction;
  readonly state: DocumentState;
  readonly agencyId: string;
  readonly unitId: string;
  readonly source: Source;
  readonly edition: number;
  readonly revision: number;
  readonly typeName: string | null;
  /** Null of a state secret only. */
  readonly subject: string | null;
  readonly register: string | null;
  readonly year: number | null;
  readonly number: number | null;
  readonly code: string | null;
  readonly codeKey: string | null;
  readonly senderCode: string | null;
  readonly senderName: string | null;
  readonly promulgatedOn: Temporal.PlainDate | null;
  readonly urgency: number;
  readonly circulation: Circulation | null;
  readonly secrecy: Secrecy | null;
  readonly isLimited: boolean;
  readonly dueAt: Temporal.Instant | null;
  readonly listedAt: Temporal.Instant;
  readonly registeredAt: Temporal.Instant | null;
  readonly issuedAt: Temporal.Instant | null;
  readonly closedAt: Temporal.Instant | null;
  readonly draftedBy: string | null;
  readonly signerId: string | null;
  readonly answersId: string | null;
  readonly replacesId: string | null;
  readonly exchangeId: string | null;
  readonly toldCode: string | null;
  readonly signingRequestId: string | null;
  /** Signed and sealed on paper; its file is a scan of that. */
  readonly isHandSigned: boolean;
}

export type AssignmentRole = 'lead' | 'cooperate' | 'inform';
export const assignmentRoles: readonly AssignmentRole[] = ['lead', 'cooperate', 'inform'];

/** Whom a leader gives a document to. */
export interface AskedAssignment {
  readonly unitId: string;
  /** Null for the unit itself: whoever gives out its work. */
  readonly officerId: string | null;
  readonly role: AssignmentRole;
  readonly workingDays: number;
}

const at =
  (...states: readonly DocumentState[]) =>
  ({ state }: Pick<Document, 'state'>) =>
    states.includes(state);

/** Which act a document's state allows: the whole table. */
export const documentCan = {
  register: at('arrived'),
  returnToSender: at('arrived'),
  endorse: at('registered', 'in-hand'),
  forward: at('in-hand'),
  finish: at('registered', 'in-hand'),
  revise: at('draft'),
  comment: at('draft', 'in-review', 'reviewed', 'in-signing'),
  askReview: at('draft'),
  review: at('in-review'),
  number: at('draft', 'reviewed'),
  askSigning: at('draft', 'reviewed'),
  cancel: at('draft', 'reviewed'),
  issue: at('signed'),
  recall: at('issued'),
  /** What others wrote may be copied once it is registered; our own once it is issued. */
  copy: at('registered', 'in-hand', 'finished', 'issued'),
  /** The sender takes it back, or replaces it. */
  beRecalled: at('arrived', 'registered', 'in-hand', 'finished'),
  beUpdated: at('arrived', 'registered', 'in-hand', 'finished'),
} as const;

/** It was printed, and lies before its signer on paper. */
export const isOnPaper = ({
  state,
  signingRequestId,
}: Pick<Document, 'state' | 'signingRequestId'>): boolean =>
  state === 'in-signing' && signingRequestId === null;

/** Nothing more is to be done with it. */
export const isClosed = at('finished', 'returned', 'recalled', 'replaced', 'issued', 'cancelled');

/** The code by which repeats are found: without accents, spaces and leading zeros. */
export const codeKeyOf = (code: string): string =>
  code
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/^0+(?=\d)/, '');

/** What a document is called where its content must not be told: "Đến số 12/2026". */
export function nameOf({
  direction,
  number,
  year,
  code,
}: Pick<Document, 'direction' | 'number' | 'year' | 'code'>): string {
  if (direction === 'outgoing') return code ?? 'Dự thảo';
  return number === null ? 'Văn bản đến chưa vào sổ' : `Đến ${number}/${year}`;
}

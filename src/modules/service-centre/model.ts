/** Trung tâm phục vụ hành chính công: counters of many agencies under one roof. */
export interface Centre {
  readonly id: string;
  readonly version: number;
  /** The desk of the organisation that runs it. */
  readonly unitId: string;
  readonly agencyId: string;
  /** In addresses. */
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly isAlwaysOpen: boolean;
}

/** Nhóm dịch vụ: what one queues for. */
export interface Group {
  readonly centreId: string;
  /** The letter before the number. */
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly agencyId: string;
  readonly fields: readonly string[];
  readonly slotCapacity: number;
}

export const counterStates = ['open', 'paused', 'closed'] as const;
export type CounterState = (typeof counterStates)[number];

/** Quầy. */
export interface Counter {
  readonly id: string;
  readonly version: number;
  readonly centreId: string;
  readonly deskId: string;
  readonly agencyId: string;
  readonly number: number;
  readonly name: string;
  /** Codes of the groups it calls. */
  readonly groups: readonly string[];
  readonly state: CounterState;
  readonly pauseReason: string | null;
  readonly stateSince: Temporal.Instant;
  readonly officerId: string | null;
  readonly officerName: string | null;
  readonly cameraUrl: string | null;
}

export const ticketStates = [
  'waiting',
  'transferred',
  'called',
  'serving',
  'served',
  'no-show',
  'lapsed',
] as const;
/** `transferred` waits for one counter, before everyone else there; `lapsed` was left over when its day ended. */
export type TicketState = (typeof ticketStates)[number];
export type TicketSource = 'kiosk' | 'desk' | 'online';

/** Số thứ tự: a person's place in the queue. It names nobody. */
export interface Ticket {
  readonly id: string;
  readonly version: number;
  readonly centreId: string;
  /** Whose work the group is. */
  readonly agencyId: string;
  readonly onDate: Temporal.PlainDate;
  readonly groupCode: string;
  readonly number: number;
  readonly source: TicketSource;
  /** A code of the rules' priorities. */
  readonly priority: string | null;
  readonly rank: number;
  readonly state: TicketState;
  readonly takenAt: Temporal.Instant;
  readonly waitingSince: Temporal.Instant;
  readonly targetCounterId: string | null;
  readonly counterId: string | null;
  readonly officerId: string | null;
  readonly officerName: string | null;
  readonly calledAt: Temporal.Instant | null;
  readonly calls: number;
  readonly servingAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  readonly dossierId: string | null;
  readonly procedureCode: string | null;
  readonly citizenId: string | null;
  /** Opens it on a phone. */
  readonly secret: string;
  /** Four digits on the slip. */
  readonly checkCode: string;
}

/** As it stands on the slip and the board: A012. */
export const ticketLabel = ({ groupCode, number }: Pick<Ticket, 'groupCode' | 'number'>): string =>
  `${groupCode}${String(number).padStart(3, '0')}`;

/** The states in which an act is possible. */
const from = {
  call: ['waiting', 'transferred'],
  callAgain: ['called'],
  startServing: ['called'],
  finish: ['serving'],
  miss: ['called'],
  transfer: ['called', 'serving'],
  linkDossier: ['called', 'serving'],
  rate: ['served'],
} as const satisfies Record<string, readonly TicketState[]>;

export type TicketAct = keyof typeof from;

export const ticketCan = (act: TicketAct, { state }: Pick<Ticket, 'state'>): boolean =>
  (from[act] as readonly TicketState[]).includes(state);

export const isWaiting = ({ state }: Pick<Ticket, 'state'>): boolean => ticketCan('call', { state });

/** Whole seconds between two moments, never less than none: clocks of two machines may differ. */
export const secondsBetween = (start: Temporal.Instant, end: Temporal.Instant): number =>
  Math.max(0, Math.round((end.epochMilliseconds - start.epochMilliseconds) / 1000));

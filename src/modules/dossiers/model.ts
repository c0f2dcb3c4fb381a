import type { Clock } from '#engines/working-time/index.ts';

/**
 * The ten official statuses of a dossier (trạng thái hồ sơ), as the national portal exchanges them.
 * *Where* in the office it lies is the business of its process; this is what the law calls it.
 */
export const statuses = {
  filed: 1,
  accepted: 2,
  refused: 3,
  processing: 4,
  awaitingSupplement: 5,
  awaitingPayment: 6,
  withdrawn: 7,
  stopped: 8,
  finished: 9,
  delivered: 10,
} as const;

export type StatusName = keyof typeof statuses;
export type Status = (typeof statuses)[StatusName];

export const statusName = (status: number): StatusName => {
  const found = Object.entries(statuses).find(([, value]) => value === status);
  if (!found) throw new RangeError(`not one of the ten statuses: ${status}`);
  return found[0] as StatusName;
};

/** From which status to which a dossier may move; what is not listed cannot happen. */
export const transitions: Readonly<Record<StatusName, readonly StatusName[]>> = {
  filed: ['accepted', 'refused', 'awaitingSupplement', 'withdrawn'],
  accepted: ['processing', 'awaitingSupplement', 'awaitingPayment', 'withdrawn', 'stopped', 'finished'],
  refused: [],
  processing: ['awaitingSupplement', 'awaitingPayment', 'withdrawn', 'stopped', 'finished'],
  awaitingSupplement: ['filed', 'accepted', 'processing', 'withdrawn', 'stopped', 'refused'],
  awaitingPayment: ['processing', 'withdrawn', 'stopped', 'finished'],
  withdrawn: [],
  stopped: [],
  finished: ['delivered', 'processing'],
  delivered: [],
};

export const canMove = (from: number, to: StatusName): boolean => transitions[statusName(from)].includes(to);

/** The clock of the law runs in these. */
export const isRunning = (status: number): boolean =>
  status === statuses.accepted || status === statuses.processing;
export const isClosed = (status: number): boolean => transitions[statusName(status)].length === 0;

/** Which acts a dossier admits in its status; one table, asked by commands, pages and tests. */
export const dossierCan = {
  accept: (dossier: { status: number }) => dossier.status === statuses.filed,
  refuse: (dossier: { status: number }) => canMove(dossier.status, 'refused'),
  requestSupplement: (dossier: { status: number }) => canMove(dossier.status, 'awaitingSupplement'),
  supplement: (dossier: { status: number }) => dossier.status === statuses.awaitingSupplement,
  demandDues: (dossier: { status: number }) => canMove(dossier.status, 'awaitingPayment'),
  handOver: (dossier: { status: number }) => isRunning(dossier.status),
  deliver: (dossier: { status: number }) => dossier.status === statuses.finished,
  withdraw: (dossier: { status: number }) => canMove(dossier.status, 'withdrawn'),
  stop: (dossier: { status: number }) => canMove(dossier.status, 'stopped'),
  /** Outside the table of what follows what: a document of the agency takes the decision back. */
  reopen: ({ status }: { status: number }) =>
    status === statuses.finished || status === statuses.delivered || status === statuses.stopped,
  rate: (dossier: { status: number }) =>
    dossier.status === statuses.finished || dossier.status === statuses.delivered,
} as const;

/**
 * The code of a dossier: agency, day, number of the day (TT 01/2018/TT-VPCP Điều 19 with the agency codes of
 * QĐ 20/2020/QĐ-TTg).
 *
 * @example dossierCode('H18.12', Temporal.PlainDate.from('2026-11-22'), 7) // 'H18.12-261122-0007'
 */
export function dossierCode(agencyCode: string, on: Temporal.PlainDate, number: number): string {
  const day = on.toString().replaceAll('-', '').slice(2);
  return `${agencyCode}-${day}-${String(number).padStart(4, '0')}`;
}

/** Accepts the three forms in use: of 2018, of 2020, and of the ministries' central systems. */
export const dossierCodePattern =
  /^(?:\d{3}\.\d{2}\.\d{2}\.[A-Y]\d{2}|[A-Y]\d{2}(?:\.[0-9A-Z]+)*)-(?:\d{6}-\d{4,7}|\d{8}-\d{7})$/;

/** What a person types from a paper: lower case, spaces, other dashes. */
export const tidyDossierCode = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .toUpperCase();

export type Channel = 'inPerson' | 'online' | 'post';
export type ReturnMethod = 'inPerson' | 'online' | 'post';

/** A dossier as commands and pages know it. */
export interface Dossier {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly status: number;
  readonly procedureId: string;
  readonly procedureVersionId: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly channel: Channel;
  readonly applicantId: string | null;
  readonly applicantName: string;
  readonly applicantIdentityNumber: string | null;
  readonly applicantPhone: string | null;
  readonly applicantEmail: string | null;
  readonly applicantAddress: string | null;
  /** Who sent it for the applicant, under which mandate, and for which organisation of theirs (stated, not verified). */
  readonly agentId: string | null;
  readonly agentName: string | null;
  readonly mandateId: string | null;
  readonly organisationName: string | null;
  readonly organisationTaxCode: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly receivingUnitId: string;
  readonly competentAgencyId: string;
  readonly handlingUnitId: string;
  readonly returnUnitId: string;
  readonly returnMethod: ReturnMethod;
  readonly authoritativeSystem: string;
  readonly externalCode: string | null;
  /** The authoritative system decides: the copy here takes no acts and only follows. */
  readonly isFollowed: boolean;
  /** What another system left unanswered as it took the application in, by the labels of the form. */
  readonly gaps: readonly string[];
  readonly timeLimitAmount: string | null;
  readonly timeLimitUnit: string | null;
  readonly feeVnd: string;
  readonly submittedAt: Temporal.Instant;
  readonly acceptedAt: Temporal.Instant | null;
  readonly dueOriginalAt: Temporal.Instant | null;
  readonly dueAt: Temporal.Instant | null;
  readonly clock: Clock | null;
  readonly finishedAt: Temporal.Instant | null;
  readonly returnedAt: Temporal.Instant | null;
  readonly documentNumber: string | null;
  readonly trackingSecret: string;
}

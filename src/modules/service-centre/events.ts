import type { NewEvent } from '#platform/events/index.ts';
import { type Counter, type Ticket, ticketLabel } from './model.ts';

interface Subject {
  readonly id: string;
  readonly version: number;
}

const about =
  <Data extends Readonly<Record<string, unknown>>>(subjectType: string, type: string) =>
  ({ id, version }: Subject, agencyId: string | null, data: Data): NewEvent => ({
    type,
    subject: { type: subjectType, id, version },
    agencyId,
    data,
  });

/** A fact about a ticket. Whose it is stands nowhere in the log. */
const aboutTicket =
  <Data extends object = object>(type: string) =>
  (ticket: Ticket, data?: Data): NewEvent => ({
    type,
    subject: { type: 'centre-ticket', id: ticket.id, version: ticket.version },
    agencyId: ticket.agencyId,
    data: {
      centreId: ticket.centreId,
      onDate: ticket.onDate.toString(),
      group: ticket.groupCode,
      label: ticketLabel(ticket),
      counterId: ticket.counterId,
      ...data,
    },
  });

const aboutCounter =
  <Data extends object = object>(type: string) =>
  (counter: Counter, data?: Data): NewEvent => ({
    type,
    subject: { type: 'centre-counter', id: counter.id, version: counter.version },
    agencyId: counter.agencyId,
    data: { centreId: counter.centreId, number: counter.number, ...data },
  });

export const centreLoaded = about<{ code: string }>('centre', 'centre-loaded');

export const counterOpened = aboutCounter('counter-opened');
export const counterPaused = aboutCounter<{ reason: string }>('counter-paused');
/** `released`: numbers that were sent to it and wait for their group again. */
export const counterClosed = aboutCounter<{ released: readonly string[] }>('counter-closed');

export const ticketTaken = aboutTicket<{
  source: string;
  priority: string | null;
  appointmentId?: string;
}>('ticket-taken');
export const ticketCalled = aboutTicket<{ waitedSeconds: number }>('ticket-called');
export const ticketCalledAgain = aboutTicket<{ calls: number }>('ticket-called-again');
export const ticketServing = aboutTicket('ticket-serving-started');
export const ticketServed = aboutTicket<{ servedSeconds: number }>('ticket-served');
export const ticketMissed = aboutTicket('ticket-missed');
export const ticketTransferred = aboutTicket<{ toCounterId: string; servedSeconds: number | null }>(
  'ticket-transferred',
);
export const ticketLapsed = aboutTicket('ticket-lapsed');
export const ticketLinked = aboutTicket<{ dossierId: string }>('ticket-linked');

export const ticketRated = aboutTicket<{ score: number; way: string }>('ticket-rated');

/** What was changed of a group or a counter, with what it was before: the history of what a centre offers. */
export const groupSet = about<{ group: string; before: object | null; after: object }>(
  'centre',
  'centre-group-set',
);
export const counterSet = about<{
  counterId: string;
  number: number;
  before: object | null;
  after: object;
}>('centre', 'centre-counter-set');

export const deviceMade = about<{ kind: string; centreId: string }>('centre-device', 'centre-device-made');
export const deviceRevoked = about<{ kind: string; centreId: string }>(
  'centre-device',
  'centre-device-revoked',
);
export const cameraSet = aboutCounter<{ host: string | null }>('counter-camera-set');
/** Why is told in words by who looked; the pictures are kept nowhere. */
export const camerasViewed = about<{ centreId: string; purpose: string }>('centre-viewing', 'cameras-viewed');

export const appointmentBooked = about<{ centreId: string; group: string; startsAt: string }>(
  'centre-appointment',
  'appointment-booked',
);
export const appointmentCancelled = about<{ centreId: string; group: string; startsAt: string }>(
  'centre-appointment',
  'appointment-cancelled',
);

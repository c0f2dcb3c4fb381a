/** Counters, numbers, boards and kiosks of the service centres. See README.md. */
import './policy.ts';

export { getCentre, getCentreByCode, listCentres, listGroups } from './centres.ts';
export { arrive } from './commands/arrive.ts';
export { type BookAppointment, bookAppointment } from './commands/book-appointment.ts';
export { callAgain } from './commands/call-again.ts';
export { callNext } from './commands/call-next.ts';
export { cancelAppointment } from './commands/cancel-appointment.ts';
export { closeCounter } from './commands/close-counter.ts';
export { endDays } from './commands/end-days.ts';
export { finishTicket } from './commands/finish-ticket.ts';
export { linkDossier } from './commands/link-dossier.ts';
export { loadCentres } from './commands/load-centres.ts';
export { type MakeDevice, makeDevice } from './commands/make-device.ts';
export { missTicket } from './commands/miss-ticket.ts';
export { openCounter } from './commands/open-counter.ts';
export { pauseCounter } from './commands/pause-counter.ts';
export { type RateTicket, rateTicket } from './commands/rate-ticket.ts';
export { revokeDevice } from './commands/revoke-device.ts';
export { setCamera } from './commands/set-camera.ts';
export { type SetCounter, setCounter } from './commands/set-counter.ts';
export { type SetGroup, setGroup } from './commands/set-group.ts';
export { startServing } from './commands/start-serving.ts';
export { type TakeTicket, takeTicket } from './commands/take-ticket.ts';
export { transferTicket } from './commands/transfer-ticket.ts';
export { viewCameras } from './commands/view-cameras.ts';
export { countersOf, getCounter, listCounters } from './counters.ts';
export type { DeviceActor, DeviceKind } from './device-actor.ts';
export {
  type Amounts as CentreAmounts,
  type CentreFigures,
  listAgencyCentreFigures,
  listCentreFigures,
  sumOf,
} from './figures.ts';
export { centreFiguresReader, noCounter } from './figures-reader.ts';
export {
  type Centre,
  type Counter,
  type CounterState,
  type Group,
  type Ticket,
  type TicketAct,
  type TicketState,
  ticketCan,
  ticketLabel,
} from './model.ts';
export { centreMovers } from './move-centres.ts';
export { listPublicRatings, type PublicRating } from './ratings.ts';
export { type CentreRules, readCentreRules } from './rules.ts';
export { currentTicketOf } from './tickets.ts';

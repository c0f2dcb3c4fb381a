export {
  type EventReader,
  ensureCursor,
  listEventsAfter,
  listEventsOf,
  type RecordedEvent,
  readEvents,
} from './read-events.ts';
export { type NewEvent, recordEvent, recordEvents } from './record-event.ts';
export { catchUp, type ReaderRun, runReaders } from './run-readers.ts';
export { sequenceEvents } from './sequence-events.ts';

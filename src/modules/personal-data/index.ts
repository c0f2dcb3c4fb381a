/** Who saw a person's data and why: masked until a purpose is told, and the person reads the list. See README.md. */
import './policy.ts';

export { readPersonalData } from './commands/read-personal-data.ts';
export { exportReadings } from './export-readings.ts';
export { purposeNames } from './messages.ts';
export { askablePurposes, type Purpose, type ReadableSubject, type Reading } from './model.ts';
export { personalDataPaths } from './paths.ts';
export { findReading, listReadingsOf } from './queries.ts';

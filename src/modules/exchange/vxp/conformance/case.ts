import type { Correspondent } from './correspondent.ts';

/** Two systems on one axis, and how long it may take to carry what one sends the other. */
export interface Correspondence {
  readonly one: Correspondent;
  readonly other: Correspondent;
  readonly url: string;
  readonly systemId: string;
  readonly patienceMs: number;
  now(): Temporal.Instant;
}

/** One thing the protocol promises. */
export interface Case {
  readonly operation: string;
  readonly promise: string;
  run(between: Correspondence): Promise<void>;
}

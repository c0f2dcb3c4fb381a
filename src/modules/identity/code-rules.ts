import { randomInt } from 'node:crypto';

/** How long a code works, how often it may be tried, and how many an address is sent in an hour. */
export const codeLife = { minutes: 10 };
export const codeAttempts = 5;
export const codesPerHour = 5;

/** Six digits of true randomness. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** What a client may still call of a service, as its row has it. */
export interface Bucket {
  readonly tokens: number;
  readonly filledAt: Temporal.Instant;
  readonly onDate: Temporal.PlainDate;
  /** Calls of that day, as far as they were taken. */
  readonly used: number;
}

export interface CallLimits {
  readonly perSecond: number;
  readonly burst: number;
  readonly dailyCalls: number | null;
}

export type Taken =
  | { readonly bucket: Bucket; readonly count: number }
  | { readonly refused: 'rate-exceeded' | 'quota-exceeded'; readonly retryAfterSeconds: number };

/** A full one, for a client that calls for the first time. */
export const fullBucket = (
  { burst }: CallLimits,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Bucket => ({
  tokens: burst,
  filledAt: now,
  onDate: today,
  used: 0,
});

/**
 * Takes up to `wanted` tokens. Clocks of several machines disagree: one that lags adds nothing, and never takes back.
 *
 * @param secondsLeft until the day ends, when the quota begins anew
 */
export function takeTokens(
  before: Bucket,
  { perSecond, burst, dailyCalls }: CallLimits,
  {
    wanted,
    now,
    today,
    secondsLeft,
  }: {
    readonly wanted: number;
    readonly now: Temporal.Instant;
    readonly today: Temporal.PlainDate;
    readonly secondsLeft: number;
  },
): Taken {
  const isNewDay = Temporal.PlainDate.compare(today, before.onDate) > 0;
  const used = isNewDay ? 0 : before.used;
  const seconds = Math.max(0, Number(now.epochMilliseconds - before.filledAt.epochMilliseconds) / 1000);
  const tokens = Math.min(burst, before.tokens + seconds * perSecond);
  const leftToday = dailyCalls === null ? Infinity : dailyCalls - used;
  if (leftToday < 1) return { refused: 'quota-exceeded', retryAfterSeconds: secondsLeft };
  if (tokens < 1) return { refused: 'rate-exceeded', retryAfterSeconds: Math.ceil((1 - tokens) / perSecond) };
  const count = Math.min(wanted, Math.floor(tokens), leftToday);
  return {
    count,
    bucket: {
      tokens: tokens - count,
      filledAt: seconds > 0 ? now : before.filledAt,
      onDate: isNewDay ? today : before.onDate,
      used: used + count,
    },
  };
}

/** So many at a time that a row is written a few times a second, and so few that a process does not sit on another's. */
export const sliceOf = ({ perSecond, burst }: CallLimits): number =>
  Math.max(1, Math.floor(Math.min(perSecond, burst) / 5));

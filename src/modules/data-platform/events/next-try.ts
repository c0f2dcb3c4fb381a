const firstWaitSeconds = 5;
const longestWaitSeconds = 30 * 60;
/** Over a long holiday nobody may be there to see that a receiver is down. */
const patience = Temporal.Duration.from({ hours: 10 * 24 });

/** When to try again after so many attempts; nothing when it is time to give up. */
export function nextTry(
  attempts: number,
  failingSince: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  if (Temporal.Instant.compare(now, failingSince.add(patience)) > 0) return undefined;
  return now.add({
    seconds: Math.min(firstWaitSeconds * 2 ** Math.min(attempts - 1, 20), longestWaitSeconds),
  });
}

const firstWaitSeconds = 15;
const longestWaitSeconds = 15 * 60;
/** Days, not hours: a commune's line may be down over a long holiday. */
const patience = Temporal.Duration.from({ hours: 10 * 24 });

/** When to try again after so many attempts; nothing when it is time to give up and tell the sender. */
export function nextAttempt(
  attempts: number,
  sentAt: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  if (Temporal.Instant.compare(now, sentAt.add(patience)) > 0) return undefined;
  const seconds = Math.min(firstWaitSeconds * 2 ** Math.min(attempts - 1, 20), longestWaitSeconds);
  return now.add({ seconds });
}

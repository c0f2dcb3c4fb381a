import type { Calendar } from '#engines/working-time/index.ts';
import type { RecordedEvent } from '#platform/events/index.ts';
import { middleOf, progressBand, quarters, type StandingPoint } from './standing-point.ts';

/**
 * Where a directive stood in the middle of each quarter of its time, as its facts tell; only as long as it was still being
 * done. The deadline is the one in force then, not what it became.
 */
export function courseOf(calendar: Calendar, facts: readonly RecordedEvent[]): readonly StandingPoint[] {
  const given = facts.find(({ type }) => type === 'directive-given');
  if (!given) return [];
  const givenAt = given.recordedAt;
  const isBefore = (at: Temporal.Instant) => (fact: RecordedEvent) =>
    Temporal.Instant.compare(fact.recordedAt, at) <= 0;
  const firstDueAt = Temporal.Instant.from(given.data['dueAt']);
  const granted = facts.filter(
    ({ type, data }) => type === 'directive-extension-decided' && data['outcome'] === 'granted',
  );

  return quarters.flatMap((quarter) => {
    let at = middleOf(calendar, { givenAt, dueAt: firstDueAt }, quarter);
    for (const extension of granted) {
      if (isBefore(at)(extension)) {
        at = middleOf(calendar, { givenAt, dueAt: Temporal.Instant.from(extension.data['dueAt']) }, quarter);
      }
    }
    const sofar = facts.filter(isBefore(at));
    const last = sofar.findLast(({ type }) => /completion-(reported|returned)|withdrawn/.test(type));
    if (last && last.type !== 'directive-completion-returned') return [];
    const reported = sofar.findLast(({ type }) => type === 'directive-progress-reported');
    return [{ quarter, progress: progressBand(reported?.data['percent'] ?? 0) }];
  });
}

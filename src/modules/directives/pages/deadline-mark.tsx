import type { Calendar } from '#engines/working-time/index.ts';
import { timeLeft } from '#modules/workflow/index.ts';
import { DeadlineChip, Tag } from '#ui/index.ts';
import { standingNames } from '../messages.vi.ts';
import { type Directive, standingOf } from '../model.ts';

export interface DeadlineMarkProps {
  readonly directive: Directive;
  readonly calendar: Calendar;
  readonly now: Temporal.Instant;
}

/** How a directive stands against its deadline: the time left while it is open, the outcome once it is closed. */
export function DeadlineMark({ directive, calendar, now }: DeadlineMarkProps) {
  const { state, dueAt } = directive;
  if (state !== 'completed' && state !== 'withdrawn') {
    return <DeadlineChip left={timeLeft(calendar, now, dueAt)} dueAt={dueAt} />;
  }
  const standing = standingOf(directive, now);
  const tone = { onTime: 'success', late: 'danger' } as const;
  return (
    <Tag tone={standing === 'onTime' || standing === 'late' ? tone[standing] : 'neutral'}>
      {standingNames[standing]}
    </Tag>
  );
}

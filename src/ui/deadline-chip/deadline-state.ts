import type { IconName } from '../icon/icon.tsx';
import type { TagTone } from '../tag/tag.tsx';

type DeadlineWord = 'daysLeft' | 'hoursLeft' | 'dueNow' | 'daysOverdue' | 'hoursOverdue' | 'paused';

interface DeadlineState {
  readonly tone: TagTone;
  readonly icon: IconName;
  readonly word: DeadlineWord;
  readonly amount: number;
}

/** Calm while there is time, a warning on the last day, danger once past; a paused clock frightens no one. */
export function deadlineState(
  left: { readonly unit: 'day' | 'hour'; readonly amount: number },
  isPaused: boolean,
): DeadlineState {
  const amount = Math.abs(left.amount);
  const isDays = left.unit === 'day';
  if (isPaused) return { tone: 'neutral', icon: 'pause', word: 'paused', amount };
  if (left.amount < 0) {
    return { tone: 'danger', icon: 'alert', word: isDays ? 'daysOverdue' : 'hoursOverdue', amount };
  }
  if (left.amount === 0) return { tone: 'warning', icon: 'clock', word: 'dueNow', amount };
  const isLastDay = amount <= (isDays ? 1 : 8);
  return {
    tone: isLastDay ? 'warning' : 'neutral',
    icon: 'clock',
    word: isDays ? 'daysLeft' : 'hoursLeft',
    amount,
  };
}

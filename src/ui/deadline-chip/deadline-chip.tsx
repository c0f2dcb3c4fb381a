import { usePage } from '#platform/html/index.ts';
import { formatDateTime } from '../format/format-date.ts';
import { Tag } from '../tag/tag.tsx';
import { words } from '../words/words.ts';
import { deadlineState } from './deadline-state.ts';

export interface DeadlineChipProps {
  /** Working time still left, counted by the caller's calendar; negative when past. */
  readonly left: { readonly unit: 'day' | 'hour'; readonly amount: number };
  readonly dueAt?: Temporal.Instant | undefined;
  /** The clock stands still while someone else is awaited. */
  readonly isPaused?: boolean | undefined;
}

/** How much time is left: "còn 2 ngày", "quá hạn 1 ngày". */
export function DeadlineChip({ left, dueAt, isPaused = false }: DeadlineChipProps) {
  const { locale } = usePage();
  const { tone, icon, word, amount } = deadlineState(left, isPaused);
  return (
    <span title={dueAt && words(locale, 'dueAt', { when: formatDateTime(dueAt, locale) })}>
      <Tag tone={tone} icon={icon}>
        {words(locale, word, { amount })}
      </Tag>
    </span>
  );
}

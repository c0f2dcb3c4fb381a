import type { ComponentChildren } from 'preact';
import type { TagTone } from '../tag/tag.tsx';

export interface TimelineItem {
  readonly key: string;
  /** For machines: an ISO instant or date. */
  readonly at: string;
  /** For people: "22/11/2026 09:30". */
  readonly when: string;
  readonly title: ComponentChildren;
  /** Who did it. */
  readonly by?: string | undefined;
  readonly body?: ComponentChildren;
  readonly tone?: TagTone | undefined;
}

/** What happened, newest first or oldest first as given. */
export const Timeline = ({
  label,
  items,
}: {
  readonly label: string;
  readonly items: readonly TimelineItem[];
}) => (
  <ol class="mu-timeline" aria-label={label}>
    {items.map((item) => (
      <li key={item.key} data-color={item.tone ?? 'accent'}>
        <p class="mu-timeline-when">
          <time dateTime={item.at}>{item.when}</time>
          {item.by && ` · ${item.by}`}
        </p>
        <p class="mu-timeline-title">{item.title}</p>
        {item.body && <div>{item.body}</div>}
      </li>
    ))}
  </ol>
);

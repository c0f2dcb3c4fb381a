import { withProof } from '#modules/identity/index.ts';
import { formatDateTime, Timeline, type TimelineItem } from '#ui/index.ts';
import { directiveFacts, workItemFacts } from '../diary/fact-words.vi.ts';
import type { DirectiveView } from '../directive-view.ts';

/** What happened to a directive, the latest first: who, in whose name, what, why. */
export const History = ({ view: { events, officerNames } }: { readonly view: DirectiveView }) => (
  <Timeline label="Diễn biến nhiệm vụ" items={events.map((event) => itemOf(event, officerNames)).reverse()} />
);

function itemOf(event: DirectiveView['events'][number], names: ReadonlyMap<string, string>): TimelineItem {
  const reason = event.data['reason'];
  const name = event.onBehalfOf && names.get(event.onBehalfOf);
  return {
    key: event.id,
    at: event.recordedAt.toString(),
    when: formatDateTime(event.recordedAt, 'vi'),
    title: titleOf(event),
    by: withProof(name ? `${event.actor.name}, thay mặt ${name}` : event.actor.name, event.data),
    ...(reason && { body: <p>{reason}</p> }),
    tone: toneOf(event),
  };
}

function titleOf({ type, data }: DirectiveView['events'][number]): string {
  const words = directiveFacts[type] ?? workItemFacts[type] ?? type;
  if (type === 'directive-progress-reported') return `${words}: ${data['percent']}%`;
  if (type === 'directive-extension-decided')
    return `${words}: ${data['outcome'] === 'granted' ? 'đồng ý' : 'không đồng ý'}`;
  return words;
}

function toneOf({ type, data }: DirectiveView['events'][number]): TimelineItem['tone'] {
  if (type === 'directive-withdrawn') return 'danger';
  if (/returned|declined/.test(type) || data['outcome'] === 'refused') return 'warning';
  return type === 'directive-completion-accepted' ? 'success' : 'accent';
}

import { withProof } from '#modules/identity/index.ts';
import type { RecordedEvent } from '#platform/events/index.ts';
import { formatDateTime, Timeline, type TimelineItem } from '#ui/index.ts';
import { factNames, outcomeFacts } from '../../desk-messages.vi.ts';

export interface FactTimelineProps {
  readonly events: readonly RecordedEvent[];
  /** The name of a step by its id in the process: officers see the steps, others only the facts. */
  readonly stepNames?: ReadonlyMap<string, string> | undefined;
  /** Opinions between officers are theirs. */
  readonly showsNotes?: boolean | undefined;
}

/** What happened to a dossier, the latest first: who, when, what. */
export const FactTimeline = ({ events, ...options }: FactTimelineProps) => (
  <Timeline label="Diễn biến hồ sơ" items={events.map((event) => itemOf(event, options)).reverse()} />
);

/** Facts that are a step of the process, and are named after it. */
const stepTypes: ReadonlySet<string> = new Set(['dossier-handed-over', 'dossier-carried-on']);

export function factTitle(event: RecordedEvent, stepNames?: ReadonlyMap<string, string>): string {
  const step = stepTypes.has(event.type) ? stepNames?.get(event.data['step']) : undefined;
  const outcome = outcomeFacts[event.data['outcome']];
  const lapsed = event.data['by'] === 'timer' ? ': hết thời gian của bước' : '';
  const title = step ? step + lapsed : (factNames[event.type] ?? event.type);
  return outcome && stepNames ? `${title}: ${outcome}` : title;
}

function itemOf(
  event: RecordedEvent,
  { stepNames, showsNotes }: Omit<FactTimelineProps, 'events'>,
): TimelineItem {
  const note = showsNotes ? (event.data['note'] ?? event.data['reason']) : undefined;
  return {
    key: event.id,
    at: event.recordedAt.toString(),
    when: formatDateTime(event.recordedAt, 'vi'),
    title: factTitle(event, stepNames),
    by: showsNotes ? withProof(event.actor.name, event.data) : event.actor.name,
    ...(note && { body: <p>{note}</p> }),
    tone: toneOf(event),
  };
}

function toneOf({ type, data }: RecordedEvent): TimelineItem['tone'] {
  if (/refused|stopped|withdrawn/.test(type)) return 'danger';
  if (type === 'dossier-supplement-requested' || data['outcome'] === 'sendBack') return 'warning';
  if (/issued|delivered/.test(type)) return 'success';
  return 'accent';
}

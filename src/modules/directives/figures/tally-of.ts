import { dayOf } from '#modules/org/index.ts';
import type { RecordedEvent } from '#platform/events/index.ts';

/** What the figures know of a directive, folded from its facts. */
export interface Tally {
  readonly directiveId: string;
  readonly code: string;
  readonly title: string;
  readonly kind: string;
  readonly unitId: string | null;
  readonly agencyId: string | null;
  readonly isInner: boolean;
  readonly givenOn: Temporal.PlainDate;
  readonly dueAt: Temporal.Instant;
  readonly closedOn: Temporal.PlainDate | null;
  readonly outcome: 'onTime' | 'late' | 'withdrawn' | null;
}

/** Nothing for facts that do not begin with the order. */
export function tallyOf(facts: readonly RecordedEvent[]): Tally | undefined {
  const [given, ...later] = facts;
  if (given?.type !== 'directive-given') return undefined;
  const { lead, code, title, kind, isInner, dueAt } = given.data;
  const first: Tally = {
    directiveId: given.subject.id,
    code,
    title,
    kind,
    unitId: lead.unitId,
    agencyId: lead.agencyId,
    isInner,
    givenOn: dayOf(given.recordedAt),
    dueAt: Temporal.Instant.from(dueAt),
    closedOn: null,
    outcome: null,
  };
  return Object.assign({}, first, ...later.map(changes));
}

function changes({ type, data, recordedAt }: RecordedEvent): Partial<Tally> {
  switch (type) {
    case 'directive-redirected':
      return { unitId: data['lead'].unitId, agencyId: data['lead'].agencyId, isInner: data['isInner'] };
    case 'directive-moved':
      return data['lead'] ? { unitId: data['lead'].unitId, agencyId: data['lead'].agencyId } : {};
    case 'directive-extension-decided':
      return { dueAt: Temporal.Instant.from(data['dueAt']) };
    case 'directive-completion-accepted':
      return { closedOn: dayOf(recordedAt), outcome: data['isLate'] ? 'late' : 'onTime' };
    case 'directive-withdrawn':
      return { closedOn: dayOf(recordedAt), outcome: 'withdrawn' };
    default:
      return {};
  }
}

import type { NewEvent } from '#platform/events/index.ts';
import type { WorkItem } from './model.ts';

type Item = Pick<WorkItem, 'id' | 'version' | 'agencyId' | 'subjectType' | 'subjectId' | 'elementId'>;

/** A fact about who has a work item. Officers stand in it by their ids; what the work is about stays with its subject. */
const itemFact =
  <Data extends object>(type: string) =>
  (item: Item, data: Data): NewEvent => ({
    type,
    subject: { type: 'work-item', id: item.id, version: item.version },
    agencyId: item.agencyId,
    data: { about: `${item.subjectType} ${item.subjectId}`, step: item.elementId, ...data },
  });

export const workItemClaimed = itemFact<{ isNext: boolean }>('work-item-claimed');
export const workItemReleased = itemFact<{ from: string }>('work-item-released');
export const workItemReassigned = itemFact<{ from: string | null; to: string }>('work-item-reassigned');
export const workItemDistributed = itemFact<{ to: string; loads: Readonly<Record<string, number>> }>(
  'work-item-distributed',
);
export const workItemEscalated = itemFact<{ to: string | null; as: 'substitute' | 'head' | 'nobody' }>(
  'work-item-escalated',
);

const fact =
  <Data extends Readonly<Record<string, unknown>>>(type: string, subject: string) =>
  (id: string, version: number, data: Data): NewEvent => ({
    type,
    subject: { type: subject, id, version },
    data,
  });

export const interestDeclared = fact<{ kind: string }>('interest-declared', 'work-interest');
export const interestEnded = fact<Record<string, never>>('interest-ended', 'work-interest');
export const workNoteAdded = fact<{ about: string; mentions: number }>('work-note-added', 'work-note');
export const shiftHandedOver = fact<{ to: string; passed: number; kept: number }>(
  'shift-handed-over',
  'work-shift',
);
export const workBatchBegun = fact<{ act: string; count: number }>('work-batch-begun', 'work-batch');
export const viewKept = fact<{ list: string; isShared: boolean }>('work-view-kept', 'work-saved-view');
export const viewDropped = fact<{ list: string }>('work-view-dropped', 'work-saved-view');
export const viewChosen = fact<{ list: string; opensWith: string | null }>(
  'work-view-chosen',
  'work-default-view',
);
export const processMoved = fact<{ from: string; to: string }>('process-moved', 'process-instance');

import type { NewEvent } from '#platform/events/index.ts';
import type { Meeting } from './model.ts';

const fact =
  <Data extends Readonly<Record<string, unknown>>>(type: string) =>
  ({ id, version, agencyId, documentId, sequence }: Meeting, data: Data): NewEvent => ({
    type,
    subject: { type: 'meeting', id, version },
    agencyId,
    data: { documentId, sequence, ...data },
  });

export const meetingCalled = fact<{ guests: number }>('meeting-called');
export const meetingChanged = fact<Readonly<Record<string, never>>>('meeting-changed');
export const meetingCancelled = fact<{ reason: string }>('meeting-cancelled');
export const meetingAnswered = fact<{ guestId: string; answer: string; by: string }>('meeting-answered');

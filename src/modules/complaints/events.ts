import type { NewEvent } from '#platform/events/index.ts';
import type { Complaint } from './model.ts';

/** A fact about a complaint: no person stands in it, nor the dossier, for the log is read by many. */
const fact =
  <Data extends object>(type: string) =>
  (complaint: Pick<Complaint, 'id' | 'version'>, data: Data): NewEvent => ({
    type,
    subject: { type: 'complaint', id: complaint.id, version: complaint.version },
    data: { ...data } as Readonly<Record<string, unknown>>,
  });

export const complaintFiled = fact<{ kind: string; dueAt: string }>('complaint-filed');
export const complaintAnswered = fact<{ outcome: string; isLate: boolean }>('complaint-answered');

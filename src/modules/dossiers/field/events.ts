import type { NewEvent } from '#platform/events/index.ts';
import type { FieldAct, FieldCopy } from './queries.ts';

/** A fact about a dossier taken along. What was written there stands in rows, and where it has its effect. */
const aboutCopy =
  <Data extends object>(type: string) =>
  ({ id, version, dossierId }: Pick<FieldCopy, 'id' | 'version' | 'dossierId'>, data: Data): NewEvent => ({
    type,
    subject: { type: 'field-copy', id, version },
    data: { dossierId, ...data },
  });

export const dossierTakenAlong = aboutCopy<{ code: string; step: string; until: string }>(
  'dossier-taken-along',
);
export const fieldCopyEnded = aboutCopy<{ as: string }>('field-copy-ended');

const aboutAct =
  <Data extends object>(type: string) =>
  (
    { id, version, copyId, kind }: Pick<FieldAct, 'id' | 'version' | 'copyId' | 'kind'>,
    data: Data,
  ): NewEvent => ({
    type,
    subject: { type: 'field-act', id, version },
    data: { copyId, kind, ...data },
  });

export const fieldActArrived = aboutAct<{ dossierId: string; state: string; reason: string | null }>(
  'field-act-arrived',
);
export const fieldActSettled = aboutAct<{ dossierId: string; choices: object }>('field-act-settled');

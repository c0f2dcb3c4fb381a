import type { Subject } from '#modules/workflow/index.ts';
import type { Dossier } from './model.ts';

/** A dossier as the inboxes name it. */
export const subjectOf = (dossier: Dossier): Subject => ({
  type: 'dossier',
  id: dossier.id,
  code: dossier.code,
  title: `${dossier.procedureName} – ${dossier.applicantName}`,
});

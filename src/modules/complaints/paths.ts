import { sitePaths } from '#modules/site/index.ts';

/** Every address of the module. */
export const complaintPaths = {
  own: (id?: string) => (id ? `${sitePaths.ownComplaints}/${id}` : sitePaths.ownComplaints),
  filing: (dossierId: string) => `${sitePaths.ownDossiers}/${dossierId}/phan-anh`,
  atCounter: (dossierId: string) => `${sitePaths.dossiers}/${dossierId}/phan-anh`,
  desk: (id: string) => `${sitePaths.complaints}/${id}`,
  /** The step by itself: giving it to another leader, and what is said beside it. */
  step: (workItemId: string) => `${sitePaths.inbox}/viec/${workItemId}`,
  answer: (id: string) => `${sitePaths.complaints}/${id}/tra-loi`,
} as const;

import type { NewEvent } from '#platform/events/index.ts';
import type { PaperUse, StoredPaper } from './model.ts';

/** Facts about the store say which paper and which use; whose they are stands in the rows. */
type Use = Pick<PaperUse, 'id' | 'basis' | 'procedureCode'> & { readonly version: number };
type Paper = Pick<StoredPaper, 'id' | 'version' | 'agencyId' | 'origin'>;

export const storedPaperTaken = ({ id, version, basis, procedureCode }: Use, paper: Paper): NewEvent => ({
  type: 'stored-paper-taken',
  subject: { type: 'store-use', id, version },
  agencyId: paper.agencyId,
  data: { paperId: paper.id, origin: paper.origin, basis, procedureCode },
});

export const consentWithdrawn = (use: { readonly id: string; readonly version: number }): NewEvent => ({
  type: 'stored-paper-consent-withdrawn',
  subject: { type: 'store-use', id: use.id, version: use.version },
});

const aboutPaper =
  (type: string) =>
  ({ id, version, agencyId, origin }: Paper): NewEvent => ({
    type,
    subject: { type: 'stored-paper', id, version },
    agencyId,
    data: { origin },
  });

export const storedPaperRemoved = aboutPaper('stored-paper-removed');
export const storedPaperRevoked = aboutPaper('stored-paper-revoked');

export const storeDownloaded = (id: string, papers: number): NewEvent => ({
  type: 'store-downloaded',
  subject: { type: 'store-download', id, version: 1 },
  data: { papers },
});

export const paperKindsLoaded = (id: string, codes: readonly string[]): NewEvent => ({
  type: 'paper-kinds-loaded',
  subject: { type: 'paper-kinds-load', id, version: 1 },
  data: { codes },
});

/** A registry was asked; about whom stands in the row. */
export const registryAsked = (
  id: string,
  source: string,
  outcome: string,
  procedureCode: string,
): NewEvent => ({
  type: 'registry-asked',
  subject: { type: 'store-registry-answer', id, version: 1 },
  data: { source, outcome, procedureCode },
});

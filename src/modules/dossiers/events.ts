import { newId } from '#platform/database/index.ts';
import type { NewEvent } from '#platform/events/index.ts';
import type { Dossier } from './model.ts';

type Subject = Pick<Dossier, 'id' | 'version' | 'code' | 'competentAgencyId'>;

/** A fact about a dossier. Readers find the person in the dossier itself: no personal data stands in the log. */
const fact =
  <Data extends object>(type: string) =>
  (dossier: Subject, data: Data): NewEvent => ({
    type,
    subject: { type: 'dossier', id: dossier.id, version: dossier.version },
    agencyId: dossier.competentAgencyId,
    data: { code: dossier.code, ...data },
  });

export const dossierSubmitted = fact<{ status: number; procedureCode: string; channel: string }>(
  'dossier-submitted',
);
export const dossierAccepted = fact<{
  status: number;
  dueAt: string;
  /** How the applicant confirmed what an officer had filled in for them. */
  confirmedBy?: 'code' | 'signature';
}>('dossier-accepted');
export const dossierRefused = fact<{ status: number; letterId: string; ground: string }>('dossier-refused');
export const dossierExtended = fact<{
  status: number;
  letterId: string;
  dueAt: string;
  previousDueAt: string;
}>('dossier-extended');
export const supplementRequested = fact<{ status: number; letterId: string; number: number }>(
  'dossier-supplement-requested',
);
export const dossierSupplemented = fact<{ status: number; number: number; dueAt: string | null }>(
  'dossier-supplemented',
);
export const dossierHandedOver = fact<{
  status: number;
  step: string;
  outcome: string | null;
  note: string | null;
}>('dossier-handed-over');
export const dossierCarriedOn = fact<{
  status: number;
  by: 'timer' | 'service';
  step: string;
  operation: string | null;
}>('dossier-carried-on');
/** Units ended, and another agency has it now; `from` is the one that had it. */
export const dossierMoved = fact<{ document: string; from: string }>('dossier-moved');
export const resultDrafted = fact<{ fileId: string }>('dossier-result-drafted');
export const resultNumbered = fact<{ documentNumber: string }>('dossier-result-numbered');
export const dossierSignedOff = fact<{ status: number; step: string; documentNumber: string | null }>(
  'dossier-signed-off',
);
export const resultIssued = fact<{ status: number; step: string; documentNumber: string | null }>(
  'dossier-result-issued',
);
export const resultDelivered = fact<{ status: number; method: string }>('dossier-result-delivered');
export const dossierWithdrawn = fact<{ status: number; reason: string; letterId: string }>(
  'dossier-withdrawn',
);
export const dossierStopped = fact<{ status: number; letterId: string }>('dossier-stopped');
export const paymentDemanded = fact<{ status: number; obligationId: string; amountVnd: number }>(
  'dossier-payment-demanded',
);
export const paymentCompleted = fact<{ status: number; dueAt: string | null }>('dossier-payment-completed');
export const paperScanned = fact<{
  component: number;
  fileId: string;
  fileSha256: string;
  batchId: string;
  pageCount: number;
}>('dossier-paper-scanned');
/** Photographs and records that an officer made on the spot. */
export const fieldPapersAdded = fact<{ fileIds: readonly string[] }>('dossier-field-papers-added');
/** Copies that an officer compared with the paper: the figure of digitisation counts these. */
export const papersDigitised = fact<{
  components: readonly number[];
  fileIds: readonly string[];
  isSigned: boolean;
}>('dossier-papers-digitised');
/** Another system decides, and this is what it told. */
export const dossierFollowed = fact<{ status: number; system: string; reason: string | null }>(
  'dossier-followed',
);
/** A decision taken back by a document, and the dossier handled anew. */
export const dossierReopened = fact<{
  status: number;
  number: number;
  basis: string;
  dueAt: string;
  previousStatus: number;
  previousDocumentNumber: string | null;
}>('dossier-reopened');
export const dossierRated = fact<{ score: number }>('dossier-rated');

/** The whole dossier left the house as one signed container: about a `case-file`, for the dossier itself is as it was. */
export const caseFileExported = (
  { id, code, competentAgencyId }: Subject,
  data: { readonly sha256: string; readonly keyId: string; readonly files: number },
): NewEvent => ({
  type: 'dossier-case-file-exported',
  subject: { type: 'case-file', id: newId(), version: 1 },
  agencyId: competentAgencyId,
  data: { dossierId: id, code, ...data },
});

export const refusalGroundLoaded = (id: string, code: string): NewEvent => ({
  type: 'refusal-ground-loaded',
  subject: { type: 'refusal-ground', id, version: 1 },
  data: { code },
});

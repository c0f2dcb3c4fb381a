import {
  listOriginalsOf,
  type Original,
  type OriginalKeeper,
  type OriginalKey,
  type OriginalStanding,
} from '#modules/signing/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { deskPaths } from './desk-paths.ts';
import { listPartResults } from './issued-dossier.ts';
import type { Dossier } from './model.ts';
import { citizenPaths } from './paths.ts';
import { personsOf } from './persons-of.ts';
import { type DossierFile, findDossier, listDossiersById, listFiles } from './queries.ts';
import { listReopenings } from './reopenings.ts';

/** Results of dossiers and of their parts: how they stand, and who may see them. */
export const dossierOriginals: OriginalKeeper = {
  subjectType: 'dossier',
  standing,

  async addressFor({ db, actor }, original) {
    const dossier = await findDossier(db, actor, original.subjectId);
    if (actor.kind === 'officer') return dossier && deskPaths.dossier(dossier.id);
    if (!dossier || actor.kind !== 'citizen') return undefined;
    const file = await issuedFile(db, original);
    return file ? citizenPaths.file(dossier.id, file.fileId) : citizenPaths.dossier(dossier.id);
  },

  async forBearer(db, original) {
    const file = await issuedFile(db, original);
    const [dossier] = file ? await listDossiersById(db, [original.subjectId]) : [];
    const identityNumbers = dossier ? personsOf(dossier) : [];
    return file && identityNumbers.length > 0 ? { fileId: file.fileId, identityNumbers } : undefined;
  },
};

/** The papers that a dossier's agencies have issued, in force or not: their owner reads how each stands and who compared. */
export async function listIssuedOriginals(db: Database, dossierId: string): Promise<readonly Original[]> {
  const originals = await listOriginalsOf(db, 'dossier', dossierId);
  const standings = await Promise.all(originals.map((original) => standing(db, original)));
  return originals.filter((_, index) => standings[index]!.state !== 'pending');
}

/** A part's result is its agency's own; that of the whole may have been taken back by opening the dossier again. */
async function standing(db: Database | Tx, original: OriginalKey): Promise<OriginalStanding> {
  const part = await partOf(db, original);
  if (part) return { state: part.issuedAt ? 'valid' : 'pending' };
  const [dossier] = await listDossiersById(db, [original.subjectId]);
  if (!dossier) return { state: 'pending' };
  const current = await issuedNumber(db, dossier);
  if (dossier.documentNumber === original.documentNumber) return { state: current ? 'valid' : 'pending' };
  const taken = (await listReopenings(db, [dossier.id])).findLast(
    ({ previousDocumentNumber }) => previousDocumentNumber === original.documentNumber,
  );
  // A number that nothing bears: the paper was drawn and never issued.
  if (!taken) return { state: 'pending' };
  return {
    state: current ? 'replaced' : 'revoked',
    basis: taken.basis,
    replacedBy: current,
    since: taken.reopenedAt,
  };
}

const partOf = async (db: Database | Tx, { subjectId, agencyId, documentNumber }: OriginalKey) =>
  (await listPartResults(db, subjectId)).find(
    (part) => part.agencyId === agencyId && part.documentNumber === documentNumber,
  );

/** The dossier's number once its result has been issued; the process may have more steps after that. */
async function issuedNumber(
  db: Database | Tx,
  { id, documentNumber, finishedAt }: Dossier,
): Promise<string | undefined> {
  if (documentNumber === null) return undefined;
  if (finishedAt) return documentNumber;
  const events = await listEventsOf(db, 'dossier', id);
  const isIssued = events.some(
    ({ type, data }) => type === 'dossier-result-issued' && data['documentNumber'] === documentNumber,
  );
  return isIssued ? documentNumber : undefined;
}

/** The file as it was issued, while it is in force. */
async function issuedFile(db: Database | Tx, original: OriginalKey): Promise<DossierFile | undefined> {
  if ((await standing(db, original)).state !== 'valid') return undefined;
  const part = await partOf(db, original);
  const files = await listFiles(db, original.subjectId, part ? 'part-result' : 'result');
  return files.find(({ partId }) => partId === (part?.partId ?? null));
}

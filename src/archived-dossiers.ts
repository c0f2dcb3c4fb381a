import type { RecordSource } from '#modules/archive/index.ts';
import {
  type Dossier,
  deskPaths,
  findDossierByCode,
  forgetWords,
  getDossier,
  isClosed,
  listFiles,
  statuses,
  tidyDossierCode,
} from '#modules/dossiers/index.ts';
import { dayOf, getUnit } from '#modules/org/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import { getFile } from '#platform/files/index.ts';

/** One-stop dossiers as folders of the archive hold them (Circular 13/2023/TT-BNV: with all their papers and the result). */
export const archivedDossiers: RecordSource = {
  kind: 'dossier',
  fileTable: 'dossier_file',
  async list(db, actor, ids) {
    const found = await Promise.all(ids.map((id) => getDossier(db, actor, id).catch(unseen)));
    const records = await Promise.all(found.flatMap((dossier) => (dossier ? [recordOf(db, dossier)] : [])));
    return new Map(records.map((record) => [record.id, record]));
  },
  async search({ db, actor }, typed) {
    const dossier = await findDossierByCode(db, actor, tidyDossierCode(typed));
    return dossier ? [await recordOf(db, dossier)] : [];
  },
  async files(db, id) {
    const files = await listFiles(db, id);
    return Promise.all(
      files.map(async ({ fileId, name }) => {
        const { mediaType, sizeBytes, sha256 } = await getFile(db, fileId);
        return { fileId, name, mediaType, sizeBytes, sha256 };
      }),
    );
  },
  async namedByOthers(tx, fileIds, exceptIds) {
    let query = tx
      .selectFrom('dossierFile')
      .select('fileId')
      .distinct()
      .where('fileId', 'in', [...fileIds]);
    if (exceptIds.length > 0) query = query.where('dossierId', 'not in', [...exceptIds]);
    return (await query.execute()).map(({ fileId }) => fileId);
  },
  forget: forgetWords,
};

function unseen(error: unknown): undefined {
  if (error instanceof Refusal && error.code === 'not-found') return undefined;
  throw error;
}

async function recordOf(db: Database | Tx, dossier: Dossier) {
  const { id, code, status, procedureName, applicantName, competentAgencyId, submittedAt, finishedAt } =
    dossier;
  return {
    id,
    agencyId: (await getUnit(db, competentAgencyId)).agencyId,
    code,
    title: `${procedureName} – ${applicantName}`,
    typeName: 'Hồ sơ thủ tục hành chính',
    author: applicantName,
    datedOn: dayOf(finishedAt ?? submittedAt),
    href: `${deskPaths.list()}/${id}`,
    isDone: isClosed(status) || status === statuses.finished,
  };
}

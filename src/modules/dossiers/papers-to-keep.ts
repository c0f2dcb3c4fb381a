import { dayOf, listOfficerNames } from '#modules/org/index.ts';
import type {
  KeepablePaper,
  NamedPaper,
  Origin,
  PaperSource,
  StoreKey,
} from '#modules/personal-store/index.ts';
import { getProcedureVersion, type Procedure } from '#modules/procedures/index.ts';
import type { Tx } from '#platform/context.ts';
import type { RecordedEvent } from '#platform/events/index.ts';
import { type Dossier, statuses } from './model.ts';
import { dossierColumns } from './queries.ts';

/**
 * What a dossier leaves in its applicant's store: the papers, once the desk has accepted them, and a scan once an officer
 * has compared it; the result, once it is issued (Decree 45/2020/NĐ-CP, article 16; digitisation at intake and at the end, Decree 107/2021/NĐ-CP and after it).
 */
export const papersToKeep: PaperSource = async (tx, events) => {
  const bringing = events.flatMap((event) => {
    const purpose = purposeOf(event);
    return purpose ? [{ event, purpose }] : [];
  });
  if (bringing.length === 0) return [];
  const ids = [...new Set(bringing.map(({ event }) => event.subject.id))];
  const dossiers = new Map((await listDossiersById(tx, ids)).map((dossier) => [dossier.id, dossier]));
  const files = await listKeepableFiles(tx, ids);
  const digitisers = await listOfficerNames(
    tx,
    files.flatMap(({ createdByKind, createdById }) =>
      createdByKind === 'officer' && createdById ? [createdById] : [],
    ),
  );

  const papers: KeepablePaper[] = [];
  for (const { event, purpose } of bringing) {
    const dossier = dossiers.get(event.subject.id);
    const owner = dossier && storeOf(dossier);
    if (!owner || !dossier.acceptedAt) continue;
    const { content } = await getProcedureVersion(tx, dossier.procedureVersionId);
    for (const file of files) {
      if (file.dossierId !== dossier.id || file.purpose !== purpose) continue;
      const origin = originOf(dossier, file);
      if (!origin) continue;
      papers.push({
        owner,
        origin,
        holderId: dossier.applicantId,
        holderName: dossier.applicantName,
        paper: origin === 'result' ? resultOf(content) : componentOf(content, file.componentNumber),
        documentNumber: origin === 'result' ? dossier.documentNumber : null,
        file: { id: file.fileId, sha256: file.sha256, mediaType: file.mediaType },
        dossier: { id: dossier.id, code: dossier.code, procedureName: dossier.procedureName },
        agencyId: dossier.competentAgencyId,
        digitisedBy:
          origin === 'digitised'
            ? (file.comparedByName ?? digitisers.get(file.createdById ?? '') ?? null)
            : null,
        validFrom: dayOf((origin === 'result' ? dossier.finishedAt : null) ?? event.recordedAt),
        keptAt: event.recordedAt,
      });
    }
  }
  return papers;
};

function purposeOf({ type, subject, data }: RecordedEvent): 'component' | 'result' | undefined {
  if (subject.type !== 'dossier') return undefined;
  if (type === 'dossier-accepted' || type === 'dossier-papers-digitised') return 'component';
  return data['status'] === statuses.finished || data['status'] === statuses.delivered ? 'result' : undefined;
}

/** By the number on the application; else the account. Without either there is nobody to keep it for. */
function storeOf(dossier: Dossier): StoreKey | undefined {
  const { organisationTaxCode, applicantIdentityNumber, applicantId } = dossier;
  if (organisationTaxCode && applicantId)
    return { kind: 'organisation', taxCode: organisationTaxCode, representativeId: applicantId };
  if (applicantIdentityNumber) return { kind: 'citizen', identityNumber: applicantIdentityNumber };
  return applicantId ? { kind: 'account', citizenId: applicantId } : undefined;
}

type KeepableFile = Awaited<ReturnType<typeof listKeepableFiles>>[number];

/** Nothing for what others put into the application: it is theirs. */
function originOf(
  { applicantId, agentId }: Dossier,
  { purpose, scanBatchId, createdByKind, createdById }: KeepableFile,
): Origin | undefined {
  if (purpose === 'result') return 'result';
  if (scanBatchId || createdByKind === 'officer') return 'digitised';
  if (createdByKind === 'citizen' && createdById !== applicantId && createdById !== agentId) return undefined;
  return 'submitted';
}

const componentOf = ({ components }: Procedure, number: number): NamedPaper => components[number - 1]!;

/** A procedure of one result gives that; of several, no record says which it was. */
const resultOf = ({ name, results }: Procedure): NamedPaper =>
  results.length === 1 ? { name: results[0]!.name, result: results[0]!.code } : { name: `Kết quả: ${name}` };

const listDossiersById = async (tx: Tx, ids: readonly string[]): Promise<readonly Dossier[]> =>
  (await tx
    .selectFrom('dossier')
    .select(dossierColumns)
    .where('id', 'in', [...ids])
    .execute()) as unknown as Dossier[];

/** Results, and the files of components that the desk has received, scans only compared ones; a paper of no component has no kind. */
const listKeepableFiles = (tx: Tx, dossierIds: readonly string[]) =>
  tx
    .selectFrom('dossierFile')
    .innerJoin('file', 'file.id', 'dossierFile.fileId')
    .leftJoin('dossierComponent', (join) =>
      join
        .onRef('dossierComponent.dossierId', '=', 'dossierFile.dossierId')
        .onRef('dossierComponent.number', '=', 'dossierFile.componentNumber'),
    )
    .select([
      'dossierFile.dossierId',
      'dossierFile.purpose',
      'dossierFile.componentNumber',
      'dossierFile.scanBatchId',
      'dossierFile.comparedByName',
      'file.id as fileId',
      'file.sha256',
      'file.mediaType',
      'file.createdByKind',
      'file.createdById',
    ])
    .where('dossierFile.dossierId', 'in', [...dossierIds])
    .where((is) =>
      is.or([
        is('purpose', '=', 'result'),
        is.and([is('purpose', '=', 'component'), is('isReceived', '=', true)]),
      ]),
    )
    .where((is) => is.or([is('scanBatchId', 'is', null), is('comparedAt', 'is not', null)]))
    .orderBy('dossierFile.dossierId')
    .orderBy('dossierFile.componentNumber')
    .orderBy('dossierFile.addedAt')
    .orderBy('file.id')
    .execute();

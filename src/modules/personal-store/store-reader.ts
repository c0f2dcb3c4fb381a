import type { Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import type { EventReader, RecordedEvent } from '#platform/events/index.ts';
import { addJudgeJobs } from './judge-paper.ts';
import type { Origin } from './model.ts';
import { kindOf, type NamedPaper, type PaperKind, validTo } from './paper-kind.ts';
import { listPaperKinds } from './queries.ts';

/** Whose store a paper belongs into. */
export type StoreKey =
  | { readonly kind: 'citizen'; readonly identityNumber: string }
  | { readonly kind: 'account'; readonly citizenId: string }
  | { readonly kind: 'organisation'; readonly taxCode: string; readonly representativeId: string };

/** A paper that a fact has brought, as the module that holds it tells of it. */
export interface KeepablePaper {
  readonly owner: StoreKey;
  readonly holderId: string | null;
  readonly holderName: string;
  readonly origin: Origin;
  readonly paper: NamedPaper;
  readonly documentNumber: string | null;
  readonly file: { readonly id: string; readonly sha256: string; readonly mediaType: string };
  readonly dossier: { readonly id: string; readonly code: string; readonly procedureName: string };
  readonly agencyId: string;
  /** The officer who made the e-copy of a paper. */
  readonly digitisedBy: string | null;
  readonly validFrom: Temporal.PlainDate;
  readonly keptAt: Temporal.Instant;
}

/** What facts bring to keep; asked in the reader's transaction. */
export type PaperSource = (tx: Tx, events: readonly RecordedEvent[]) => Promise<readonly KeepablePaper[]>;

/** The reader that fills the stores. A file is one paper: the log read again adds nothing. */
export const storeReader = ({
  tenant,
  source,
}: {
  readonly tenant: string;
  readonly source: PaperSource;
}): EventReader => ({
  name: 'store',
  async handle(tx, events) {
    const papers = await source(tx, events);
    if (papers.length === 0) return;
    const kinds = await listPaperKinds(tx);
    const toJudge: string[] = [];
    // One after the other, in the order of the log: a newer paper replaces an older one.
    for (const paper of papers) {
      const id = await keep(tx, paper, kinds);
      if (id && paper.file.mediaType === pdf) toJudge.push(id);
    }
    await addJudgeJobs(tx, tenant, toJudge);
  },
});

const pdf = 'application/pdf';

/** @returns the new paper's id; nothing when its file is kept already, or its kind is not to be */
async function keep(tx: Tx, kept: KeepablePaper, kinds: readonly PaperKind[]): Promise<string | undefined> {
  const { paper, file, dossier, owner, ...facts } = kept;
  const kind = kindOf(paper, kinds);
  if (kinds.some(({ code, isKept }) => code === kind && !isKept)) return undefined;
  const storeId = await storeOf(tx, owner, kept.keptAt);
  const added = await tx
    .insertInto('storePaper')
    .values({
      ...facts,
      id: newId(),
      version: 1,
      storeId,
      kind,
      title: paper.name,
      fileId: file.id,
      fileSha256: file.sha256,
      dossierId: dossier.id,
      dossierCode: dossier.code,
      procedureName: dossier.procedureName,
      signature: file.mediaType === pdf ? 'unchecked' : 'none',
      validTo: validTo(kind, kept.validFrom, kinds),
    })
    .onConflict((conflict) => conflict.column('fileId').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added) await replaceOlder(tx, kept, storeId, kind, added.id, kinds);
  return added?.id;
}

/** A result issued anew replaces that of the same dossier; a kind of which one has force, every older of its kind. */
async function replaceOlder(
  tx: Tx,
  { origin, dossier, validFrom }: KeepablePaper,
  storeId: string,
  kind: string,
  id: string,
  kinds: readonly PaperKind[],
): Promise<void> {
  const isOnly = kinds.some(({ code, isOnly }) => code === kind && isOnly);
  if (!isOnly && origin !== 'result') return;
  let older = tx
    .updateTable('storePaper')
    .set({ replacedById: id })
    .where('storeId', '=', storeId)
    .where('id', '<>', id)
    .where('replacedById', 'is', null)
    .where('kind', '=', kind)
    .where('validFrom', '<=', validFrom);
  older = isOnly
    ? older.where((is) => is.or([is('dossierId', '<>', dossier.id), is('origin', '=', 'result')]))
    : older.where('dossierId', '=', dossier.id).where('origin', '=', 'result');
  await older.execute();
}

async function storeOf(tx: Tx, owner: StoreKey, createdAt: Temporal.Instant): Promise<string> {
  const key = {
    ownerKind: owner.kind,
    ownerKey:
      owner.kind === 'citizen'
        ? owner.identityNumber
        : owner.kind === 'account'
          ? owner.citizenId
          : owner.taxCode,
    representativeId: owner.kind === 'organisation' ? owner.representativeId : null,
  };
  const added = await tx
    .insertInto('store')
    .values({ id: newId(), ...key, createdAt })
    .onConflict((conflict) => conflict.columns(['ownerKind', 'ownerKey', 'representativeId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added) return added.id;
  const { id } = await tx
    .selectFrom('store')
    .select('id')
    .where('ownerKind', '=', key.ownerKind)
    .where('ownerKey', '=', key.ownerKey)
    .where('representativeId', key.representativeId === null ? 'is' : '=', key.representativeId)
    .executeTakeFirstOrThrow();
  return id;
}

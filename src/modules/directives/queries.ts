import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Directive } from './model.ts';
import { isSideOf } from './policy.ts';

export const directiveColumns = [
  'id',
  'version',
  'code',
  'parentId',
  'rootId',
  'kind',
  'title',
  'content',
  'product',
  'sourceKind',
  'sourceReference',
  'sourceDocumentId',
  'ordererId',
  'ordererRole',
  'ordererUnitId',
  'ordererAgencyId',
  'ordererOutsideCode',
  'ordererOutsideName',
  'leadUnitId',
  'leadAgencyId',
  'leadOutsideCode',
  'leadOutsideName',
  'supervisorId',
  'handlerId',
  'limitAmount',
  'limitUnit',
  'givenAt',
  'dueOriginalAt',
  'dueAt',
  'state',
  'percent',
  'receivedAt',
  'closedAt',
  'isLate',
  'remindAt',
] as const;

const asDirective = (row: object): Directive => row as Directive;

/** The directive, if the actor may see it: as a side of it, or of a whole above it. */
export async function findDirective(
  db: Database | Tx,
  actor: Actor,
  id: string,
): Promise<Directive | undefined> {
  const found = await rowOf(db, id);
  return found && (await ifVisible(db, actor, found));
}

export const getDirective = async (db: Database | Tx, actor: Actor, id: string): Promise<Directive> =>
  orNotFound(await findDirective(db, actor, id));

/** The directive locked until the transaction ends. @throws Refusal `not-found` to who may not see it */
export async function lockDirective(tx: Tx, actor: Actor, id: string): Promise<Directive> {
  const row = await tx
    .selectFrom('directive')
    .select(directiveColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return orNotFound(row && (await ifVisible(tx, actor, asDirective(row))));
}

const rowOf = async (db: Database | Tx, id: string): Promise<Directive | undefined> => {
  const row = await db
    .selectFrom('directive')
    .select(directiveColumns)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && asDirective(row);
};

async function ifVisible(db: Database | Tx, actor: Actor, asked: Directive): Promise<Directive | undefined> {
  for (
    let each: Directive | undefined = asked;
    each;
    each = each.parentId ? await rowOf(db, each.parentId) : undefined
  ) {
    if (isSideOf(actor, each, await cooperatingAgencies(db, each.id))) return asked;
  }
  return undefined;
}

const cooperatingAgencies = async (db: Database | Tx, id: string): Promise<readonly string[]> =>
  (await listCooperating(db, id)).map(({ agencyId }) => agencyId);

export const listCooperating = (db: Database | Tx, directiveId: string) =>
  db
    .selectFrom('directiveCooperation')
    .select(['unitId', 'agencyId'])
    .where('directiveId', '=', directiveId)
    .orderBy('unitId')
    .execute();

export async function findByGivingKey(db: Database | Tx, key: string): Promise<Directive | undefined> {
  const row = await db
    .selectFrom('directive')
    .select(directiveColumns)
    .where('givingKey', '=', key)
    .executeTakeFirst();
  return row && asDirective(row);
}

export async function listParts(db: Database | Tx, parentId: string): Promise<readonly Directive[]> {
  const rows = await db
    .selectFrom('directive')
    .select(directiveColumns)
    .where('parentId', '=', parentId)
    .orderBy('givenAt')
    .orderBy('id')
    .execute();
  return rows.map(asDirective);
}

/** The whole tree a directive belongs to, the whole first, then its parts as they were given. */
export async function listTree(db: Database | Tx, rootId: string): Promise<readonly Directive[]> {
  const rows = await db
    .selectFrom('directive')
    .select(directiveColumns)
    .where('rootId', '=', rootId)
    .orderBy('givenAt')
    .orderBy('id')
    .execute();
  return rows.map(asDirective);
}

/** Who cooperates in which directive of a tree. */
export const listTreeCooperation = (db: Database | Tx, rootId: string) =>
  db
    .selectFrom('directiveCooperation')
    .innerJoin('directive', 'directive.id', 'directiveCooperation.directiveId')
    .select(['directiveId', 'unitId', 'agencyId'])
    .where('rootId', '=', rootId)
    .execute();

/** The directives given on a document. */
export async function listDirectivesOf(db: Database | Tx, documentId: string): Promise<readonly Directive[]> {
  const rows = await db
    .selectFrom('directive')
    .select(directiveColumns)
    .where('sourceDocumentId', '=', documentId)
    .orderBy('givenAt')
    .execute();
  return rows.map(asDirective);
}

export interface DirectiveReport {
  readonly id: string;
  readonly kind: 'progress' | 'completion';
  readonly percent: number;
  readonly body: string;
  readonly reportedAt: Temporal.Instant;
  readonly reportedBy: string | null;
  readonly answer: 'accepted' | 'returned' | null;
  readonly answerReason: string | null;
  readonly answeredAt: Temporal.Instant | null;
  readonly files: readonly { readonly id: string; readonly name: string; readonly sizeBytes: number }[];
}

/** What the lead has reported, the latest first, each with its evidence. */
export async function listReports(
  db: Database | Tx,
  directiveId: string,
): Promise<readonly DirectiveReport[]> {
  const [reports, files] = [
    await db
      .selectFrom('directiveReport')
      .select(['id', 'kind', 'percent', 'body', 'reportedAt', 'reportedBy'])
      .select(['answer', 'answerReason', 'answeredAt'])
      .where('directiveId', '=', directiveId)
      .orderBy('reportedAt', 'desc')
      .orderBy('id', 'desc')
      .execute(),
    await db
      .selectFrom('directiveEvidence')
      .innerJoin('directiveReport', 'directiveReport.id', 'directiveEvidence.reportId')
      .innerJoin('file', 'file.id', 'directiveEvidence.fileId')
      .select(['reportId', 'file.id', 'file.name', 'file.sizeBytes'])
      .where('directiveId', '=', directiveId)
      .orderBy('ordinal')
      .execute(),
  ];
  return reports.map((report) => ({
    ...report,
    kind: report.kind as DirectiveReport['kind'],
    answer: report.answer as DirectiveReport['answer'],
    files: files
      .filter(({ reportId }) => reportId === report.id)
      .map(({ id, name, sizeBytes }) => ({ id, name, sizeBytes: Number(sizeBytes) })),
  }));
}

export interface DirectiveExtension {
  readonly id: string;
  readonly directiveId: string;
  readonly askedDueAt: Temporal.Instant;
  readonly previousDueAt: Temporal.Instant;
  readonly reason: string;
  readonly askedAt: Temporal.Instant;
  readonly askedBy: string | null;
  readonly deciderId: string | null;
  readonly decidedAt: Temporal.Instant | null;
  readonly outcome: 'granted' | 'refused' | 'lapsed' | null;
  readonly grantedDueAt: Temporal.Instant | null;
  readonly decisionReason: string | null;
}

export const extensionColumns = [
  'id',
  'directiveId',
  'askedDueAt',
  'previousDueAt',
  'reason',
  'askedAt',
  'askedBy',
  'deciderId',
  'decidedAt',
  'outcome',
  'grantedDueAt',
  'decisionReason',
] as const;

/** Every later deadline that was asked for, the latest first. */
export async function listExtensions(
  db: Database | Tx,
  directiveId: string,
): Promise<readonly DirectiveExtension[]> {
  const rows = await db
    .selectFrom('directiveExtension')
    .select(extensionColumns)
    .where('directiveId', '=', directiveId)
    .orderBy('askedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows as readonly object[] as readonly DirectiveExtension[];
}

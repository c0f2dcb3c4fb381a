import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import type { SigningRequest, Turn } from './request-model.ts';

const requestColumns = [
  'id',
  'version',
  'code',
  'title',
  'agencyId',
  'unitId',
  'requestedBy',
  'requestedAt',
  'dueAt',
  'state',
] as const;

/** A document of a request: as it was laid before the first, and with the signatures it has so far. */
export interface SigningDocument {
  readonly id: string;
  readonly requestId: string;
  readonly ordinal: number;
  readonly name: string;
  readonly originalFileId: string;
  readonly originalSha256: string;
  readonly fileId: string;
  readonly sha256: string;
  /** Signed last without a mark: no place on its pages is known to be free. */
  readonly isUnseen: boolean;
}

/** A turn as it went. */
export interface TurnRow extends Turn {
  readonly actedBy: string | null;
  readonly actedAt: Temporal.Instant | null;
  readonly reason: string | null;
}

export interface WholeRequest {
  readonly request: SigningRequest;
  readonly documents: readonly SigningDocument[];
  readonly turns: readonly TurnRow[];
}

/** Whether it is the actor's turn: their own, a colleague's they stand in for, or their seal's. */
export const isTurnOf = (actor: Actor, turn: Pick<Turn, 'officerId' | 'unitId' | 'role'>): boolean =>
  turn.officerId !== null
    ? turn.officerId === actor.id || actor.positions.some((held) => held.onBehalfOf === turn.officerId)
    : actor.positions.some((held) => held.unitId === turn.unitId && held.roles.includes(turn.role));

/** The request with everything in it, for who asked and for whose turn it is, was or will be. @throws Refusal `not-found` */
export async function getRequest(db: Database | Tx, actor: Actor, id: string): Promise<WholeRequest> {
  const request = orNotFound(
    await db.selectFrom('signingRequest').select(requestColumns).where('id', '=', id).executeTakeFirst(),
  );
  return readWhole(db, actor, request);
}

/** The same, its row locked: acts upon one request follow each other. */
export async function lockRequest(tx: Tx, actor: Actor, id: string): Promise<WholeRequest> {
  const request = orNotFound(
    await tx
      .selectFrom('signingRequest')
      .select(requestColumns)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  );
  return readWhole(tx, actor, request);
}

async function readWhole(db: Database | Tx, actor: Actor, request: SigningRequest): Promise<WholeRequest> {
  const turns = await db
    .selectFrom('signingTurn')
    .selectAll()
    .where('requestId', '=', request.id)
    .orderBy('stage')
    .orderBy('id')
    .execute();
  const isParty = request.requestedBy === actor.id || turns.some((turn) => isTurnOf(actor, turn));
  refuseUnless(actor.kind === 'system' || isParty, 'not-found');
  return { request, turns, documents: await listDocuments(db, [request.id]) };
}

export async function listDocuments(
  db: Database | Tx,
  requestIds: readonly string[],
): Promise<readonly SigningDocument[]> {
  if (requestIds.length === 0) return [];
  const rows = await db
    .selectFrom('signingDocument')
    .innerJoin('file', 'file.id', 'signingDocument.fileId')
    .leftJoin('signingRecord', 'signingRecord.fileId', 'signingDocument.fileId')
    .select([
      'signingDocument.id',
      'requestId',
      'ordinal',
      'signingDocument.name',
      'signingDocument.originalFileId',
      'originalSha256',
      'signingDocument.fileId',
      'file.sha256',
      'signingRecord.purpose',
      'signingRecord.room',
    ])
    .where('requestId', 'in', [...requestIds])
    .orderBy('requestId')
    .orderBy('ordinal')
    .execute();
  return rows.map(({ purpose, room, ...document }) => ({
    ...document,
    isUnseen: purpose !== null && purpose !== 'initial' && room === null,
  }));
}

/** The turn and what it belongs to. @throws Refusal `not-found` when it is not the actor's */
export async function getTurn(
  db: Database | Tx,
  actor: Actor,
  turnId: string,
): Promise<WholeRequest & { readonly turn: TurnRow }> {
  const found = orNotFound(
    await db.selectFrom('signingTurn').select('requestId').where('id', '=', turnId).executeTakeFirst(),
  );
  const whole = await getRequest(db, actor, found.requestId);
  const turn = orNotFound(whole.turns.find(({ id }) => id === turnId));
  refuseUnless(isTurnOf(actor, turn), 'not-found');
  return { ...whole, turn };
}

/** What the officer has asked for, the newest first. */
export const listRequestsBy = (
  db: Database | Tx,
  officerId: string,
  limit = 50,
): Promise<readonly SigningRequest[]> =>
  db
    .selectFrom('signingRequest')
    .select(requestColumns)
    .where('requestedBy', '=', officerId)
    .orderBy('requestedAt', 'desc')
    .limit(limit)
    .execute();

/** Which documents the turns have signed, and when. */
export const listSignatures = (db: Database | Tx, turnIds: readonly string[]) =>
  turnIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('signingSignature')
        .innerJoin('file', 'file.id', 'signingSignature.fileId')
        .innerJoin('signingKey', 'signingKey.id', 'signingSignature.signingKeyId')
        .select(['turnId', 'documentId', 'signingSignature.fileId', 'file.sha256', 'signedAt'])
        .select(['signingKeyId', 'signingKey.label', 'signingKey.certificatePem'])
        .where('turnId', 'in', [...turnIds])
        .orderBy('signedAt')
        .execute();

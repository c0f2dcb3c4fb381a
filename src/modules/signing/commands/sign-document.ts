import type { Context, Tx } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getFile, type StoredFile, storeMade } from '#platform/files/index.ts';
import { documentSigned } from '../events.ts';
import { type MadeSignature, makeSignature, type SigningServices } from '../make-signature.ts';
import type { Purpose } from '../model.ts';
import type { TurnRow } from '../request-queries.ts';
import { getTurn, lockRequest, type SigningDocument } from '../request-queries.ts';
import { changeRequest, settleRequest } from '../settle-request.ts';
import { endTurn } from '../turns.ts';
import type { OpenedKey } from '../unlock-key.ts';

export interface SignDocument {
  readonly turnId: string;
  readonly documentId: string;
  readonly key: OpenedKey;
}

const reasons: Readonly<Record<Purpose, string>> = {
  initial: 'Ký nháy',
  signature: 'Ký duyệt',
  seal: 'Đóng dấu cơ quan',
};

/**
 * Signs one document in the actor's turn; with the last one the turn ends and what follows begins. The cryptography
 * happens outside the transaction, upon the document as it then was: if another signed meanwhile, theirs stays and
 * ours is made anew upon it. Signed once however often it is asked.
 *
 * @returns the signed file
 * @throws Refusal `not-found`, `work-item-done`; what the key throws; PdfError
 */
export async function signDocument(
  ctx: Context,
  services: SigningServices,
  input: SignDocument,
): Promise<StoredFile> {
  for (;;) {
    const { turn, request, documents } = await getTurn(ctx.db, ctx.actor, input.turnId);
    const earlier = await findSignature(ctx, input);
    if (earlier) return getFile(ctx.db, earlier.fileId);
    refuseUnless(turn.state === 'open', 'work-item-done');
    const document = orNotFound(documents.find(({ id }) => id === input.documentId));
    const purpose = turn.purpose as Purpose;
    const signed = await makeSignature(ctx, services, {
      file: { id: document.fileId, sha256: document.sha256 },
      key: input.key,
      purpose,
      reason: reasons[purpose],
      agencyId: request.agencyId,
    });
    const kept = await keep(ctx, services, { ...input, document, turn, signed });
    if (kept) return kept;
  }
}

interface Signed extends SignDocument {
  readonly document: SigningDocument;
  readonly turn: TurnRow;
  readonly signed: MadeSignature;
}

/** Nothing when the document has changed since: then what was signed is not the document any more. */
function keep(
  ctx: Context,
  { blobs }: SigningServices,
  { turnId, documentId, key, document, signed }: Signed,
): Promise<StoredFile | undefined> {
  return ctx.transaction(async (tx, ctx) => {
    const { request, turns, documents } = await lockRequest(tx, ctx.actor, document.requestId);
    const earlier = await findSignature(ctx, { turnId, documentId });
    if (earlier) return getFile(tx, earlier.fileId);
    const turn = turns.find(({ id }) => id === turnId)!;
    refuseUnless(turn.state === 'open', 'work-item-done');
    if (documents.find(({ id }) => id === documentId)?.fileId !== document.fileId) return undefined;

    const file = await storeMade(ctx, blobs, {
      bytes: signed.pdf,
      name: document.name,
      mediaType: 'application/pdf',
    });
    await record(tx, ctx, { turn, document, file, key, signed });
    const left = documents.length - (await countSigned(tx, turnId));
    if (left === 0) await endTurn(tx, ctx, request, turn, 'sign');
    const changed =
      left === 0
        ? await settleRequest(
            tx,
            ctx,
            request,
            turns.map((each) => (each.id === turnId ? { ...each, state: 'signed' } : each)),
          )
        : await changeRequest(tx, ctx, request, request.state);
    const facts = { turnId, documentId, before: document.sha256, after: file.sha256, keyId: key.id };
    await recordEvent(
      tx,
      ctx,
      documentSigned(changed, { ...facts, purpose: turn.purpose, level: signed.level, state: changed.state }),
    );
    return file;
  });
}

async function record(
  tx: Tx,
  ctx: Context,
  made: {
    readonly turn: TurnRow;
    readonly document: SigningDocument;
    readonly file: StoredFile;
    readonly key: OpenedKey;
    readonly signed: MadeSignature;
  },
): Promise<void> {
  const { turn, document, file, key } = made;
  const { level, room, raiseAt } = made.signed;
  const signed = { fileId: file.id, signingKeyId: key.id, signedAt: ctx.now() };
  await tx
    .insertInto('signingSignature')
    .values({ turnId: turn.id, documentId: document.id, ...signed })
    .execute();
  await tx
    .insertInto('signingRecord')
    .values({
      ...signed,
      originalFileId: document.fileId,
      subjectType: 'signing-request',
      subjectId: turn.requestId,
      purpose: turn.purpose,
      signedBy: ctx.actor.id!,
      level,
      room: room ? jsonb(room) : null,
      raiseAt,
    })
    .execute();
  await tx.updateTable('signingDocument').set({ fileId: file.id }).where('id', '=', document.id).execute();
}

const findSignature = (ctx: Context, { turnId, documentId }: Pick<SignDocument, 'turnId' | 'documentId'>) =>
  ctx.db
    .selectFrom('signingSignature')
    .select('fileId')
    .where('turnId', '=', turnId)
    .where('documentId', '=', documentId)
    .executeTakeFirst();

async function countSigned(tx: Tx, turnId: string): Promise<number> {
  const rows = await tx
    .selectFrom('signingSignature')
    .select('documentId')
    .where('turnId', '=', turnId)
    .execute();
  return rows.length;
}

import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import { type ExchangeServices, maxEnvelopeBytes, type Receipt } from './model.ts';
import { resolveAgencyCode } from './participants.ts';
import { submitEnvelope } from './submit-envelope.ts';

export const maxPartBytes = 8 * 2 ** 20;

export interface OpenUpload {
  readonly senderCode: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly partBytes: number;
}

export interface UploadState {
  readonly id: string;
  readonly parts: number;
  readonly partBytes: number;
  readonly missing: readonly number[];
}

const columns = ['id', 'participantId', 'sha256', 'sizeBytes', 'partBytes'] as const;

/**
 * Begins, or goes on with, an envelope that comes in parts: who lost the answer announces it again.
 *
 * @throws Refusal `sender-not-yours`, `payload-too-large`
 */
export async function openUpload(ctx: Context, input: OpenUpload): Promise<UploadState> {
  const { senderCode, sha256, sizeBytes, partBytes } = input;
  const sender = await resolveAgencyCode(ctx.db, senderCode, dayOf(ctx.now()));
  refuseUnless(sender && ctx.may('exchange.send', sender), 'sender-not-yours', { detail: senderCode });
  refuseUnless(sizeBytes <= maxEnvelopeBytes, 'payload-too-large', { maxMb: maxEnvelopeBytes / 2 ** 20 });
  const known = await ctx.db
    .selectFrom('exchangeUpload')
    .select('id')
    .where('participantId', '=', sender.id)
    .where('sha256', '=', sha256)
    .where('partBytes', '=', partBytes)
    .executeTakeFirst();
  const id = known?.id ?? newId();
  if (!known) {
    await ctx.db
      .insertInto('exchangeUpload')
      .values({
        id,
        participantId: sender.id,
        sha256,
        sizeBytes: String(sizeBytes),
        partBytes,
        createdAt: ctx.now(),
      })
      .execute();
  }
  return getUpload(ctx, id);
}

/** @throws Refusal `not-found` for an upload that is not the caller's */
export async function getUpload(ctx: Context, id: string): Promise<UploadState> {
  const upload = await ownUpload(ctx, id);
  const here = new Set((await partsOf(ctx, id)).map(({ number }) => number));
  const parts = Math.ceil(Number(upload.sizeBytes) / upload.partBytes);
  const missing = Array.from({ length: parts }, (_, index) => index + 1).filter(
    (number) => !here.has(number),
  );
  return { id, parts, partBytes: upload.partBytes, missing };
}

/**
 * Keeps one part; the same again changes nothing.
 *
 * @throws Refusal `part-size-wrong`: all but the last are of the announced size
 */
export async function keepPart(
  ctx: Context,
  blobs: BlobStore,
  {
    uploadId,
    number,
    bytes,
  }: { readonly uploadId: string; readonly number: number; readonly bytes: Uint8Array },
): Promise<void> {
  const { sizeBytes, partBytes } = await ownUpload(ctx, uploadId);
  const expected = Math.min(partBytes, Number(sizeBytes) - (number - 1) * partBytes);
  refuseUnless(bytes.length === expected, 'part-size-wrong', { expected });
  const { sha256 } = await blobs.put([bytes], bytes.length);
  await ctx.db
    .insertInto('exchangeUploadPart')
    .values({ uploadId, number, sha256, sizeBytes: String(bytes.length) })
    .onConflict((conflict) =>
      conflict.columns(['uploadId', 'number']).doUpdateSet((is) => ({ sha256: is.ref('excluded.sha256') })),
    )
    .execute();
}

/**
 * Puts the parts together and sends what they make.
 *
 * @throws Refusal `parts-missing`, `hash-differs`, and those of `submitEnvelope`
 */
export async function completeUpload(ctx: Context, services: ExchangeServices, id: string): Promise<Receipt> {
  const upload = await ownUpload(ctx, id);
  const { missing } = await getUpload(ctx, id);
  refuseUnless(missing.length === 0, 'parts-missing', { missing: missing.length });
  const chunks: Buffer[] = [];
  for (const { sha256 } of await partsOf(ctx, id)) chunks.push(await buffer(services.blobs.read(sha256)));
  const bytes = Buffer.concat(chunks);
  const isWhole = createHash('sha256').update(bytes).digest('hex') === upload.sha256;
  refuseUnless(isWhole, 'hash-differs');
  const receipt = await submitEnvelope(ctx, services, bytes);
  await ctx.db
    .updateTable('exchangeUpload')
    .set({ completedAt: ctx.now() })
    .where('id', '=', id)
    .where('completedAt', 'is', null)
    .execute();
  return receipt;
}

const partsOf = (ctx: Context, id: string) =>
  ctx.db
    .selectFrom('exchangeUploadPart')
    .select(['number', 'sha256'])
    .where('uploadId', '=', id)
    .orderBy('number')
    .execute();

async function ownUpload(ctx: Context, id: string) {
  const upload = orNotFound(
    await ctx.db.selectFrom('exchangeUpload').select(columns).where('id', '=', id).executeTakeFirst(),
  );
  const sender = await ctx.db
    .selectFrom('exchangeParticipant')
    .select(['system'])
    .where('id', '=', upload.participantId)
    .executeTakeFirst();
  refuseUnless(ctx.actor.kind === 'system' || sender?.system === ctx.actor.name, 'not-found');
  return upload;
}

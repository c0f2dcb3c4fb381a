import { buffer } from 'node:stream/consumers';
import { getDocument, listFiles } from '#modules/documents/index.ts';
import { getUnit } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import type { BlobStore } from '#platform/files/index.ts';
import type { Job } from '#platform/jobs/index.ts';
import { type RegisteredMail, sendRegistered } from '#platform/mail/index.ts';
import { sendDispatchName } from './begin-dispatch.ts';
import type { Box } from './boxes.ts';
import { keepSending } from './commands/keep-sending.ts';
import type { Dispatch } from './model.ts';

export interface MailServices {
  readonly blobs: BlobStore;
  readonly boxes: readonly Box[];
}

export const sendDispatchJob = (ctx: Context, services: MailServices): Job => ({
  name: sendDispatchName,
  run: ({ dispatchId }) => sendDispatch(ctx, services, String(dispatchId)),
});

/**
 * Sends an issued document from the agency's own box. A server that declines has spoken; one that is away is asked again by the queue,
 * with the same Message-ID, by which mailboxes know a double.
 */
export async function sendDispatch(ctx: Context, services: MailServices, dispatchId: string): Promise<void> {
  const row = await ctx.db
    .selectFrom('mailDispatch')
    .selectAll()
    .where('id', '=', dispatchId)
    .executeTakeFirst();
  if (row?.state !== 'waiting') return;
  const dispatch = row as Dispatch;
  const unit = await getUnit(ctx.db, dispatch.agencyId);
  const box = services.boxes.find(({ agency }) => agency === unit.code);
  const said = (isTaken: boolean, serverSaid: string) =>
    keepSending(ctx, { dispatchId, isTaken, serverSaid });
  if (!box?.smtp) return said(false, 'Cơ quan chưa có hộp thư công vụ để gửi.');
  const mail = await letterOf(ctx, services, dispatch, { name: unit.name, address: box.address });
  try {
    await said(true, await sendRegistered(box.smtp, mail));
  } catch (error) {
    const { responseCode, message } = error as { readonly responseCode?: number; readonly message?: string };
    if (!responseCode || responseCode < 500) throw error;
    await said(false, message ?? String(responseCode));
  }
}

async function letterOf(
  ctx: Context,
  { blobs }: MailServices,
  { documentId, address, messageId, purpose }: Dispatch,
  from: RegisteredMail['from'],
): Promise<RegisteredMail> {
  const document = await getDocument(ctx.db, ctx.actor, documentId);
  const named = [document.typeName, document.code].filter(Boolean).join(' số ');
  const isRecall = purpose === 'recall';
  const files = isRecall ? [] : await listFiles(ctx.db, document);
  const about = document.subject ?? '';
  return {
    from,
    to: address,
    subject: `${isRecall ? 'Thu hồi: ' : ''}${named} – ${about}`,
    text: isRecall
      ? `${from.name} thu hồi ${named} về ${about}.\nĐề nghị hủy bản đã nhận và trả lời thư này.\n`
      : `${from.name} gửi kèm ${named} về ${about}.\nVăn bản có chữ ký số; có thể kiểm tra bằng phần mềm đọc PDF bất kỳ.\n`,
    messageId,
    envelopeId: messageId,
    attachments: await Promise.all(
      files.map(async ({ name, mediaType, sha256 }) => ({
        name,
        mediaType,
        bytes: await buffer(blobs.read(sha256)),
      })),
    ),
  };
}

import { getDocument, lastReason } from '#modules/documents/index.ts';
import { getUnit } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { sendRegistered } from '#platform/mail/index.ts';
import type { MailServices } from './send-dispatch.ts';

/**
 * Tells who sent a document by mail that it was registered, or why it came back (NĐ 30/2020/NĐ-CP Điều 21). Only after a clerk's act:
 * an address that somebody forged gets no letters from us.
 */
export async function answerLetter(
  ctx: Context,
  { boxes }: Pick<MailServices, 'boxes'>,
  documentId: string,
): Promise<void> {
  const letter = await ctx.db
    .selectFrom('mailLetter')
    .select(['id', 'senderAddress', 'subject', 'messageId', 'box'])
    .where('documentId', '=', documentId)
    .executeTakeFirst();
  const box = letter && boxes.find(({ address }) => address === letter.box);
  if (!letter?.senderAddress || !box?.smtp) return;
  const document = await getDocument(ctx.db, ctx.actor, documentId);
  const isReturned = document.state === 'returned';
  const { name } = await getUnit(ctx.db, document.agencyId);
  const text = isReturned
    ? `${name} trả lại văn bản gửi kèm thư này.\nLý do: ${await lastReason(ctx.db, documentId)}\n`
    : `${name} đã nhận và vào sổ văn bản gửi kèm thư này, số đến ${document.number}/${document.year}.\n`;
  const id = `${isReturned ? 'returned' : 'registered'}.${letter.id}@${ctx.tenant}.muong`;
  await sendRegistered(box.smtp, {
    from: { name, address: box.address },
    to: letter.senderAddress,
    subject: `Trả lời: ${letter.subject ?? ''}`,
    text,
    messageId: id,
    envelopeId: id,
    ...(letter.messageId && { inReplyTo: letter.messageId }),
  });
}

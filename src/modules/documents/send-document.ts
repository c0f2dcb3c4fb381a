import { buffer } from 'node:stream/consumers';
import type { OpenedAttachment } from '#engines/edxml/index.ts';
import {
  composeDocument,
  type ExchangeServices,
  type NewDocument,
  sendEnvelope,
} from '#modules/exchange/index.ts';
import { dayOf, getUnit, listOfficerNames } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { Job } from '#platform/jobs/index.ts';
import { changeDocument } from './change-document.ts';
import { bodyOf } from './draft-body.ts';
import { documentSent } from './events.ts';
import { type Document, isClosed } from './model.ts';
import { listFiles } from './revisions.ts';

export const sendDocumentName = 'send-document';

export const sendDocumentJob = (ctx: Context, services: ExchangeServices): Job => ({
  name: sendDocumentName,
  run: ({ documentId }) => sendDocument(ctx, services, String(documentId)),
});

/**
 * Sends an issued document over the axis to those of its receivers that have not got it, or its recall to those that have.
 * The message and the word that it was sent are one transaction: sent once, however often the job runs.
 */
export async function sendDocument(
  ctx: Context,
  services: ExchangeServices,
  documentId: string,
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const document = (await tx
      .selectFrom('document')
      .selectAll()
      .where('id', '=', documentId)
      .forUpdate()
      .executeTakeFirstOrThrow()) as Document;
    if (!isClosed(document) || document.exchangeId === null) return;
    const isRecall = document.state === 'recalled';
    const receivers = await listUntold(tx, documentId, isRecall);
    if (receivers.length === 0) return;

    const envelope = composeDocument({
      ...(await messageOf(ctx, document)),
      to: receivers.map(({ code, name }) => ({ code: code!, name })),
      files: isRecall ? [] : await filesOf(ctx, services, document),
      ...(await aboutOf(ctx, document, isRecall)),
    });
    const { messageId } = await sendEnvelope(ctx, services, envelope);
    const sent = isRecall ? { recallSentAt: ctx.now() } : { sentAt: ctx.now(), messageId };
    await tx
      .updateTable('documentReceiver')
      .set(sent)
      .where('documentId', '=', documentId)
      .where(
        'ordinal',
        'in',
        receivers.map(({ ordinal }) => ordinal),
      )
      .execute();
    const changed = await changeDocument(tx, ctx, document, {});
    await recordEvent(tx, ctx, documentSent(changed, { messageId, receivers: receivers.length }));
  });
}

/** Of a document those who have not got it; of a recall those who have, and were not told. */
const listUntold = (tx: Tx, documentId: string, isRecall: boolean) =>
  tx
    .selectFrom('documentReceiver')
    .select(['ordinal', 'code', 'name'])
    .where('documentId', '=', documentId)
    .where('way', '=', 'axis')
    .where('sentAt', isRecall ? 'is not' : 'is', null)
    .where('recallSentAt', 'is', null)
    .orderBy('ordinal')
    .execute();

async function messageOf(ctx: Context, document: Document): Promise<Omit<NewDocument, 'to' | 'files'>> {
  const { db } = ctx;
  const unit = await getUnit(db, document.agencyId);
  const { signer } = await bodyOf(ctx, document);
  const name = (await listOfficerNames(db, [signer.officerId])).get(signer.officerId) ?? '';
  const [number = '', ...notation] = (document.code ?? '').split('/');
  return {
    from: { code: unit.code, name: unit.name },
    number,
    notation: notation.join('/'),
    place: unit.name,
    promulgatedOn: document.promulgatedOn!,
    typeName: document.typeName ?? 'Công văn',
    subject: document.subject ?? '',
    signer: {
      competence: signer.authority.map(({ form }) => form).join(' '),
      position: signer.position ?? signer.authority.at(-1)?.of ?? '',
      fullName: name,
    },
    ...(document.dueAt && { dueOn: dayOf(document.dueAt) }),
    priority: document.urgency,
    sentAt: ctx.now(),
  };
}

async function filesOf(
  { db }: Context,
  { blobs }: ExchangeServices,
  document: Document,
): Promise<readonly OpenedAttachment[]> {
  const files = await listFiles(db, document);
  return Promise.all(
    files.map(async ({ name, mediaType, sha256 }) => ({
      name,
      mediaType,
      bytes: await buffer(blobs.read(sha256)),
    })),
  );
}

/** What the message does to a document sent before: recalls this one, or replaces another. */
async function aboutOf(
  { db }: Context,
  { id, exchangeId, replacesId }: Document,
  isRecall: boolean,
): Promise<Pick<NewDocument, 'about'>> {
  if (isRecall) {
    const { note } = await db
      .selectFrom('documentStatus')
      .select('note')
      .where('documentId', '=', id)
      .where('state', '=', 'recalled')
      .executeTakeFirstOrThrow();
    return { about: { business: 'recall', documentId: exchangeId!, reason: note ?? 'Thu hồi văn bản.' } };
  }
  const old = replacesId
    ? await db
        .selectFrom('document')
        .select(['exchangeId', 'code'])
        .where('id', '=', replacesId)
        .executeTakeFirst()
    : undefined;
  if (!old?.exchangeId) return {};
  const reason = `Thay thế văn bản ${old.code}.`;
  return { about: { business: 'replace', documentId: old.exchangeId, reason } };
}

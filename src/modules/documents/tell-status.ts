import type { StatusCode } from '#engines/edxml/index.ts';
import { composeStatus, type ExchangeServices, sendEnvelope } from '#modules/exchange/index.ts';
import { getUnit } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import type { RecordedEvent } from '#platform/events/index.ts';
import type { Job } from '#platform/jobs/index.ts';
import { lastReason } from './last-reason.ts';
import type { Document } from './model.ts';

export const tellStatusName = 'tell-document-status';

/** Statuses come in this order, and none may be left out (QCVN 102:2016/BTTTT). */
const course: readonly StatusCode[] = ['03', '04', '05', '06'];

/** What a fact about a document that came over the axis says to its sender. */
export function statusOf({ type, data }: Pick<RecordedEvent, 'type' | 'data'>): StatusCode | undefined {
  if (data['direction'] !== 'incoming') return undefined;
  if (type === 'document-recall-answered') return data['statusCode'];
  if (data['state'] === 'finished') return '06';
  if (type === 'document-registered') return '03';
  if (type === 'document-returned') return '02';
  if (type === 'document-endorsed') return '04';
  return type === 'document-read' && data['assignmentIds'].length > 0 ? '05' : undefined;
}

export const tellStatusJob = (ctx: Context, services: ExchangeServices): Job => ({
  name: tellStatusName,
  run: ({ documentId, code }) => tellStatus(ctx, services, String(documentId), String(code) as StatusCode),
});

/** Tells the sender how far their document has come, each step once, with those on the way. */
export async function tellStatus(
  ctx: Context,
  services: ExchangeServices,
  documentId: string,
  code: StatusCode,
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const document = (await tx
      .selectFrom('document')
      .selectAll()
      .where('id', '=', documentId)
      .forUpdate()
      .executeTakeFirstOrThrow()) as Document;
    if (document.source !== 'axis' || document.exchangeId === null) return;
    const codes = stillToTell(document.toldCode, code);
    const unit = await getUnit(tx, document.agencyId);
    for (const statusCode of codes) {
      await sendEnvelope(
        ctx,
        services,
        composeStatus({
          from: { code: unit.code, name: unit.name },
          toCode: document.senderCode!,
          documentId: document.exchangeId,
          code: document.code ?? '',
          promulgatedOn: document.promulgatedOn,
          statusCode,
          ...(explained.has(statusCode) && { description: await lastReason(ctx.db, document.id) }),
          at: ctx.now(),
        }),
      );
    }
    const toldCode = codes.at(-1);
    if (toldCode) await tx.updateTable('document').set({ toldCode }).where('id', '=', documentId).execute();
  });
}

/** The steps between what was told last and what has come. */
function stillToTell(told: string | null, code: StatusCode): readonly StatusCode[] {
  // A recall is answered wherever the work stands.
  if (code === '15' || code === '16') return [code];
  const to = course.indexOf(code);
  if (to < 0) return told === null ? [code] : [];
  if (told !== null && !course.includes(told as StatusCode)) return [];
  return course.slice(told === null ? 0 : course.indexOf(told as StatusCode) + 1, to + 1);
}

/** Statuses that say why. */
const explained: ReadonlySet<string> = new Set(['02', '15', '16']);

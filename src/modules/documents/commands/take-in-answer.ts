import { type StatusCode, stageOf } from '#engines/edxml/index.ts';
import { resolveAgencyCodes } from '#modules/exchange/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { byNextWorkingDay } from '../deadlines.ts';
import { documentAnswered } from '../events.ts';
import type { Document } from '../model.ts';
import { registryOf } from '../registry.ts';
import { openWork } from '../work.ts';

export interface ReceivedAnswer {
  readonly agencyId: string;
  readonly exchangeId: string;
  readonly senderCode: string;
  readonly statusCode: string;
  readonly note: string | null;
}

interface Told {
  readonly code: string;
  readonly at: string;
  readonly note: string | null;
}

/**
 * What another agency says of a document: how ours fares with it; or, of theirs, that they ask for it back, which the clerk
 * answers (QCVN 102:2016/BTTTT, statuses 01–06, 13, 15, 16). Each once; they may overtake each other.
 */
export async function takeInAnswer(ctx: Context, answer: ReceivedAnswer): Promise<void> {
  ctx.authorize('documents.follow');
  await ctx.transaction(async (tx, ctx) => {
    const { agencyId, exchangeId, statusCode } = answer;
    const row = await tx
      .selectFrom('document')
      .selectAll()
      .where('agencyId', '=', agencyId)
      .where('direction', '=', statusCode === '13' ? 'incoming' : 'outgoing')
      .where('exchangeId', '=', exchangeId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return;
    const document = row as Document;
    const receiver = await (statusCode === '13' ? askBack : keepAnswer)(tx, ctx, document, answer);
    if (receiver === undefined) return;
    await tx
      .updateTable('document')
      .set({ version: document.version + 1 })
      .where('id', '=', document.id)
      .execute();
    const answered = { ...document, version: document.version + 1 };
    await recordEvent(tx, ctx, documentAnswered(answered, { receiver, statusCode }));
  });
}

async function askBack(tx: Tx, ctx: Context, document: Document): Promise<number | undefined> {
  const asked = await tx
    .selectFrom('documentStep')
    .select('id')
    .where('documentId', '=', document.id)
    .where('step', '=', 'answerRecall')
    .executeTakeFirst();
  if (asked) return undefined;
  await openWork(tx, ctx, document, {
    ...(await registryOf(tx, ctx, document.agencyId)),
    subjectType: 'document',
    subjectId: document.id,
    step: 'answerRecall',
    dueAt: byNextWorkingDay(ctx, 0),
  });
  return -1;
}

const toldIn = (history: unknown) => history as readonly Told[];

async function keepAnswer(
  tx: Tx,
  ctx: Context,
  { id }: Document,
  { senderCode, statusCode, note }: ReceivedAnswer,
): Promise<number | undefined> {
  const receivers = await tx
    .selectFrom('documentReceiver')
    .select(['ordinal', 'code', 'history'])
    .where('documentId', '=', id)
    .where('way', '=', 'axis')
    .execute();
  const codes = receivers.map(({ code }) => code!);
  const today = await resolveAgencyCodes(tx, [senderCode, ...codes], dayOf(ctx.now()));
  const sender = today.get(senderCode);
  // Receivers that merged answer as one: what it says again is said for the next of them.
  const receiver = [
    ...receivers.filter(({ code }) => code === senderCode),
    ...receivers.filter(
      ({ code }) => sender !== undefined && sender.way !== 'national' && today.get(code!)?.id === sender.id,
    ),
  ].find(({ history }) => !toldIn(history).some(({ code }) => code === statusCode));
  if (!receiver) return undefined;
  const before = toldIn(receiver.history);
  const history = [...before, { code: statusCode, at: ctx.now().toString(), note }];
  const stage = stageOf(history.map(({ code }) => code as StatusCode));
  await tx
    .updateTable('documentReceiver')
    .set({
      history: jsonb(history),
      statusCode: stage === 'sent' ? statusCode : stage,
      statusAt: ctx.now(),
      statusNote: note ?? history.findLast((told) => told.note !== null)?.note ?? null,
    })
    .where('documentId', '=', id)
    .where('ordinal', '=', receiver.ordinal)
    .execute();
  return receiver.ordinal;
}

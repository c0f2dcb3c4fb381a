import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { addJob } from '#platform/jobs/index.ts';
import type { Dispatch } from './model.ts';

export const sendDispatchName = 'send-mail-dispatch';

type Given = Pick<Dispatch, 'agencyId' | 'documentId' | 'ordinal' | 'address' | 'purpose'> &
  Partial<Dispatch>;

/** Writes a dispatch down and asks for its sending; its Message-ID is fixed here, so that a letter sent twice is one. */
export async function beginDispatch(tx: Tx, ctx: Context, given: Given): Promise<Dispatch> {
  const id = newId();
  const dispatch: Dispatch = {
    id,
    version: 1,
    state: 'waiting',
    messageId: `${id}@${ctx.tenant}.muong`,
    begunAt: ctx.now(),
    sentAt: null,
    serverSaid: null,
    reportedAt: null,
    report: null,
    reportLetterId: null,
    closedNote: null,
    repeats: null,
    ...given,
  };
  await tx
    .insertInto('mailDispatch')
    .values({ ...dispatch, report: null })
    .execute();
  await addJob(
    tx,
    sendDispatchName,
    { tenant: ctx.tenant, dispatchId: id },
    { key: `${sendDispatchName}/${id}` },
  );
  return dispatch;
}

import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { LoggedCall } from '../call-log.ts';
import { subjectHash } from '../calls/subject-of-call.ts';
import { subjectCallsSearched } from '../events.ts';
import { callColumns } from '../proof/call-entry.ts';

export interface SearchCallsAbout {
  readonly subject: string;
  readonly reason: string;
}

/**
 * The calls that asked for one person's data. Looking leaves a trace, with its reason.
 *
 * @throws InvalidInput without a number or a reason
 */
export async function searchCallsAbout(
  ctx: Context,
  secret: string,
  { subject, reason }: SearchCallsAbout,
): Promise<readonly LoggedCall[]> {
  ctx.authorize('dataPlatform.read');
  const missing = Object.entries({ subject, reason }).filter(([, typed]) => typed.trim() === '');
  if (missing.length > 0)
    throw new InvalidInput(missing.map(([name]) => ({ field: `/${name}`, code: 'required' })));
  return ctx.transaction(async (tx, ctx) => {
    const calls = await tx
      .selectFrom('gatewayCall')
      .select([...callColumns, 'batchId'])
      .where('subjectHash', '=', subjectHash(subject, secret))
      .orderBy('at', 'desc')
      .limit(200)
      .execute();
    await recordEvent(
      tx,
      ctx,
      subjectCallsSearched({ id: newId(), version: 1 }, { reason: reason.trim(), found: calls.length }),
    );
    return calls;
  });
}

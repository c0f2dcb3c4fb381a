import { getRequest } from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import type { Job } from '#platform/jobs/index.ts';
import { takeInRefusal } from './commands/take-in-refusal.ts';
import { takeInSignature } from './commands/take-in-signature.ts';

export const followSigningName = 'follow-signing';

export const followSigningJob = (ctx: Context): Job => ({
  name: followSigningName,
  run: ({ requestId }) => followSigning(ctx, String(requestId)),
});

/** Takes in how a signing ended: signed and sealed, or refused with a reason. */
export async function followSigning(ctx: Context, requestId: string): Promise<void> {
  const { request, documents, turns } = await getRequest(ctx.db, ctx.actor, requestId);
  if (request.state === 'open') return;
  if (request.state === 'signed') {
    const { fileId, name } = documents[0]!;
    await takeInSignature(ctx, { requestId, file: { fileId, name } });
    return;
  }
  const reason = turns.find(({ state }) => state === 'refused')?.reason;
  await takeInRefusal(ctx, { requestId, reason: reason ?? 'Việc trình ký được rút lại.' });
}

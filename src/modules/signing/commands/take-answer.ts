import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { Confirmation } from '../confirmations/confirmations.ts';
import { confirmationGiven } from '../events.ts';

export interface TakeAnswer {
  readonly confirmation: Pick<Confirmation, 'id' | 'version'>;
  /** In the order of the documents, each already held against what was to be signed. */
  readonly signatures: readonly Uint8Array[];
  /** Of a key that is being enrolled. */
  readonly certificatePem?: string | undefined;
}

/** Keeps the answer before anything is done with it: from here on nobody is asked again. The same answer twice is one. */
export async function takeAnswer(ctx: Context, input: TakeAnswer): Promise<void> {
  const { id, version } = input.confirmation;
  await ctx.transaction(async (tx, ctx) => {
    const taken = await tx
      .updateTable('signingConfirmation')
      .set({
        state: 'confirmed',
        version: version + 1,
        nextAt: ctx.now(),
        certificatePem: input.certificatePem ?? null,
      })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .returning('id')
      .executeTakeFirst();
    if (!taken) return;
    for (const [ordinal, signature] of input.signatures.entries()) {
      await tx
        .updateTable('signingConfirmationDocument')
        .set({ signature: Buffer.from(signature) })
        .where('confirmationId', '=', id)
        .where('ordinal', '=', ordinal)
        .execute();
    }
    await recordEvent(tx, ctx, confirmationGiven({ id, version: version + 1 }, {}));
  });
}

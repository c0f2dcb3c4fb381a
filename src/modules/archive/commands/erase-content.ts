import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { ArchiveServices } from '../archive-services.ts';
import { contentErased } from '../events.ts';
import { findNeeded, forgetRecords } from '../find-needed.ts';
import type { Destruction } from '../model.ts';
import { lockDestruction } from './hear-member.ts';

/** An upload of the same bytes that has no row yet is no older than this. */
const uploadHours = 1;

/**
 * Carries a decided destruction out: bytes that nothing needs any more are removed, the others are said to be kept. Cut off at
 * any point it is begun again; bytes just written anew wait for the next time.
 *
 * @returns whether it is finished
 */
export async function eraseContent(
  ctx: Context,
  { blobs, records }: Pick<ArchiveServices, 'blobs' | 'records'>,
  destructionId: string,
): Promise<boolean> {
  ctx.authorize('archive.follow');
  return ctx.transaction(async (tx, ctx) => {
    const destruction = await lockDestruction(tx, ctx, destructionId);
    if (destruction.state !== 'decided') return true;
    const waiting = await tx
      .selectFrom('archiveErasure')
      .select('sha256')
      .where('destructionId', '=', destructionId)
      .where('state', '=', 'waiting')
      .execute();
    const hashes = waiting.map(({ sha256 }) => sha256);
    const needed = hashes.length > 0 ? await findNeeded(tx, records, hashes) : new Set<string>();
    const erased: string[] = [];
    const before = ctx.now().subtract({ hours: uploadHours });
    for (const sha256 of hashes) {
      if (!needed.has(sha256) && (await blobs.erase(sha256, before))) erased.push(sha256);
    }
    const kept = hashes.filter((sha256) => needed.has(sha256));
    await forgetRecords(tx, records, erased);
    for (const [state, settled] of [
      ['erased', erased],
      ['kept', kept],
    ] as const) {
      if (settled.length === 0) continue;
      await tx
        .updateTable('archiveErasure')
        .set({ state, settledAt: ctx.now() })
        .where('destructionId', '=', destructionId)
        .where('sha256', 'in', settled)
        .execute();
    }
    if (erased.length + kept.length < hashes.length) return false;
    const done: Destruction = { ...destruction, version: destruction.version + 1, state: 'carried-out' };
    const { version, state } = done;
    await tx.updateTable('archiveDestruction').set({ version, state }).where('id', '=', done.id).execute();
    const all = await tx
      .selectFrom('archiveErasure')
      .select(['sha256', 'state'])
      .where('destructionId', '=', destructionId)
      .orderBy('sha256')
      .execute();
    const inState = (wanted: string) =>
      all.filter((each) => each.state === wanted).map(({ sha256 }) => sha256);
    await recordEvent(tx, ctx, contentErased(done, { erased: inState('erased'), kept: inState('kept') }));
    return true;
  });
}

import { dayOf } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeFolder, officerOf } from '../change-folder.ts';
import { destructionDecided } from '../events.ts';
import { refuseHeld } from '../holds.ts';
import { type Destruction, type Folder, folderCan } from '../model.ts';
import { refuseIssues, tidy, tooShort } from '../parse-entry.ts';
import { listDestructionFolders, lockFolders } from '../queries.ts';
import { endStep } from '../work.ts';
import { lockDestruction } from './hear-member.ts';

export type DecideDestruction = { readonly destructionId: string } & (
  | { readonly outcome: 'destroy'; readonly decisionCode: string }
  | { readonly outcome: 'keep'; readonly reason: string }
);

/**
 * A leader decides, under the number of the decision. What changed since the proposal is looked at again: a hold set meanwhile stops
 * it. The bytes are removed afterwards (`eraseContent`); metadata, contents list and log stay.
 *
 * @throws InvalidInput; Refusal `archive-not-for-decision`, `archive-held`, `archive-not-destroyable`, `not-allowed` for who proposed
 */
export async function decideDestruction(ctx: Context, input: DecideDestruction): Promise<void> {
  const isDestroyed = input.outcome === 'destroy';
  const said = tidy(isDestroyed ? input.decisionCode : input.reason);
  refuseIssues([isDestroyed ? tooShort('/code', said, 'decision-required') : tooShort('/reason', said)]);
  await ctx.transaction(async (tx, ctx) => {
    const destruction = await lockDestruction(tx, ctx, input.destructionId);
    ctx.authorize('archive.decide', destruction);
    refuseUnless(destruction.state === 'for-decision', 'archive-not-for-decision');
    const folderIds = (await listDestructionFolders(tx, destruction.id)).map(({ id }) => id);
    const folders = await lockFolders(tx, ctx.actor, folderIds);
    if (isDestroyed) await destroyFolders(tx, ctx, destruction.id, folders);
    await endStep(tx, ctx, destruction.id, 'decide');
    const decided: Destruction = {
      ...destruction,
      version: destruction.version + 1,
      state: isDestroyed ? 'decided' : 'refused',
      decidedBy: officerOf(ctx),
      decidedAt: ctx.now(),
      decisionCode: isDestroyed ? said : null,
      note: isDestroyed ? null : said,
    };
    await tx.updateTable('archiveDestruction').set(decided).where('id', '=', decided.id).execute();
    const { decisionCode } = decided;
    await recordEvent(
      tx,
      ctx,
      destructionDecided(decided, { folderIds, outcome: input.outcome, decisionCode }),
    );
  });
}

async function destroyFolders(
  tx: Tx,
  ctx: Context,
  destructionId: string,
  folders: readonly Folder[],
): Promise<void> {
  const today = dayOf(ctx.now());
  refuseUnless(
    folders.every((folder) => folderCan.destroy(folder, today)),
    'archive-not-destroyable',
  );
  const ids = folders.map(({ id }) => id);
  await refuseHeld(tx, ids);
  for (const folder of folders)
    await changeFolder(tx, folder, { state: 'destroyed', destroyedAt: ctx.now() });
  const contents = await tx
    .selectFrom('archiveContent')
    .select('sha256')
    .distinct()
    .where('folderId', 'in', ids)
    .execute();
  const packages = await tx
    .selectFrom('archivePackage')
    .select('sha256')
    .where('folderId', 'in', ids)
    .execute();
  const hashes = [...new Set([...contents, ...packages].map(({ sha256 }) => sha256))];
  if (hashes.length === 0) return;
  await tx
    .insertInto('archiveErasure')
    .values(hashes.map((sha256) => ({ destructionId, sha256, state: 'waiting' })))
    .execute();
}

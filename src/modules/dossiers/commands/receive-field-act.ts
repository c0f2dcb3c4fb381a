import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { carryOut } from '../field/carry-out.ts';
import { fieldActArrived } from '../field/events.ts';
import { type ActKind, differencesOf, type FieldEntry, isHeldBy } from '../field/model.ts';
import {
  type FieldAct,
  type FieldCopy,
  findFieldAct,
  getFieldCopy,
  listFieldFiles,
  lockFieldCopy,
} from '../field/queries.ts';
import { openSettling } from '../field/settling.ts';
import { standingOf } from '../field/standing.ts';
import { listDossiersById, lockDossier } from '../queries.ts';

export interface ReceiveFieldAct {
  readonly copyId: string;
  /** Of the device's own: sent again, it is the same act. */
  readonly key: string;
  readonly kind: ActKind;
  readonly entry: FieldEntry;
  /** By the device's clock, which may be wrong. */
  readonly madeAt: Temporal.Instant;
  readonly fileIds: readonly string[];
}

/**
 * Takes what an officer did without a line. It has its effect by the ordinary act at once, where nothing that it leans on has
 * changed since the dossier was taken along; otherwise, or where that act is refused, it is held as a step of the officer's
 * own, with nothing of it lost and nothing applied unseen.
 *
 * @throws Refusal `not-found` where the copy is not the officer's own
 */
export async function receiveFieldAct(ctx: Context, input: ReceiveFieldAct): Promise<FieldAct> {
  const copy = await getFieldCopy(ctx.db, ctx.actor, input.copyId);
  try {
    return await ctx.transaction(async (tx, ctx) => {
      const dossier = await lockDossier(tx, ctx.actor, copy.dossierId);
      return arrive(tx, ctx, input, async (held) => {
        const { taken, workItemId, dossierId, endedAs } = held;
        if (endedAs === 'lost') return 'device-lost';
        if (taken === null) return 'copy-forgotten';
        const own = new Set((await listFieldFiles(tx, { copyId: held.id })).map(({ fileId }) => fileId));
        const now = await standingOf(tx, ctx, dossier, workItemId);
        if (isHeldBy(input.kind, differencesOf(taken, now, own))) return 'changed-meanwhile';
        await carryOut(ctx, { dossierId, workItemId, act: input, fileIds: input.fileIds });
        return null;
      });
    });
  } catch (error) {
    const reason = reasonOf(error);
    // What the refused act may have begun is undone with its transaction; the act itself is not lost.
    return ctx.transaction((tx, ctx) => arrive(tx, ctx, input, async () => reason));
  }
}

/** @param held why it waits for its officer; null where it has had its effect */
async function arrive(
  tx: Tx,
  ctx: Context,
  input: ReceiveFieldAct,
  held: (copy: FieldCopy) => Promise<string | null>,
): Promise<FieldAct> {
  const copy = await lockFieldCopy(tx, ctx.actor, input.copyId);
  const known = await findFieldAct(tx, copy.id, input.key);
  if (known) return known;
  const reason = await held(copy);
  const { fileIds, ...told } = input;
  const act: FieldAct = {
    ...told,
    id: newId(),
    version: 1,
    arrivedAt: ctx.now(),
    state: reason === null ? 'done' : 'held',
    reason,
    choices: null,
    settledAt: null,
  };
  await tx
    .insertInto('dossierFieldAct')
    .values({ ...act, entry: jsonb(act.entry), choices: null })
    .execute();
  if (fileIds.length > 0) {
    const rows = fileIds.map((fileId) => ({ actId: act.id, fileId }));
    await tx.insertInto('dossierFieldActFile').values(rows).execute();
  }
  if (act.state === 'held') {
    const [dossier] = await listDossiersById(tx, [copy.dossierId]);
    await openSettling(tx, ctx, act, copy, dossier!);
  }
  const { state } = act;
  await recordEvent(tx, ctx, fieldActArrived(act, { dossierId: copy.dossierId, state, reason }));
  return act;
}

function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.code;
  if (error instanceof InvalidInput) return error.issues[0]!.code;
  throw error;
}

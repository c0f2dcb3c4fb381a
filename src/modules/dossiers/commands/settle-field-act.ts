import { addWorkNote } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { refuseStale } from '../change-dossier.ts';
import { carryOut } from '../field/carry-out.ts';
import { fieldActSettled } from '../field/events.ts';
import { type Settlement, settlementIssues } from '../field/model.ts';
import { type FieldAct, type FieldCopy, getFieldAct, listFieldFiles } from '../field/queries.ts';
import { endSettling } from '../field/settling.ts';
import { standingOf } from '../field/standing.ts';
import { fieldNote } from '../field/words.vi.ts';
import type { Dossier } from '../model.ts';
import { lockDossier } from '../queries.ts';

export interface SettleFieldAct {
  readonly actId: string;
  /** What was chosen for each field of the act. */
  readonly choices: Readonly<Record<string, string>>;
  /** The dossier's version as the officer saw it beside what they had written. */
  readonly seenVersion: number;
}

/**
 * An officer back from the field has seen what stood then and what stands now, and says what becomes of what they wrote:
 * nothing, its ordinary effect, or a note beside what others did meanwhile.
 *
 * @throws Refusal `stale` when the dossier moved once more, `step-not-yours` when the step cannot be ended any more
 */
export async function settleFieldAct(ctx: Context, input: SettleFieldAct): Promise<FieldAct> {
  const { copy, act } = await getFieldAct(ctx.db, ctx.actor, input.actId);
  const issues = settlementIssues(act.kind, input.choices);
  if (issues.length > 0) throw new InvalidInput(issues);
  const choices = input.choices as Settlement;
  return ctx.transaction(async (tx, ctx) => {
    if (Object.values(choices).some((choice) => choice !== 'theirs')) {
      const dossier = await lockDossier(tx, ctx.actor, copy.dossierId);
      refuseStale(dossier, input.seenVersion);
      await takeEffect(tx, ctx, dossier, { act, copy, choices });
    }
    // The step is open for one press only: a second finds it done.
    await endSettling(tx, ctx, act.id);
    const settled = { state: 'settled' as const, settledAt: ctx.now(), version: act.version + 1 };
    await tx
      .updateTable('dossierFieldAct')
      .set({ ...settled, choices: jsonb(choices) })
      .where('id', '=', act.id)
      .execute();
    await recordEvent(
      tx,
      ctx,
      fieldActSettled({ ...act, ...settled }, { dossierId: copy.dossierId, choices }),
    );
    return { ...act, ...settled, choices };
  });
}

/** Whether an act takes effect at all hangs on this field; words may also go beside it. */
const mainField = { note: 'text', papers: 'files', completion: 'outcome' } as const;

interface Settled {
  readonly act: FieldAct;
  readonly copy: FieldCopy;
  readonly choices: Settlement;
}

async function takeEffect(tx: Tx, ctx: Context, dossier: Dossier, { act, copy, choices }: Settled) {
  const dossierId = dossier.id;
  if (choices[mainField[act.kind]] === 'mine') {
    const { step } = await standingOf(tx, ctx, dossier, copy.workItemId);
    refuseUnless(act.kind !== 'completion' || step.isOwn, 'step-not-yours');
    const fileIds = (await listFieldFiles(tx, { actId: act.id })).map(({ fileId }) => fileId);
    const text = choices['text'] === 'mine' ? act.entry.text : '';
    await carryOut(ctx, {
      dossierId,
      workItemId: step.workItemId,
      act: { ...act, entry: { ...act.entry, text } },
      fileIds,
    });
  }
  if (choices['text'] === 'note') {
    await addWorkNote(ctx, {
      subjectType: 'dossier',
      subjectId: dossierId,
      body: fieldNote(act),
      mentions: [],
    });
  }
}

import { addWorkNote } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { addFieldPapers } from '../commands/add-field-papers.ts';
import { handOverDossier } from '../commands/hand-over-dossier.ts';
import { requireOutcome } from '../desk-acts.ts';
import type { FieldAct } from './queries.ts';
import { fieldNote } from './words.vi.ts';

export interface CarryOut {
  readonly dossierId: string;
  /** The step that a completion ends. */
  readonly workItemId: string;
  readonly act: Pick<FieldAct, 'kind' | 'entry' | 'madeAt'>;
  readonly fileIds: readonly string[];
}

/** What was done in the field has its effect by the ordinary acts of the desk, with their checks and their facts. */
export async function carryOut(
  ctx: Context,
  { dossierId, workItemId, act, fileIds }: CarryOut,
): Promise<void> {
  const { text, outcome } = act.entry;
  if (act.kind === 'papers') {
    await addFieldPapers(ctx, { dossierId, fileIds });
  } else if (act.kind === 'note') {
    await addWorkNote(ctx, {
      subjectType: 'dossier',
      subjectId: dossierId,
      body: fieldNote(act),
      mentions: [],
    });
  } else {
    await requireOutcome(ctx, dossierId, workItemId, outcome);
    await handOverDossier(ctx, { dossierId, workItemId, outcome, note: text });
  }
}

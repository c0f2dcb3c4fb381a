import { type SummaryRow, summarise } from '#engines/forms/index.ts';
import { dayOf, listOfficerNames } from '#modules/org/index.ts';
import { getProcedureVersion } from '#modules/procedures/index.ts';
import { listWorkItemsOf, mayDo, type WorkItem } from '#modules/workflow/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { formOf, listsOf } from '../form-of.ts';
import type { Dossier } from '../model.ts';
import { listFiles } from '../queries.ts';
import type { ReadAnswer, Standing } from './model.ts';

/** How a dossier stands with a step of it, for an officer who takes it along or comes back with it. */
export async function standingOf(
  tx: Database | Tx,
  ctx: Context,
  dossier: Dossier,
  workItemId: string,
): Promise<Standing> {
  const items = await listWorkItemsOf(tx, 'dossier', dossier.id);
  const taken = orNotFound(items.find(({ id }) => id === workItemId));
  const item = latestOf(items, taken);
  const files = await listFiles(tx, dossier.id);
  const officers = [item.assigneeId, item.closedBy].filter((id) => id !== null);
  const names = await listOfficerNames(tx, officers);
  const version = await getProcedureVersion(tx, dossier.procedureVersionId);
  const fileNames = new Map(files.map((file) => [file.fileId, file.name]));
  const stages = summarise(await formOf(tx, version), dossier.answers as never, 'vi', {
    today: dayOf(ctx.now()),
    lists: await listsOf(ctx),
    fileName: (fileId) => fileNames.get(fileId) ?? 'tệp',
    isMasked: false,
  });
  return {
    status: dossier.status,
    dueAt: dossier.dueAt?.toString() ?? null,
    step: {
      workItemId: item.id,
      title: item.title,
      state: item.state,
      isOwn: item.state === 'open' && mayDo(ctx.actor, item),
      holder: (item.assigneeId && names.get(item.assigneeId)) ?? null,
      doneBy: (item.closedBy && names.get(item.closedBy)) ?? null,
      outcome: item.outcome,
      remark: item.remark,
    },
    answers: stages.flatMap(({ id, rows }) => readable(rows, id)),
    papers: files.map(({ fileId, name }) => ({ fileId, name })),
  };
}

/** The same step may have been done, sent back and opened anew. */
const latestOf = (items: readonly WorkItem[], taken: WorkItem): WorkItem =>
  items
    .filter(({ instanceId, elementId }) => instanceId === taken.instanceId && elementId === taken.elementId)
    .at(-1) ?? taken;

/** Groups and tables as their single answers. */
const readable = (rows: readonly SummaryRow[], path: string): readonly ReadAnswer[] =>
  rows.flatMap(({ name, label, text, rows: within }, place) =>
    within.length > 0
      ? readable(within, `${path}.${name}.${place}`)
      : [{ name: `${path}.${name}.${place}`, label, text }],
  );

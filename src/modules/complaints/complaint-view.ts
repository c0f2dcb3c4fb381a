import { listDossiersById } from '#modules/dossiers/index.ts';
import { getUnit, listOfficerNames } from '#modules/org/index.ts';
import { listWorkItemsOf, mayDo } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import type { Complaint } from './model.ts';
import { complaintSubject } from './process.ts';
import { listHands } from './who-answers.ts';

export type ComplaintView = Awaited<ReturnType<typeof viewComplaint>>;

/** What a page shows of a complaint that the actor may read: whoever answers sees as much of the dossier as the answer needs. */
export async function viewComplaint(ctx: Context, complaint: Complaint) {
  const { db, actor } = ctx;
  const [dossiers, items, names, hands] = await Promise.all([
    listDossiersById(db, [complaint.dossierId]),
    listWorkItemsOf(db, complaintSubject, complaint.id),
    listOfficerNames(db, complaint.complainedOf),
    listHands(db, complaint.dossierId),
  ]);
  const step = items.at(-1)!;
  return {
    complaint,
    dossier: dossiers[0]!,
    answering: await getUnit(db, step.agencyId),
    step,
    isToAnswer: step.state === 'open' && mayDo(actor, step),
    complainedOf: [...names.values()],
    hands,
    calendar: ctx.calendar,
    now: ctx.now(),
  };
}

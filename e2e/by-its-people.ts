import {
  acceptDossier,
  deliverResult,
  handOverDossier,
  issueResult,
  signOffDossier,
} from '#modules/dossiers/index.ts';
import { dayOf, listHeldPositions, listHolders } from '#modules/org/index.ts';
import { listWorkItemsOf, type WorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { storeMade } from '#platform/files/index.ts';
import { birthNotice } from './birth-notice.ts';
import type { World } from './world.ts';

export interface Way {
  /** The action before which it stops; absent, the result comes into the applicant's hands. */
  readonly until?: string;
  /** Whose clock tells the time; absent, it is done now. */
  readonly system?: Context;
}

/** A dossier goes on from where it lies, each step taken by somebody who holds it. */
export async function goesOn({ province }: World, dossierId: string, way: Way = {}): Promise<void> {
  const system = way.system ?? province.system('e2e');
  const { id: fileId } = await storeMade(system, province.blobs, {
    bytes: birthNotice.buffer,
    name: 'ket-qua.pdf',
    mediaType: 'application/pdf',
  });
  for (;;) {
    const item = (await listWorkItemsOf(province.db, 'dossier', dossierId)).find(isOpen);
    if (!item || item.action === way.until) return;
    await take(await holderOf(system, item), item, dossierId, fileId);
  }
}

const isOpen = ({ state }: WorkItem) => state === 'open';

async function take(officer: Context, item: WorkItem, dossierId: string, fileId: string): Promise<void> {
  if (item.action === 'accept') await acceptDossier(officer, { dossierId });
  else if (item.action === 'sign') await signOffDossier(officer, { dossierId, fileId });
  else if (item.action === 'issue') await issueResult(officer, { dossierId, fileId });
  else if (item.action === 'return') await deliverResult(officer, { dossierId });
  else await handOverDossier(officer, { dossierId, workItemId: item.id, outcome: item.outcomes[0] });
}

async function holderOf(system: Context, item: WorkItem): Promise<Context> {
  const on = dayOf(system.now());
  const holders = await listHolders(system.db, item.agencyId, item.role, on);
  const holder = holders.find((each) => each.unitId === item.unitId) ?? holders[0]!;
  const positions = await listHeldPositions(system.db, holder.officerId, on);
  return system.as({ kind: 'officer', id: holder.officerId, name: holder.fullName, positions });
}

import { dayOf, getUnit, listHeldPositions, listHolders, type Unit } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import type { SigningPosition } from './competence.ts';

/** By what an officer signs for the agency; nothing when no position of theirs there lets them. */
export async function findSigningPosition(
  { db, now }: Context,
  agencyId: string,
  officerId: string,
): Promise<SigningPosition | undefined> {
  const on = dayOf(now());
  const own = (await listHeldPositions(db, officerId, on)).filter(
    (held) => held.agencyId === agencyId && held.onBehalfOf === null,
  );
  const held = own.find(({ roles }) => roles.includes('signer')) ?? own.find(({ roles }) => mayOrder(roles));
  if (!held) return undefined;
  const agency = await getUnit(db, agencyId);
  const leaders = (await listHolders(db, agencyId, 'signer', on)).filter(({ unitId }) => unitId === agencyId);
  const head = leaders.find(({ title }) => !/^phó\s/i.test(title.normalize('NFC')));
  return {
    title: held.title,
    isOfAgency: held.roles.includes('signer'),
    isCollective: isCollective(agency),
    agencyName: agency.name,
    headTitle: head?.title ?? 'Thủ trưởng',
  };
}

/** Who heads an office may sign by order (TL.) what the agency's rules leave to them. */
const mayOrder = (roles: readonly string[]) =>
  roles.some((role) => role === 'assigner' || role === 'oneStopHead');

const isCollective = ({ kind }: Unit) => /peoplesCommittee|peoplesCouncil/i.test(kind);

/** Who may be asked to sign in the agency: its leaders, then those who head an office. */
export async function listPossibleSigners({ db, now }: Context, agencyId: string) {
  const on = dayOf(now());
  const roles = ['signer', 'assigner', 'oneStopHead'];
  const found = (await Promise.all(roles.map((role) => listHolders(db, agencyId, role, on)))).flat();
  return [...new Map(found.toReversed().map((holder) => [holder.officerId, holder])).values()].toReversed();
}

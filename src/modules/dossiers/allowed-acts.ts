import { isOwedBefore, type Obligation } from '#modules/payments/index.ts';
import { mayDo, type WorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import type { DeskAct } from './desk-paths.ts';
import { type Dossier, dossierCan } from './model.ts';

/** What the officer may do to the dossier now, and the step it belongs to. */
export interface AllowedActs {
  /** The officer's own open step; undefined when the dossier waits for someone else. */
  readonly item: WorkItem | undefined;
  readonly acts: ReadonlySet<DeskAct | 'sign' | 'issue'>;
}

/** The step that waits for the officer, if one does. */
export const ownOpenItem = (ctx: Context, items: readonly WorkItem[]): WorkItem | undefined =>
  items.find((each) => each.state === 'open' && mayDo(ctx.actor, each));

/**
 * The acts a page offers: what the status admits, the person is entitled to, and, where it is a step, what waits for
 * them. Commands decide again; this only keeps buttons away that would be refused.
 */
export function allowedActs(
  ctx: Context,
  dossier: Dossier,
  items: readonly WorkItem[],
  {
    supplements,
    isExtended,
    fees,
    issued,
  }: {
    /** How often papers were asked for. */
    readonly supplements: number;
    readonly isExtended: boolean;
    readonly fees: readonly Obligation[];
    /** The dossier as the agency of the officer's own step issues its result. */
    readonly issued: Dossier;
  },
): AllowedActs {
  const item = ownOpenItem(ctx, items);
  const isStep = (action: string) => item?.action === action;
  const isOwnStep = item !== undefined && !['accept', 'sign', 'issue', 'return'].includes(item.action ?? '');
  const may = (act: string) => ctx.may(`dossiers.${act}`, dossier);
  const mayIssue = (act: string) => ctx.may(`dossiers.${act}`, issued);
  const claims: Readonly<Record<DeskAct | 'sign' | 'issue', boolean>> = {
    accept:
      isStep('accept') && dossierCan.accept(dossier) && may('accept') && !isOwedBefore(fees, 'acceptance'),
    refuse: dossierCan.refuse(dossier) && may('refuse'),
    requestSupplement:
      dossierCan.requestSupplement(dossier) &&
      (supplements === 0 ? may('requestSupplement') : supplements === 1 && may('requestSecondSupplement')),
    supplement: dossierCan.supplement(dossier) && may('supplement'),
    handOver: isOwnStep && dossierCan.handOver(dossier),
    draft: isStep('handle') && dossierCan.handOver(dossier) && mayIssue('draftResult'),
    sign: isStep('sign') && dossierCan.handOver(dossier) && mayIssue('signOff'),
    issue: isStep('issue') && dossierCan.handOver(dossier),
    deliver:
      isStep('return') && dossierCan.deliver(dossier) && may('deliver') && !isOwedBefore(fees, 'result'),
    demandDues: dossierCan.demandDues(dossier) && may('demandDues'),
    extend: dossierCan.handOver(dossier) && dossier.dueAt !== null && !isExtended && may('extend'),
    stop: dossierCan.stop(dossier) && may('stop'),
    reopen: dossierCan.reopen(dossier) && may('reopen'),
    withdraw: dossierCan.withdraw(dossier) && may('withdraw'),
  };
  // Where another system decides, every act is its own.
  const names = dossier.isFollowed ? [] : (Object.keys(claims) as (keyof typeof claims)[]);
  const acts = new Set(names.filter((act) => claims[act]));
  return { item, acts };
}

import type { Context, Tx } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import type { Directive } from './model.ts';

type Changes = Partial<
  Pick<
    Directive,
    | 'leadUnitId'
    | 'leadAgencyId'
    | 'leadOutsideCode'
    | 'leadOutsideName'
    | 'handlerId'
    | 'dueAt'
    | 'state'
    | 'percent'
    | 'receivedAt'
    | 'closedAt'
    | 'isLate'
    | 'remindAt'
  >
>;

/** Writes what an act changed as the next version of a locked directive; each act has one. */
export async function changeDirective(tx: Tx, directive: Directive, changes: Changes): Promise<Directive> {
  const version = directive.version + 1;
  await tx
    .updateTable('directive')
    .set({ ...changes, version })
    .where('id', '=', directive.id)
    .execute();
  const { dueAt, closedAt } = changes;
  if (dueAt || closedAt) {
    await tx
      .updateTable('directiveCooperation')
      .set({ ...(dueAt && { dueAt }), ...(closedAt && { closedAt }) })
      .where('directiveId', '=', directive.id)
      .execute();
  }
  return { ...directive, ...changes, version };
}

/** Refuses to act on a page that showed an older directive than the one that is there now. */
export const refuseStale = (directive: Directive, seenVersion: number | undefined): void =>
  refuseUnless(seenVersion === undefined || seenVersion === directive.version, 'stale');

/** What an act closes with. */
export const closedNow = (ctx: Context) => ({ closedAt: ctx.now(), remindAt: null });

import { dayOf } from '#modules/org/index.ts';
import { findProcedure, mergeProcedure, type Procedure } from '#modules/procedures/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type Difference, differencesOf } from '../catalogue/differences.ts';
import { readNational } from '../catalogue/read-national.ts';
import { catalogueCompared } from '../events.ts';
import type { PortalServices } from '../model.ts';

export interface ComparedCatalogue {
  readonly fetched: number;
  /** Procedures that differ and wait for a decision. */
  readonly open: number;
  /** Records that could not be read. */
  readonly faulty: number;
}

/**
 * Fetches the national database of procedures and lays out what differs from ours. Nothing is taken; what was declined
 * stays declined until the database says something new.
 *
 * @throws Refusal `portal-not-connected`
 */
export async function compareCatalogue(
  ctx: Context,
  { client }: Pick<PortalServices, 'client'>,
): Promise<ComparedCatalogue> {
  ctx.authorize('nationalPortal.keep');
  refuseUnless(client, 'portal-not-connected');
  const trees = await client.listProcedures();
  const { procedures, problems } = readNational(trees);
  return ctx.transaction(async (tx, ctx) => {
    let open = 0;
    for (const theirs of procedures) {
      const known = await findProcedure(tx, theirs.code, dayOf(ctx.now()));
      // What taking it would make of ours: a pack's own words are not overwritten by the catalogue's.
      const next = known ? mergeProcedure(known.content, theirs) : theirs;
      const differences = differencesOf(known?.content, next);
      if (differences.length > 0) open += await propose(tx, ctx, theirs, differences);
      else await withdrawProposal(tx, theirs.code);
    }
    const faulty = problems.filter(({ isTaken }) => !isTaken).length;
    const found = { fetched: trees.length, open, faulty };
    await recordEvent(tx, ctx, catalogueCompared(newId(), found));
    return found;
  });
}

/** @returns 1 where it waits for a decision */
async function propose(
  tx: Tx,
  ctx: Context,
  procedure: Procedure,
  differences: readonly Difference[],
): Promise<number> {
  const before = await tx
    .selectFrom('portalProposal')
    .select(['version', 'state', 'procedure'])
    .where('code', '=', procedure.code)
    .forUpdate()
    .executeTakeFirst();
  const isDeclined = before?.state === 'declined' && isSame(before.procedure, procedure);
  if (isDeclined) return 0;
  const row = {
    name: procedure.name,
    procedure: jsonb(procedure),
    differences: jsonb(differences),
    state: 'open',
    fetchedAt: ctx.now(),
    decidedAt: null,
  };
  if (before) {
    await tx
      .updateTable('portalProposal')
      .set({ ...row, version: before.version + 1 })
      .where('code', '=', procedure.code)
      .execute();
  } else {
    await tx
      .insertInto('portalProposal')
      .values({ id: newId(), version: 1, code: procedure.code, ...row })
      .execute();
  }
  return 1;
}

/** What is stored has passed through JSON, and jsonb has ordered its names. */
const isSame = (stored: unknown, procedure: Procedure) =>
  differencesOf(stored as Procedure, JSON.parse(JSON.stringify(procedure))).length === 0;

const withdrawProposal = (tx: Tx, code: string) =>
  tx.deleteFrom('portalProposal').where('code', '=', code).where('state', '=', 'open').execute();

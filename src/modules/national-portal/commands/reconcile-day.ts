import { dayOf, zone } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { dayReconciled } from '../events.ts';
import type { PortalMap } from '../mapping/portal-map.ts';
import type { PortalServices } from '../model.ts';

export interface ReconciledDay {
  readonly ours: number;
  readonly theirs: number;
  readonly differences: number;
}

/**
 * Compares the last status of each dossier of a day with what the portal has (đối soát), and lists what differs. A day
 * compared again has its list made anew.
 *
 * @throws Refusal `portal-not-connected`
 */
export async function reconcileDay(
  ctx: Context,
  { client, map }: Pick<PortalServices, 'client' | 'map'>,
  on: Temporal.PlainDate,
): Promise<ReconciledDay> {
  ctx.authorize('nationalPortal.keep');
  refuseUnless(client, 'portal-not-connected');
  refuseUnless(Temporal.PlainDate.compare(on, dayOf(ctx.now())) <= 0, 'portal-day-to-come');
  const theirs = await client.listDay(on);
  return ctx.transaction(async (tx, ctx) => {
    const ours = await listLastStatuses(tx, on);
    const rows = differencesOf(map, ours, theirs);
    const day = { comparedAt: ctx.now(), ours: ours.length, theirs: theirs.size };
    const { id, version } = await tx
      .insertInto('portalDay')
      .values({ onDate: on, id: newId(), version: 1, ...day })
      .onConflict((conflict) =>
        conflict
          .column('onDate')
          .doUpdateSet(({ eb, ref }) => ({ ...day, version: eb(ref('portalDay.version'), '+', 1) })),
      )
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await tx.deleteFrom('portalDifference').where('onDate', '=', on).execute();
    if (rows.length > 0) {
      await tx
        .insertInto('portalDifference')
        .values(rows.map((row) => ({ onDate: on, ...row })))
        .execute();
    }
    const found = { ours: day.ours, theirs: day.theirs, differences: rows.length };
    await recordEvent(tx, ctx, dayReconciled({ id, version }, { on: on.toString(), ...found }));
    return found;
  });
}

/** What was told last of each dossier within the day. */
function listLastStatuses(tx: Context['db'], on: Temporal.PlainDate) {
  const from = on.toZonedDateTime(zone).toInstant();
  return tx
    .selectFrom('portalMessage')
    .distinctOn('dossierCode')
    .select(['dossierCode', 'dossierId', 'status'])
    .where('occurredAt', '>=', from)
    .where('occurredAt', '<', on.add({ days: 1 }).toZonedDateTime(zone).toInstant())
    .orderBy('dossierCode')
    .orderBy('position', 'desc')
    .execute();
}

type LastStatus = Awaited<ReturnType<typeof listLastStatuses>>[number];

function differencesOf(map: PortalMap, ours: readonly LastStatus[], theirs: ReadonlyMap<string, string>) {
  const theirWord = (status: number) => map.statuses[String(status) as keyof PortalMap['statuses']];
  const known = new Set(ours.map(({ dossierCode }) => dossierCode));
  return [
    ...ours
      .filter(({ dossierCode, status }) => theirs.get(dossierCode) !== theirWord(status))
      .map(({ dossierCode, dossierId, status }) => ({
        dossierCode,
        dossierId,
        ours: status,
        theirs: theirs.get(dossierCode) ?? null,
      })),
    ...[...theirs]
      .filter(([code]) => !known.has(code))
      .map(([dossierCode, status]) => ({ dossierCode, dossierId: null, ours: null, theirs: status })),
  ];
}

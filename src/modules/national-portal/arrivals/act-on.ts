import {
  type Dossier,
  findDossierByCode,
  followDossier,
  getDossier,
  listFees,
  supplementDossier,
  withdrawDossier,
} from '#modules/dossiers/index.ts';
import { owedVnd, settleCharge, startCharge } from '#modules/payments/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import type { PortalMap } from '../mapping/portal-map.ts';
import { readDossier, readFollowed, readHead, readPapers, readPayment } from '../mapping/read-arrival.ts';
import { pickText, type Raw } from '../mapping/values.ts';
import { NotYet, Unfit } from '../model.ts';
import type { Arrival } from './arrivals.ts';
import { openDossier } from './open-dossier.ts';
import { orUnfit } from './or-unfit.ts';

/** What was fetched for a message before its act. */
export interface Fetched {
  readonly files: ReadonlyMap<string, string>;
  readonly originalFileId: string | null;
}

/** The files that a message names, to be fetched first. */
export function filesOf(map: PortalMap, { kind, content }: Arrival) {
  const papers =
    kind === 'dossier'
      ? readDossier(map, content).papers
      : kind === 'supplement'
        ? readPapers(map, content, map.supplement.papers)
        : [];
  return papers.flatMap(({ files }) => files);
}

/**
 * Does what a message of the portal says, in the open transaction.
 *
 * @returns the dossier it is about
 * @throws Unfit, NotYet, and what the act itself refuses
 */
export async function actOn(
  tx: Tx,
  ctx: Context,
  map: PortalMap,
  arrival: Arrival,
  fetched: Fetched,
): Promise<string> {
  const { kind, content } = arrival;
  if (kind === 'unknown') throw new Unfit('unknown-message', pickText(content, map.arrival.kind) ?? '');
  if (kind === 'dossier') {
    const before = await findOpened(tx, arrival.externalCode);
    if (before && !saysTheSame(map, before.content, content)) throw new Unfit('dossier-known');
    if (before) return before.dossierId;
    const offered = readDossier(map, content);
    const { files, originalFileId } = fetched;
    return openDossier(tx, ctx, { map, offered, files, originalFileId: originalFileId! });
  }
  const dossier = await dossierOf(tx, ctx, map, arrival);
  const dossierId = dossier.id;
  switch (kind) {
    case 'supplement': {
      const papers = readPapers(map, content, map.supplement.papers);
      const fileIds = papers.flatMap(({ files }) => files.map(({ sha256 }) => fetched.files.get(sha256)!));
      await supplementDossier(ctx, { dossierId, fileIds: [...new Set(fileIds)] });
      break;
    }
    case 'withdrawal':
      await withdrawDossier(ctx, { dossierId, reason: pickText(content, map.withdrawal.reason) ?? '' });
      break;
    case 'payment':
      await takePayment(tx, ctx, dossier, readPayment(map, content));
      break;
    case 'status':
      await follow(tx, ctx, map, arrival, dossier);
  }
  return dossierId;
}

/** What the citizen has paid on the portal is booked as its gateway's money, once for each of its transactions. */
async function takePayment(
  tx: Tx,
  ctx: Context,
  { id }: Dossier,
  { transaction, amountVnd, at }: ReturnType<typeof readPayment>,
): Promise<void> {
  const fees = (await listFees(tx, [id])).get(id) ?? [];
  const owed = orUnfit(
    fees.find((fee) => owedVnd(fee) > 0),
    'nothing-owed',
    `${amountVnd} đ`,
  );
  const { reference } = await startCharge(ctx, { obligationId: owed.id });
  await settleCharge(ctx, { reference, paid: { transaction, amountVnd, at } });
}

/** A status older than one that was taken before is late news, and changes nothing. */
async function follow(
  tx: Tx,
  ctx: Context,
  map: PortalMap,
  { id, externalCode, occurredAt, content }: Arrival,
  dossier: Dossier,
): Promise<void> {
  const told = readFollowed(map, content);
  const newer = await tx
    .selectFrom('portalArrival')
    .select('id')
    .where('externalCode', '=', externalCode)
    .where('kind', '=', 'status')
    .where('state', '=', 'taken')
    .where('id', '<>', id)
    .where('occurredAt', '>', occurredAt ?? ctx.now())
    .executeTakeFirst();
  if (!newer) await followDossier(ctx, { dossierId: dossier.id, at: occurredAt ?? ctx.now(), ...told });
}

/** By the portal's code where the application came from there, else by ours. */
async function dossierOf(tx: Tx, ctx: Context, map: PortalMap, { content, externalCode }: Arrival) {
  const opened = await findOpened(tx, externalCode);
  if (opened) return getDossier(tx, ctx.actor, opened.dossierId);
  const { dossierCode } = readHead(map, content);
  const ours = dossierCode && (await findDossierByCode(tx, ctx.actor, dossierCode));
  if (!ours) throw new NotYet('dossier-not-here', externalCode ?? dossierCode ?? '');
  return ours;
}

async function findOpened(tx: Tx, externalCode: string | null) {
  if (externalCode === null) return undefined;
  const row = await tx
    .selectFrom('portalArrival')
    .select(['dossierId', 'content'])
    .where('externalCode', '=', externalCode)
    .where('kind', '=', 'dossier')
    .where('state', '=', 'taken')
    .orderBy('settledAt')
    .executeTakeFirst();
  return row?.dossierId ? { dossierId: row.dossierId, content: row.content as Raw } : undefined;
}

/** Sent once more under another number and time. jsonb keeps one order of names, so the same has one text. */
function saysTheSame(map: PortalMap, ...both: readonly [Raw, Raw]): boolean {
  const head = { [map.arrival.id]: null, [map.arrival.at]: null };
  const [one, other] = both.map((content) => JSON.stringify({ ...content, ...head }));
  return one === other;
}

import { sql } from 'kysely';
import { listDossiersById } from '#modules/dossiers/index.ts';
import type { Context } from '#platform/context.ts';
import { claimLine, lineFailed, lineHeard, waitAfter } from '../line.ts';
import type { PortalServices, StatusMessage } from '../model.ts';
import { portalApi } from '../paths.ts';
import type { PortalVerdict } from '../portal-client.ts';
import { statusRecord } from './status-record.ts';

/**
 * Sends what waits, of each dossier its oldest message: the next goes when the portal has said that it has this one, so
 * that statuses arrive in their order whatever is lost on the way.
 *
 * @returns how many the portal has answered for
 */
export async function sendStatuses(
  ctx: Context,
  { client, map, baseUrl }: Pick<PortalServices, 'client' | 'map' | 'baseUrl'>,
  batchSize = 100,
): Promise<number> {
  if (!client || (await listDue(ctx, 1)).length === 0) return 0;
  const line = await claimLine(ctx, 'statuses');
  if (!line) return 0;
  // Read with the line in hand: what another process has sent meanwhile is not sent again.
  const due = await listDue(ctx, batchSize);
  const people = new Map(
    (
      await listDossiersById(
        ctx.db,
        due.map(({ dossierId }) => dossierId),
      )
    ).map((dossier) => [dossier.id, dossier]),
  );
  let verdicts: readonly PortalVerdict[];
  try {
    verdicts = await client.tell(
      due.map((message) => {
        const { applicantName, applicantIdentityNumber } = people.get(message.dossierId)!;
        return statusRecord(
          map,
          message,
          { name: applicantName, identityNumber: applicantIdentityNumber },
          (id, index) => baseUrl + portalApi.result(id, index),
        );
      }),
    );
  } catch (error) {
    await lineFailed(ctx, line, error);
    return 0;
  }
  const byId = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
  for (const message of due) await settle(ctx, message, byId.get(message.id));
  await lineHeard(ctx, line);
  return due.length;
}

/** The oldest waiting message of each dossier whose time has come, in the order of the log. */
async function listDue(ctx: Context, limit: number): Promise<readonly StatusMessage[]> {
  const { rows } = await sql<StatusMessage>`
    select id, position, dossier_id, dossier_code, external_code, status, occurred_at, content, attempts
    from portal_message m
    where state = 'waiting' and next_attempt_at <= ${ctx.now()}
      and not exists (select from portal_message earlier where earlier.state = 'waiting'
        and earlier.dossier_id = m.dossier_id and earlier.position < m.position)
    order by position limit ${limit}`.execute(ctx.db);
  return rows;
}

/** What the portal passed over in silence is no acknowledgement: it waits, as what it asks to have later. */
async function settle(
  ctx: Context,
  { id, attempts }: StatusMessage,
  verdict: PortalVerdict | undefined,
): Promise<void> {
  const { outcome, text } = verdict ?? { outcome: 'later', text: 'không trả lời cho bản tin này' };
  await ctx.db
    .updateTable('portalMessage')
    .set({
      attempts: attempts + 1,
      ...(outcome === 'taken' && { state: 'delivered', deliveredAt: ctx.now(), lastError: null }),
      ...(outcome === 'refused' && { state: 'refused', lastError: text.slice(0, 500) }),
      ...(outcome === 'later' && {
        nextAttemptAt: ctx.now().add(waitAfter(attempts + 1)),
        lastError: text.slice(0, 500),
      }),
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

import { randomBytes, randomInt } from 'node:crypto';
import { dayOf } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import type { Group, Ticket, TicketSource } from './model.ts';
import { takeNumber } from './take-number.ts';
import { asTicket, ticketColumns } from './tickets.ts';

export interface NewTicket {
  readonly group: Group;
  readonly source: TicketSource;
  readonly priority: string | null;
  readonly rank: number;
  readonly waitingSince: Temporal.Instant;
  readonly procedureCode: string | null;
  readonly citizenId?: string;
}

/** The next ticket of a group today, waiting. The command that gives it records the fact. */
export async function issueTicket(tx: Tx, ctx: Context, { group, ...ticket }: NewTicket): Promise<Ticket> {
  const now = ctx.now();
  const series = { centreId: group.centreId, onDate: dayOf(now), groupCode: group.code };
  const row = await tx
    .insertInto('centreTicket')
    .values({
      ...series,
      ...ticket,
      id: newId(),
      version: 1,
      agencyId: group.agencyId,
      number: await takeNumber(tx, series),
      state: 'waiting',
      takenAt: now,
      calls: 0,
      secret: randomBytes(18).toString('base64url'),
      checkCode: String(randomInt(10_000)).padStart(4, '0'),
    })
    .returning(ticketColumns)
    .executeTakeFirstOrThrow();
  return asTicket(row);
}

import { sql } from 'kysely';
import type { Database } from '#platform/context.ts';

/**
 * Compares every sum that is kept with the entries behind it. Empty when the books agree to the đồng: the ledger's own
 * sides always do, and here so do obligations, receipts, charges and drawers with it.
 */
export async function checkBooks(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ fault: string }>`
    with side as (
      select obligation_id, kind, debit as account, amount_vnd as vnd from payment_entry
      union all select obligation_id, kind, credit, -amount_vnd from payment_entry
    ), of_obligation as (
      select obligation_id,
        -coalesce(sum(vnd) filter (where account in ('fees', 'levies', 'dues', 'taxes', 'fines')), 0) as owed,
        coalesce(sum(vnd) filter (where account = 'receivable'), 0) as receivable
      from side where obligation_id is not null group by obligation_id
    )
    select 'obligation ' || o.id || ': owes ' || o.amount_vnd || ', booked ' || coalesce(s.owed, 0) as fault
      from payment_obligation o left join of_obligation s on s.obligation_id = o.id
      where o.amount_vnd <> coalesce(s.owed, 0)
    union all
    select 'obligation ' || o.id || ': paid ' || o.paid_vnd || ', open ' || coalesce(s.receivable, 0)
      from payment_obligation o left join of_obligation s on s.obligation_id = o.id
      where o.amount_vnd - o.paid_vnd <> coalesce(s.receivable, 0)
    union all
    select 'receipt ' || r.id || ' has no entry of ' || r.amount_vnd
      from payment_receipt r
      where not exists (select from payment_entry e
        where e.receipt_id = r.id and e.kind = 'receive' and e.amount_vnd = r.amount_vnd and e.obligation_id = r.obligation_id)
    union all
    select 'charge ' || c.reference || ' is paid and has no receipt' from payment_charge c
      where c.state = 'paid' and not exists (select from payment_receipt r where r.charge_id = c.id)
    union all
    select 'numbers of ' || agency_id || ' in ' || year || ' have gaps' from payment_receipt
      group by agency_id, year having max(number) <> count(*) or min(number) <> 1
    union all
    select 'drawer ' || d.id || ' holds ' || sum(case when e.debit = 'cash' then e.amount_vnd else -e.amount_vnd end)
      from payment_drawer d join payment_entry e on e.drawer_id = d.id and 'cash' in (e.debit, e.credit)
      where d.handed_in_at is not null group by d.id
      having sum(case when e.debit = 'cash' then e.amount_vnd else -e.amount_vnd end) <> 0
  `.execute(db);
  return rows.map(({ fault }) => fault);
}

-- Taxes by the tax authority's notice, and fines by a decision, stand beside fees: each with who gets the money and by when.
alter table payment_obligation
  add column kind text not null default 'service',
  add column notice_number text,
  add column notice_on date,
  add column pay_by date,
  add column beneficiary jsonb,
  add constraint payment_obligation_kind_known check (kind in ('service', 'tax', 'fine')),
  add constraint payment_obligation_notice_whole check (kind = 'service' or (notice_number is not null and notice_on is not null and pay_by is not null));
comment on column payment_obligation.kind is 'service: fees, levies and dues of a procedure · tax: by a notice of the tax authority · fine: by a decision.';
comment on column payment_obligation.notice_number is 'Of the notice or the decision it rests on.';
comment on column payment_obligation.beneficiary is 'The account it is paid to, where the notice names one; otherwise that of the agency.';
create unique index payment_obligation_tax_notice_once on payment_obligation (notice_number) where kind = 'tax';
create index payment_obligation_late on payment_obligation (pay_by) where kind = 'fine' and paid_vnd < amount_vnd;

create table payment_fine (
  id uuid primary key,
  obligation_id uuid not null references payment_obligation,
  agency_id uuid not null references unit,
  decision_number text not null,
  decision_on date not null,
  payer_number text not null,
  what text not null,
  amount_vnd bigint not null,
  served_on date not null,
  pay_by date not null,
  terms jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  constraint payment_fine_decision_once unique (agency_id, decision_number, decision_on),
  constraint payment_fine_amount_positive check (amount_vnd > 0),
  constraint payment_fine_in_order check (served_on >= decision_on and pay_by >= served_on)
);
comment on table payment_fine is 'Quyết định xử phạt vi phạm hành chính: what a decision orders someone to pay, and by when. Never changed; what is paid late is reckoned from it.';
comment on column payment_fine.payer_number is 'Identity number or tax code: with the number of the decision it opens the page to pay, so that a number read over a shoulder does not.';
comment on column payment_fine.terms is 'What is added when it is paid late, and its places in the State budget: of budget-codes.yaml as it stood when the decision was recorded.';
create index payment_fine_by_decision on payment_fine (decision_number);
create unique index payment_fine_of_obligation on payment_fine (obligation_id);
revoke update, delete, truncate on payment_fine from muong_app;

alter table payment_entry
  drop constraint payment_entry_debit_known,
  drop constraint payment_entry_credit_known,
  add constraint payment_entry_debit_known check (debit in ('receivable', 'fees', 'levies', 'dues', 'taxes', 'fines', 'cash', 'gateway', 'treasury', 'shortage')),
  add constraint payment_entry_credit_known check (credit in ('receivable', 'fees', 'levies', 'dues', 'taxes', 'fines', 'cash', 'gateway', 'treasury', 'shortage'));

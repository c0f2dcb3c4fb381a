create table fee_rule (
  id uuid primary key,
  code text not null,
  version integer not null,
  procedures text[] not null,
  due_at text not null,
  effective_from date not null,
  effective_to date,
  content jsonb not null,
  content_hash text not null,
  source text not null,
  loaded_at timestamptz not null,
  constraint fee_rule_version_once unique (code, version),
  constraint fee_rule_due_known check (due_at in ('submission', 'acceptance', 'result'))
);
comment on table fee_rule is 'Biểu phí: a version of what procedures cost, with its days. Never changed: a correction is a further version.';
create index fee_rule_of_procedure on fee_rule using gin (procedures);
revoke update, delete, truncate on fee_rule from muong_app;

create table payment_obligation (
  id uuid primary key,
  version integer not null,
  subject_type text not null,
  subject_id uuid not null,
  subject_code text not null,
  title text not null,
  agency_id uuid not null references unit,
  desk_id uuid not null references unit,
  payer_id uuid,
  payer_name text not null,
  fee_rule_id uuid references fee_rule,
  facts jsonb,
  assessment jsonb not null,
  due_at text not null,
  amount_vnd bigint not null,
  paid_vnd bigint not null,
  created_at timestamptz not null,
  constraint payment_obligation_due_known check (due_at in ('submission', 'acceptance', 'result', 'anytime')),
  constraint payment_obligation_amounts check (amount_vnd >= 0 and paid_vnd >= 0)
);
comment on table payment_obligation is 'Khoản phải nộp: what one payer owes for one matter, reckoned by the rule that held then.';
comment on column payment_obligation.assessment is 'The reckoning line by line as the payer read it.';
comment on column payment_obligation.facts is 'What the rule was applied to; a recalculation applies the same version to other facts.';
comment on column payment_obligation.paid_vnd is 'Received and kept; equals the entries, which the books'' check compares.';
create index payment_obligation_of_subject on payment_obligation (subject_type, subject_id);
create index payment_obligation_owed_at_desk on payment_obligation (desk_id, created_at desc) where paid_vnd < amount_vnd;
create index payment_obligation_overpaid on payment_obligation (desk_id, created_at) where paid_vnd > amount_vnd;

create table payment_drawer (
  id uuid primary key,
  version integer not null,
  officer_id uuid not null,
  officer_name text not null,
  desk_id uuid not null references unit,
  agency_id uuid not null references unit,
  opened_at timestamptz not null,
  closed_at timestamptz,
  counted_vnd bigint,
  expected_vnd bigint,
  note text,
  handed_in_at timestamptz,
  handed_in_to text,
  constraint payment_drawer_closed_counted check ((closed_at is null) = (counted_vnd is null) and (closed_at is null) = (expected_vnd is null)),
  constraint payment_drawer_difference_said check (counted_vnd = expected_vnd or note is not null),
  constraint payment_drawer_handed_in_closed check (handed_in_at is null or closed_at is not null)
);
comment on table payment_drawer is 'Ngăn tiền: the cash a clerk holds from the first receipt of the day until it is counted and handed in.';
create unique index payment_drawer_open on payment_drawer (officer_id, desk_id) where closed_at is null;
create index payment_drawer_of_desk on payment_drawer (desk_id, opened_at desc);

create table payment_charge (
  id uuid primary key,
  version integer not null,
  obligation_id uuid not null references payment_obligation,
  reference text not null,
  amount_vnd bigint not null,
  state text not null,
  pay_url text,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  poll_at timestamptz,
  polls integer not null default 0,
  gateway_transaction text,
  paid_vnd bigint,
  paid_at timestamptz,
  settled_on date,
  last_answer text,
  constraint payment_charge_reference_once unique (reference),
  constraint payment_charge_transaction_once unique (gateway_transaction),
  constraint payment_charge_state_known check (state in ('started', 'open', 'paid', 'closed')),
  constraint payment_charge_paid_whole check ((state = 'paid') = (paid_vnd is not null) and (state = 'paid') = (paid_at is not null) and (state = 'paid') = (gateway_transaction is not null)),
  constraint payment_charge_amounts check (amount_vnd > 0 and paid_vnd > 0)
);
comment on table payment_charge is 'One attempt to pay online. Its reference is the key at the gateway: asked again, it is the same payment there.';
comment on column payment_charge.poll_at is 'When the gateway is asked next, for a callback may be lost; null when nothing more is awaited.';
comment on column payment_charge.settled_on is 'The day of the gateway''s statement in which it was found, to the đồng.';
create unique index payment_charge_one_open on payment_charge (obligation_id) where state in ('started', 'open');
create index payment_charge_of_obligation on payment_charge (obligation_id, started_at);
create index payment_charge_to_poll on payment_charge (poll_at) where poll_at is not null;
create index payment_charge_unsettled on payment_charge (paid_at) where state = 'paid' and settled_on is null;

create table payment_receipt_counter (
  agency_id uuid not null references unit,
  year integer not null,
  last_number integer not null,
  primary key (agency_id, year)
);
comment on table payment_receipt_counter is 'The last receipt number an agency gave in a year; its row lock keeps the numbers without gaps.';

create table payment_receipt (
  id uuid primary key,
  agency_id uuid not null references unit,
  year integer not null,
  number integer not null,
  obligation_id uuid not null references payment_obligation,
  charge_id uuid references payment_charge,
  drawer_id uuid references payment_drawer,
  amount_vnd bigint not null,
  data jsonb not null,
  issued_at timestamptz not null,
  issued_by uuid,
  constraint payment_receipt_number_once unique (agency_id, year, number),
  constraint payment_receipt_charge_once unique (charge_id),
  constraint payment_receipt_one_way check ((charge_id is null) <> (drawer_id is null)),
  constraint payment_receipt_positive check (amount_vnd > 0)
);
comment on table payment_receipt is 'Biên lai: money that was received, numbered without gaps by agency and year. Never changed; its words are fixed here.';
create index payment_receipt_of_obligation on payment_receipt (obligation_id);
create index payment_receipt_of_drawer on payment_receipt (drawer_id);
revoke update, delete, truncate on payment_receipt from muong_app;

create table payment_refund (
  id uuid primary key,
  version integer not null,
  obligation_id uuid not null references payment_obligation,
  amount_vnd bigint not null,
  state text not null,
  reason text not null,
  asked_at timestamptz not null,
  asked_by uuid,
  asked_by_name text not null,
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  decision_note text,
  paid_at timestamptz,
  paid_by text,
  paid_through text,
  proof text,
  constraint payment_refund_state_known check (state in ('asked', 'approved', 'declined', 'paid')),
  constraint payment_refund_two_people check (decided_by is null or decided_by <> asked_by),
  constraint payment_refund_positive check (amount_vnd > 0)
);
comment on table payment_refund is 'Hoàn trả: money given back. One person asks, another decides, and the payment has its proof.';
create index payment_refund_of_obligation on payment_refund (obligation_id);
create index payment_refund_open on payment_refund (asked_at) where state in ('asked', 'approved');

create table payment_entry (
  id uuid primary key,
  obligation_id uuid references payment_obligation,
  agency_id uuid not null references unit,
  kind text not null,
  debit text not null,
  credit text not null,
  amount_vnd bigint not null,
  receipt_id uuid references payment_receipt,
  charge_id uuid references payment_charge,
  drawer_id uuid references payment_drawer,
  refund_id uuid references payment_refund,
  recorded_at timestamptz not null,
  recorded_by uuid,
  constraint payment_entry_positive check (amount_vnd > 0),
  constraint payment_entry_two_sides check (debit <> credit),
  constraint payment_entry_debit_known check (debit in ('receivable', 'fees', 'levies', 'dues', 'cash', 'gateway', 'treasury', 'shortage')),
  constraint payment_entry_credit_known check (credit in ('receivable', 'fees', 'levies', 'dues', 'cash', 'gateway', 'treasury', 'shortage')),
  constraint payment_entry_of_something check (obligation_id is not null or drawer_id is not null or charge_id is not null)
);
comment on table payment_entry is 'The ledger of money: each row moves one amount from one account to another, so debits equal credits by the shape of the row. Added to, never changed.';
comment on column payment_entry.debit is 'receivable: owed by payers, below nothing what is owed to them · fees, levies, dues: income · cash: in drawers · gateway: with the gateway · treasury: in the State''s account · shortage: missing when counted.';
create index payment_entry_of_obligation on payment_entry (obligation_id, recorded_at);
create index payment_entry_of_drawer on payment_entry (drawer_id) where drawer_id is not null;
create index payment_entry_of_charge on payment_entry (charge_id) where charge_id is not null;
revoke update, delete, truncate on payment_entry from muong_app;

create table payment_callback (
  id uuid primary key,
  digest text not null,
  reference text not null,
  answer jsonb not null,
  received_at timestamptz not null,
  constraint payment_callback_once unique (digest)
);
comment on table payment_callback is 'What the gateway told us, once each; only what its signature proves is kept.';
create index payment_callback_of_reference on payment_callback (reference);
revoke update, delete, truncate on payment_callback from muong_app;

create table payment_statement (
  id uuid primary key,
  version integer not null,
  on_day date not null,
  digest text not null,
  line_count integer not null,
  total_vnd bigint not null,
  loaded_at timestamptz not null,
  loaded_by uuid,
  constraint payment_statement_day_once unique (on_day)
);
comment on table payment_statement is 'Tệp đối soát: what the gateway says it received on a day.';

create table payment_statement_line (
  statement_id uuid not null references payment_statement,
  number integer not null,
  reference text not null,
  gateway_transaction text not null,
  amount_vnd bigint not null,
  paid_at timestamptz not null,
  primary key (statement_id, number),
  constraint payment_statement_line_transaction_once unique (gateway_transaction)
);
comment on table payment_statement_line is 'One payment of the gateway''s statement.';
create index payment_statement_line_of_reference on payment_statement_line (reference);
revoke update, delete, truncate on payment_statement_line from muong_app;

create table payment_discrepancy (
  id uuid primary key,
  version integer not null,
  on_day date not null,
  kind text not null,
  reference text not null,
  gateway_transaction text not null,
  charge_id uuid references payment_charge,
  here_vnd bigint not null,
  there_vnd bigint not null,
  found_at timestamptz not null,
  resolution text,
  note text,
  resolved_at timestamptz,
  resolved_by uuid,
  resolved_by_name text,
  constraint payment_discrepancy_kind_known check (kind in ('missing-here', 'missing-there', 'amount-differs')),
  constraint payment_discrepancy_resolution_known check (resolution in ('booked', 'reversed', 'adjusted', 'found-later', 'not-ours')),
  constraint payment_discrepancy_resolved_said check ((resolved_at is null) = (resolution is null) and (resolution is null or note is not null)),
  constraint payment_discrepancy_once unique (gateway_transaction, kind)
);
comment on table payment_discrepancy is 'Where our books and the gateway''s statement differ; open until someone has said what it was.';
create index payment_discrepancy_open on payment_discrepancy (on_day) where resolved_at is null;

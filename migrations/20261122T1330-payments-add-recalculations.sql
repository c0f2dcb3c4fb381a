create table payment_recalculation (
  obligation_id uuid not null references payment_obligation,
  version integer not null,
  before_vnd bigint not null,
  amount_vnd bigint not null,
  change jsonb not null,
  reason text not null,
  recorded_at timestamptz not null,
  primary key (obligation_id, version)
);
comment on table payment_recalculation is 'Why a fee was reckoned again, in words. They may say whom it was reckoned for, so they stand here and not in the log of facts.';
revoke update, delete, truncate on payment_recalculation from muong_app;

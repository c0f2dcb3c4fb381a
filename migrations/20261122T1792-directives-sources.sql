create table directive_source_alarm (
  id uuid primary key,
  directive_id uuid not null references directive,
  document_id uuid not null,
  what text not null,
  raised_at timestamptz not null,
  outcome text,
  decided_at timestamptz,
  decided_by uuid references officer,
  reason text,
  constraint directive_source_alarm_what_known check (what in ('recalled', 'replaced')),
  constraint directive_source_alarm_outcome_known check (outcome in ('kept', 'withdrawn', 'lapsed'))
);
comment on table directive_source_alarm is 'The document that a directive rests on was taken back or replaced: until its orderer decides, nobody is reminded of it.';
create unique index directive_source_alarm_open on directive_source_alarm (directive_id) where outcome is null;
create index directive_source_alarm_of on directive_source_alarm (directive_id, raised_at);

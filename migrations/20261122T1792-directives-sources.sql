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

create table directive_recurrence (
  id uuid primary key,
  version integer not null,
  origin_id uuid not null references directive,
  orderer_id uuid not null references officer,
  every text not null,
  days_ahead integer not null,
  next_due_on date not null,
  ended_at timestamptz,
  constraint directive_recurrence_every_known check (every in ('month', 'quarter'))
);
comment on table directive_recurrence is 'A directive that comes back by itself, as a monthly report does: given again so many days ahead of each deadline, until its orderer ends it.';
create unique index directive_recurrence_of on directive_recurrence (origin_id) where ended_at is null;
create index directive_recurrence_due on directive_recurrence (next_due_on) where ended_at is null;

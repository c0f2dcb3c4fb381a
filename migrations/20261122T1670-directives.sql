create table directive (
  id uuid primary key,
  version integer not null,
  code text not null,
  parent_id uuid references directive,
  root_id uuid not null references directive,
  kind text not null,
  title text not null,
  content text not null,
  product text not null,
  source_kind text not null,
  source_reference text not null,
  source_document_id uuid,
  orderer_id uuid references officer,
  orderer_role text,
  orderer_unit_id uuid references unit,
  orderer_agency_id uuid references unit,
  orderer_outside_code text,
  orderer_outside_name text,
  lead_unit_id uuid references unit,
  lead_agency_id uuid references unit,
  lead_outside_code text,
  lead_outside_name text,
  supervisor_id uuid references officer,
  handler_id uuid references officer,
  limit_amount numeric,
  limit_unit text,
  given_at timestamptz not null,
  due_original_at timestamptz not null,
  due_at timestamptz not null,
  state text not null,
  percent smallint not null default 0,
  received_at timestamptz,
  closed_at timestamptz,
  is_late boolean,
  remind_at timestamptz,
  giving_key text not null,
  constraint directive_code_once unique (code),
  constraint directive_key_once unique (giving_key),
  constraint directive_state_known check (state in ('given', 'declined', 'inProgress', 'reported', 'completed', 'withdrawn')),
  constraint directive_source_known check (source_kind in ('direct', 'meeting', 'document', 'axis')),
  constraint directive_percent_of_hundred check (percent between 0 and 100),
  constraint directive_has_orderer check ((orderer_id is null) = (orderer_outside_code is not null)),
  constraint directive_has_lead check ((lead_unit_id is null) = (lead_outside_code is not null)),
  constraint directive_one_side_inside check (orderer_id is not null or lead_unit_id is not null),
  constraint directive_closed_with_state check ((closed_at is not null) = (state in ('completed', 'withdrawn')))
);
comment on table directive is 'What a leader ordered (nhiệm vụ được giao), or a part of it that its lead gave in turn.';
comment on column directive.root_id is 'The whole that it is a part of; itself where it is the whole.';
comment on column directive.due_original_at is 'The deadline it was given with; extensions move due_at and leave this.';
comment on column directive.orderer_outside_code is 'Agency code (Decision 20/2020/QĐ-TTg) of an orderer of another house; lead_outside_code likewise.';
comment on column directive.remind_at is 'When somebody is told of its deadline next; null once it is closed.';
comment on column directive.giving_key is 'Makes a repeated order the same directive.';
create index directive_open_of_lead on directive (lead_agency_id, due_at, id) where closed_at is null;
create index directive_open_of_orderer on directive (orderer_agency_id, due_at, id) where closed_at is null;
create index directive_open_of_supervisor on directive (supervisor_id, due_at, id) where closed_at is null;
create index directive_closed_of_lead on directive (lead_agency_id, closed_at desc, id desc) where closed_at is not null;
create index directive_closed_of_orderer on directive (orderer_agency_id, closed_at desc, id desc) where closed_at is not null;
create index directive_closed_of_supervisor on directive (supervisor_id, closed_at desc, id desc) where closed_at is not null;
create index directive_of_whole on directive (root_id, given_at, id);
create index directive_of_parent on directive (parent_id) where parent_id is not null;
create index directive_of_document on directive (source_document_id) where source_document_id is not null;
create index directive_to_remind on directive (remind_at, id) where remind_at is not null;

create table directive_cooperation (
  directive_id uuid not null references directive,
  unit_id uuid not null references unit,
  agency_id uuid not null references unit,
  due_at timestamptz not null,
  closed_at timestamptz,
  primary key (directive_id, unit_id)
);
comment on table directive_cooperation is 'Units that cooperate (phối hợp) in a directive another unit leads; its deadline and end are copied, so that their lists walk one index.';
create index directive_cooperation_open on directive_cooperation (agency_id, due_at, directive_id) where closed_at is null;
create index directive_cooperation_closed on directive_cooperation (agency_id, closed_at desc, directive_id desc) where closed_at is not null;

create table directive_report (
  id uuid primary key,
  directive_id uuid not null references directive,
  kind text not null,
  percent smallint not null,
  body text not null,
  reported_at timestamptz not null,
  reported_by uuid references officer,
  report_key text not null,
  answer text,
  answer_reason text,
  answered_at timestamptz,
  answered_by uuid references officer,
  constraint directive_report_key_once unique (report_key),
  constraint directive_report_kind_known check (kind in ('progress', 'completion')),
  constraint directive_report_answer_known check (answer in ('accepted', 'returned')),
  constraint directive_report_percent_of_hundred check (percent between 0 and 100)
);
comment on table directive_report is 'What the lead reports: progress, or completion, which is accepted or returned with a reason.';
create index directive_report_of_directive on directive_report (directive_id, reported_at, id);

create table directive_evidence (
  report_id uuid not null references directive_report,
  file_id uuid not null references file,
  ordinal integer not null,
  primary key (report_id, file_id)
);
comment on table directive_evidence is 'Files that show what a report says.';

create table directive_extension (
  id uuid primary key,
  directive_id uuid not null references directive,
  asked_due_at timestamptz not null,
  previous_due_at timestamptz not null,
  reason text not null,
  asked_at timestamptz not null,
  asked_by uuid references officer,
  decider_id uuid references officer,
  decided_at timestamptz,
  decided_by uuid references officer,
  outcome text,
  granted_due_at timestamptz,
  decision_reason text,
  constraint directive_extension_outcome_known check (outcome in ('granted', 'refused', 'lapsed')),
  constraint directive_extension_granted_until check ((outcome = 'granted') = (granted_due_at is not null))
);
comment on table directive_extension is 'A later deadline asked for, and what was decided; every deadline there was stays here.';
comment on column directive_extension.decider_id is 'Who gave the directive, or the whole whose deadline a part would pass; null where that is an agency of another house.';
create index directive_extension_of_directive on directive_extension (directive_id, asked_at, id);
create unique index directive_extension_one_open on directive_extension (directive_id) where outcome is null;

create table directive_secretary (
  id uuid primary key,
  version integer not null,
  leader_id uuid not null references officer,
  position_id uuid not null references position,
  secretary_id uuid not null references officer,
  acts text[] not null,
  valid_from date not null,
  valid_to date not null,
  ended_at timestamptz,
  constraint directive_secretary_of_another check (leader_id <> secretary_id),
  constraint directive_secretary_dates_in_order check (valid_to >= valid_from)
);
comment on table directive_secretary is 'Who acts in a leader''s name, in which acts and on which days; every such act names both.';
create index directive_secretary_of_secretary on directive_secretary (secretary_id, valid_to) where ended_at is null;
create index directive_secretary_of_leader on directive_secretary (leader_id, valid_to);

create table directive_digest (
  id uuid primary key,
  officer_id uuid not null references officer,
  on_date date not null,
  lines jsonb not null,
  made_at timestamptz not null,
  constraint directive_digest_once_a_day unique (officer_id, on_date)
);
comment on table directive_digest is 'What an officer is reminded of on a day: one digest, however much is late.';

create index event_by_officer on event (actor_id, recorded_at, id) where actor_kind = 'officer';
create index event_in_name on event (on_behalf_of, recorded_at, id) where on_behalf_of is not null;

create table process_due (
  instance_id uuid not null references process_instance,
  name text not null,
  kind text not null,
  element_id text not null,
  token integer not null,
  rule jsonb,
  operation text,
  due_at timestamptz not null,
  paused_at timestamptz,
  failures integer not null default 0,
  last_error text,
  primary key (instance_id, name),
  constraint process_due_kind_known check (kind in ('timer', 'service')),
  constraint process_due_says_what check ((kind = 'timer') = (rule is not null) and (kind = 'service') = (operation is not null))
);
comment on table process_due is 'What a process does without a person when its time has come: timers and services. Can be built again from the instances.';
comment on column process_due.name is 'The name the process knows it by: a timer, or "call/" and its number.';
comment on column process_due.paused_at is 'Set while the applicant is awaited: nothing falls due.';
create index process_due_next on process_due (due_at) where paused_at is null;

create table process_message (
  id uuid primary key,
  subject_type text not null,
  subject_id uuid not null,
  message text not null,
  variables jsonb not null,
  sent_by uuid references process_instance,
  sent_at timestamptz not null
);
comment on table process_message is 'Messages between the processes of a subject for which nobody waited yet; gone when they are taken.';
create index process_message_of_subject on process_message (subject_type, subject_id, message, sent_at, id);

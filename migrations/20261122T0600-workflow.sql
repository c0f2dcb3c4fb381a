create table process_definition (
  hash text primary key,
  source jsonb not null
);
comment on table process_definition is 'A process as its pack wrote it, under the SHA-256 of its text: an instance keeps the one it began with.';

create table process_instance (
  id uuid primary key,
  subject_type text not null,
  subject_id uuid not null,
  definition_hash text not null references process_definition,
  state jsonb not null,
  placement jsonb not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  constraint process_instance_of_subject_once unique (subject_type, subject_id)
);

create table work_item (
  id uuid primary key,
  subject_type text not null,
  subject_id uuid not null,
  subject_code text not null,
  subject_title text not null,
  instance_id uuid not null references process_instance,
  token integer not null,
  element_id text not null,
  title text not null,
  action text,
  outcomes text[] not null,
  agency_id uuid not null references unit,
  unit_id uuid not null references unit,
  role text not null,
  assignee_id uuid references officer,
  state text not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  step_due_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  outcome text,
  constraint work_item_state_known check (state in ('open', 'suspended', 'done', 'withdrawn')),
  constraint work_item_of_token_once unique (instance_id, token)
);
comment on table work_item is 'Every human step: one row, one inbox, ordered by legal deadline.';
comment on column process_instance.placement is 'Which unit does the steps of each role, fixed at the start and moved by a reorganisation.';
comment on column work_item.token is 'The number by which the process instance knows it.';
comment on column work_item.role is 'Who may take it, within the unit: any holder of the role, or only the assignee when there is one.';
comment on column work_item.action is 'The act that completes it, where a plain "done" will not do: accept, sign, deliver.';
create index work_item_inbox_of_role on work_item (unit_id, role, due_at, id) where state = 'open' and assignee_id is null;
create index work_item_inbox_of_officer on work_item (assignee_id, due_at, id) where state = 'open';
create index work_item_of_subject on work_item (subject_type, subject_id, opened_at);

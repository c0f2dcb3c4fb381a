create table process_instance (
  id uuid primary key,
  subject_type text not null,
  subject_id uuid not null,
  definition jsonb not null,
  state jsonb not null,
  version integer not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  constraint process_instance_of_subject_once unique (subject_type, subject_id)
);

create table work_item (
  id uuid primary key,
  version integer not null,
  subject_type text not null,
  subject_id uuid not null,
  instance_id uuid references process_instance,
  element_id text not null,
  title text not null,
  subject_title text not null,
  subject_code text not null,
  agency_id uuid not null references unit,
  role text not null,
  assignee_id uuid references officer,
  state text not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  step_due_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  outcome text,
  constraint work_item_state_known check (state in ('open', 'suspended', 'done', 'cancelled'))
);
comment on table work_item is 'Every human step: one row, one inbox, ordered by legal deadline.';
comment on column work_item.role is 'Who may take it, within the agency: any holder of the role, or only the assignee when there is one.';
create index work_item_inbox_of_role on work_item (agency_id, role, due_at, id) where state = 'open' and assignee_id is null;
create index work_item_inbox_of_officer on work_item (assignee_id, due_at, id) where state = 'open';
create index work_item_of_subject on work_item (subject_type, subject_id, opened_at);

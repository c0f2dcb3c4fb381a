-- A process may start others for the same subject, at other agencies: the parts of one dossier (liên thông).
alter table process_instance drop constraint process_instance_of_subject_once;
alter table process_instance
  add column version integer not null default 0,
  add column parent_id uuid references process_instance,
  add column parent_call integer,
  add column clock jsonb,
  add column conflicted uuid[] not null default '{}';
comment on column process_instance.parent_id is 'The process that started this one; null for the process of the subject itself.';
comment on column process_instance.parent_call is 'The number by which the parent knows it.';
comment on column process_instance.clock is 'The time limit of a part; without one it keeps the time of the whole.';
comment on column process_instance.conflicted is 'Officers with a declared interest in the subject: none of its work is theirs.';
create unique index process_instance_of_subject_once on process_instance (subject_type, subject_id) where parent_id is null;
create unique index process_instance_of_call_once on process_instance (parent_id, parent_call);
create index process_instance_parts on process_instance (subject_type, subject_id) where parent_id is not null;

alter table work_item
  add column version integer not null default 0,
  add column question text,
  add column remark text,
  add column barred uuid[] not null default '{}',
  add column closed_for uuid,
  add column reminded_at timestamptz,
  add column escalated_at timestamptz,
  add column escalated_to uuid references officer;
comment on column work_item.question is 'What is asked of whoever does it, as when an agency is consulted.';
comment on column work_item.remark is 'What they answered, in their words.';
comment on column work_item.barred is 'Who may not do it: doers of the steps it checks (four eyes), and officers with an interest in the subject.';
comment on column work_item.closed_for is 'The absent officer in whose place it was done.';
comment on column work_item.escalated_at is 'When it was told that this is overdue: once, however long it lasts.';
create index work_item_to_escalate on work_item (due_at, id) where state = 'open' and escalated_at is null;
create index work_item_escalated_to on work_item (escalated_to, due_at, id) where state = 'open';

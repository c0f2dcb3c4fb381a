create table dossier_field_copy (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  work_item_id uuid not null,
  officer_id uuid not null references officer,
  taken_at timestamptz not null,
  until timestamptz not null,
  taken jsonb,
  ended_at timestamptz,
  ended_as text,
  version integer not null,
  constraint dossier_field_copy_end_known check (ended_as in ('returned', 'renewed', 'lost', 'forgotten')),
  constraint dossier_field_copy_end_whole check ((ended_at is null) = (ended_as is null))
);
comment on table dossier_field_copy is 'Bản mang theo: an officer took a dossier along on a device, to work on it where there is no line.';
comment on column dossier_field_copy.work_item_id is 'The step that the officer took along.';
comment on column dossier_field_copy.until is 'The device drops what it keeps then.';
comment on column dossier_field_copy.taken is 'How the dossier stood when it was taken, to be compared with how it stands; null once that is forgotten.';
comment on column dossier_field_copy.ended_as is 'Lost: what is sent from the device from then on is looked at before it has any effect.';
create unique index dossier_field_copy_open on dossier_field_copy (officer_id, dossier_id) where ended_at is null;
create index dossier_field_copy_kept on dossier_field_copy (until) where taken is not null;

create table dossier_field_act (
  id uuid primary key,
  copy_id uuid not null references dossier_field_copy,
  key text not null,
  kind text not null,
  entry jsonb not null,
  made_at timestamptz not null,
  arrived_at timestamptz not null,
  state text not null,
  reason text,
  choices jsonb,
  settled_at timestamptz,
  version integer not null,
  constraint dossier_field_act_once unique (copy_id, key),
  constraint dossier_field_act_kind_known check (kind in ('note', 'papers', 'completion')),
  constraint dossier_field_act_state_known check (state in ('done', 'held', 'settled')),
  constraint dossier_field_act_settled_whole
    check ((state = 'settled') = (settled_at is not null) and (state = 'settled') = (choices is not null))
);
comment on table dossier_field_act is 'Việc ghi tại thực địa: what an officer did without a line, as it arrived; carried out at once, or held where the dossier had moved.';
comment on column dossier_field_act.key is 'Given by the device: sent again, it is the same act.';
comment on column dossier_field_act.made_at is 'When it was done, by the device''s own clock.';
comment on column dossier_field_act.reason is 'What the ordinary act was refused for; null where only a comparison held it.';
comment on column dossier_field_act.choices is 'What the officer chose for each field: theirs, mine, or mine as a note.';

create table dossier_field_act_file (
  act_id uuid not null references dossier_field_act,
  file_id uuid not null references file,
  primary key (act_id, file_id)
);
comment on table dossier_field_act_file is 'Photographs and papers that came with an act from the field.';
create index dossier_field_act_file_of_file on dossier_field_act_file (file_id);

alter table dossier_file drop constraint dossier_file_purpose_known;
alter table dossier_file add constraint dossier_file_purpose_known
  check (purpose in ('component', 'supplement', 'draft-result', 'result', 'revoked-result', 'part-draft', 'part-result', 'field'));

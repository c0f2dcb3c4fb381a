alter table process_instance add column parties text[] not null default '{}';
comment on column process_instance.parties is 'SHA-256 of the identity numbers that the subject names: whoever declares an interest in one of them gets none of its work.';
create index process_instance_by_party on process_instance using gin (parties) where ended_at is null;

create table work_interest (
  id uuid primary key,
  officer_id uuid not null references officer,
  kind text not null,
  party text not null,
  party_name text not null,
  declared_at timestamptz not null,
  ended_at timestamptz,
  constraint work_interest_kind_known check (kind in ('self', 'relative', 'other'))
);
comment on table work_interest is 'Persons in whose dossiers an officer has an interest: themselves, relatives, others.';
comment on column work_interest.party is 'SHA-256 of the identity number: enough to meet a dossier, too little to read.';
create index work_interest_of_party on work_interest (party) where ended_at is null;
create index work_interest_of_officer on work_interest (officer_id, declared_at);

create table work_note (
  id uuid primary key,
  subject_type text not null,
  subject_id uuid not null,
  author_id uuid not null references officer,
  body text not null,
  written_at timestamptz not null
);
comment on table work_note is 'What officers say to each other about a piece of work; no part of what the applicant is told.';
create index work_note_of_subject on work_note (subject_type, subject_id, written_at, id);

create table work_mention (
  note_id uuid not null references work_note,
  officer_id uuid not null references officer,
  seen_at timestamptz,
  primary key (note_id, officer_id)
);
comment on table work_mention is 'Who is asked to read a note; seen when they open the work it is about.';
create index work_mention_unseen on work_mention (officer_id, note_id) where seen_at is null;

create table work_shift (
  id uuid primary key,
  from_officer_id uuid not null references officer,
  to_officer_id uuid not null references officer,
  note text not null,
  passed integer not null,
  kept integer not null,
  handed_over_at timestamptz not null,
  constraint work_shift_to_another check (from_officer_id <> to_officer_id)
);
comment on table work_shift is 'All that one officer had, handed to another at once, as at the end of a shift.';
create index work_shift_to on work_shift (to_officer_id, handed_over_at desc);

create table work_batch (
  id uuid primary key,
  officer_id uuid not null references officer,
  act text not null,
  begun_at timestamptz not null,
  constraint work_batch_act_known check (act in ('claim', 'release', 'complete', 'distribute'))
);
comment on table work_batch is 'One act upon many work items, each done or refused by itself; one that was broken off is taken up again.';

create table work_batch_item (
  batch_id uuid not null references work_batch,
  work_item_id uuid not null references work_item,
  number integer not null,
  state text not null,
  reason text,
  primary key (batch_id, work_item_id),
  constraint work_batch_item_state_known check (state in ('waiting', 'done', 'refused'))
);

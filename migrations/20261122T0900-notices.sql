create table notice (
  id uuid primary key,
  event_id uuid not null references event,
  recipient_kind text not null,
  recipient_id uuid,
  told_to text not null,
  class text not null,
  about_type text not null,
  about_id uuid not null,
  subject text not null,
  body text not null,
  path text not null,
  created_at timestamptz not null,
  constraint notice_once unique (event_id, told_to)
);
comment on table notice is 'What one person is told because of one fact; it stands on their page of notices, and goes out by its deliveries.';
comment on column notice.told_to is 'Who is told once: the account''s id, or the address of who has none.';
comment on column notice.class is 'A class of the pack''s notices.yaml: what a person may choose a channel for.';
create index notice_of_reader on notice (recipient_id, id desc) where recipient_id is not null;
create index notice_of_subject on notice (about_type, about_id, id);

create table rating (
  dossier_id uuid primary key references dossier,
  score smallint not null,
  comment text,
  rated_at timestamptz not null,
  constraint rating_score_of_five check (score between 1 and 5)
);
comment on table rating is 'Five degrees at the counter, from very dissatisfied to very satisfied; one a dossier.';

create table notice (
  id uuid primary key,
  event_id uuid not null references event,
  recipient_kind text not null,
  recipient_id uuid,
  channel text not null,
  address text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  failures integer not null default 0,
  last_error text,
  constraint notice_once unique (event_id, channel, address)
);
comment on table notice is 'What was told to whom, because of which fact; sent once, tried again until it is.';
create index notice_unsent on notice (created_at) where sent_at is null;

create table rating (
  dossier_id uuid primary key references dossier,
  score smallint not null,
  comment text,
  rated_at timestamptz not null,
  constraint rating_score_of_five check (score between 1 and 5)
);
comment on table rating is 'Five degrees at the counter, from very dissatisfied to very satisfied; one a dossier.';

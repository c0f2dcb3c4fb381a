create table portal_line (
  name text primary key,
  cursor text,
  failures integer not null default 0,
  next_attempt_at timestamptz not null,
  heard_at timestamptz,
  failed_at timestamptz,
  last_error text,
  constraint portal_line_known check (name in ('statuses', 'arrivals'))
);
comment on table portal_line is 'The two directions of the line to the national portal: when it was last heard, and when it is tried again.';
comment on column portal_line.cursor is 'How far its list of messages to us has been read, in its own words.';
comment on column portal_line.next_attempt_at is 'Whoever moves it forward has the line for that while: one process at a time, and the next one after it died.';

create table portal_message (
  id uuid primary key,
  position bigint not null,
  dossier_id uuid not null references dossier,
  dossier_code text not null,
  external_code text,
  status smallint not null,
  occurred_at timestamptz not null,
  content jsonb not null,
  state text not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  delivered_at timestamptz,
  last_error text,
  folded text not null,
  constraint portal_message_state_known check (state in ('waiting', 'delivered', 'refused'))
);
comment on table portal_message is 'A status on its way to the national portal. Its id is that of the fact it tells: composed again it is the same message.';
comment on column portal_message.position is 'Of the fact in the log: the order of the messages of one dossier, and the point to replay from.';
comment on column portal_message.content is 'What is told, without the person: their name is joined as it is sent.';
comment on column portal_message.delivered_at is 'When the portal said that it has it.';
create index portal_message_waiting on portal_message (position) where state = 'waiting';
create index portal_message_waiting_of on portal_message (dossier_id, position) where state = 'waiting';
create index portal_message_of_dossier on portal_message (dossier_id, position);
create index portal_message_by_position on portal_message (position);
create index portal_message_by_day on portal_message (occurred_at, id);
create index portal_message_searched on portal_message using gin (folded public.gin_trgm_ops);

create table portal_arrival (
  id uuid primary key,
  version integer not null,
  message_id text not null,
  kind text not null,
  external_code text,
  content jsonb not null,
  sha256 text not null,
  received_at timestamptz not null,
  occurred_at timestamptz,
  state text not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  code text,
  detail text,
  note text,
  dossier_id uuid references dossier,
  settled_at timestamptz,
  folded text not null,
  constraint portal_arrival_once unique (message_id, sha256),
  constraint portal_arrival_state_known check (state in ('waiting', 'taken', 'held', 'dismissed')),
  constraint portal_arrival_held_says_why check (state <> 'held' or code is not null)
);
comment on table portal_arrival is 'A message of the national portal as it came, to the letter; acted on once. What cannot be acted on is held with its reason.';
comment on column portal_arrival.attempts is 'How often it was looked at: a message may wait for the dossier it is about, or for a file.';
create index portal_arrival_waiting on portal_arrival (next_attempt_at, id) where state = 'waiting';
create index portal_arrival_held on portal_arrival (received_at desc, id desc) where state = 'held';
create index portal_arrival_latest on portal_arrival (received_at desc, id desc);
create index portal_arrival_about on portal_arrival (external_code, kind, occurred_at);
create index portal_arrival_searched on portal_arrival using gin (folded public.gin_trgm_ops);

create table portal_day (
  on_date date primary key,
  id uuid not null unique,
  version integer not null,
  compared_at timestamptz not null,
  ours integer not null,
  theirs integer not null
);
comment on table portal_day is 'Đối soát: a day whose statuses were compared with those the portal has.';

create table portal_difference (
  on_date date not null references portal_day,
  dossier_code text not null,
  dossier_id uuid references dossier,
  ours smallint,
  theirs text,
  primary key (on_date, dossier_code)
);
comment on table portal_difference is 'A dossier whose last status of a day is not the same here and at the portal, as the last comparison found it.';

create table portal_proposal (
  id uuid primary key,
  version integer not null,
  code text not null,
  name text not null,
  procedure jsonb not null,
  differences jsonb not null,
  state text not null,
  fetched_at timestamptz not null,
  decided_at timestamptz,
  constraint portal_proposal_code_once unique (code),
  constraint portal_proposal_state_known check (state in ('open', 'taken', 'declined'))
);
comment on table portal_proposal is 'A procedure as the national database has it where ours differs; taken only when somebody says so.';
create index portal_proposal_open on portal_proposal (code) where state = 'open';

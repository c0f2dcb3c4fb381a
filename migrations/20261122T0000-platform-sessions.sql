create table session (
  id uuid constraint session_pk primary key,
  token_hash bytea not null constraint session_token_hash_unique unique,
  actor_kind text,
  actor_id text,
  sealed_values bytea,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  constraint session_actor_is_whole check ((actor_kind is null) = (actor_id is null))
);
create index session_of_actor on session (actor_kind, actor_id) where actor_id is not null;
create index session_by_expiry on session (expires_at);

comment on table session is 'A person''s stay in one browser. Nothing in a copy of this table lets anyone in.';
comment on column session.token_hash is 'SHA-256 of the token in the cookie; the token itself is nowhere but in the browser.';
comment on column session.actor_id is 'Who signed in; null while nobody has.';
comment on column session.sealed_values is 'Flash messages, kept forms and the like: AES-256-GCM under a key drawn from the token.';
comment on column session.expires_at is 'The earlier of idle and absolute end. The row stays a while longer, to tell whose form comes late.';

create table idempotency_key (
  id uuid constraint idempotency_key_pk primary key,
  actor text not null,
  key text not null,
  request_hash bytea not null,
  status smallint,
  headers jsonb,
  response jsonb,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint idempotency_key_unique unique (actor, key)
);
create index idempotency_key_by_expiry on idempotency_key (expires_at);

comment on table idempotency_key is 'Answers to API writes that carried an Idempotency-Key; written in the transaction of the act, kept a day.';
comment on column idempotency_key.actor is 'Kind and id of who called: a key means nothing to anyone else.';
comment on column idempotency_key.request_hash is 'SHA-256 of method, address and body: the same key with another request is refused.';

create table counter_confirmation (
  id uuid primary key,
  version integer not null,
  unit_id uuid not null references unit,
  officer_id uuid not null,
  officer_name text not null,
  procedure_version_id uuid not null references procedure_version,
  submission_key text not null,
  person_name text not null,
  entry jsonb not null,
  entry_hash bytea not null,
  channel text not null,
  address text not null,
  code_hash bytea not null,
  token_hash bytea not null,
  attempts_left integer not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  confirmed_through text,
  constraint counter_confirmation_channel_known check (channel in ('phone', 'email')),
  constraint counter_confirmation_through_known check (confirmed_through in ('link', 'counter')),
  constraint counter_confirmation_confirmed_whole check ((confirmed_at is null) = (confirmed_through is null)),
  constraint counter_confirmation_token_once unique (token_hash)
);
comment on table counter_confirmation is 'What an officer filled in for someone, sent to that person''s own phone or mailbox to be read and confirmed by a code before it is filed.';
comment on column counter_confirmation.entry_hash is 'Of what is confirmed: a form changed since must be confirmed anew.';
comment on column counter_confirmation.confirmed_through is 'The link on the person''s own phone, or the code read out at the counter.';
create index counter_confirmation_of_entry on counter_confirmation (submission_key, asked_at desc);
create index counter_confirmation_of_address on counter_confirmation (address, asked_at desc);

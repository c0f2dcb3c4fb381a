alter table signing_key
  drop constraint signing_key_kind_known,
  add constraint signing_key_kind_known check (kind in ('sealed', 'token', 'remote', 'mobile'));
comment on column signing_key.place is 'Of a token: library, serial, keyId; of a remote service: service, credentialId; of a SIM: service, msisdn. Libraries and services are named by the settings.';

create table signing_confirmation (
  id uuid primary key,
  version integer not null,
  officer_id uuid not null references officer,
  signing_key_id uuid references signing_key,
  place jsonb not null,
  act text not null,
  input jsonb not null,
  return_to text not null,
  stated_at timestamptz not null,
  state text not null,
  transaction_id text,
  certificate_pem text,
  problem jsonb,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  next_at timestamptz,
  ended_at timestamptz,
  constraint signing_confirmation_state_known check (state in ('asking', 'waiting', 'confirmed', 'done', 'failed')),
  constraint signing_confirmation_waits_until_ended check ((ended_at is null) = (next_at is not null) and (ended_at is null) = (state in ('asking', 'waiting', 'confirmed')))
);
comment on table signing_confirmation is 'What an officer was asked to confirm elsewhere, as on a telephone, and what is done once they have: the waiting is this row, and no process.';
comment on column signing_confirmation.signing_key_id is 'Null while the key is being enrolled.';
comment on column signing_confirmation.act is 'What is carried on with when the answer is there, by its name; with input.';
comment on column signing_confirmation.stated_at is 'The time the signatures state: what is signed is made anew from it, byte for byte.';
comment on column signing_confirmation.transaction_id is 'What the service calls it; null until it has been asked.';
comment on column signing_confirmation.certificate_pem is 'Of a key being enrolled: the certificate that came with the answer.';
comment on column signing_confirmation.next_at is 'When it is looked at next: at the pace of its service, or when whoever looks at it now must have been killed.';
create unique index signing_confirmation_one_open on signing_confirmation (officer_id) where ended_at is null;
create index signing_confirmation_due on signing_confirmation (next_at, id) where next_at is not null;

create table signing_confirmation_document (
  confirmation_id uuid not null references signing_confirmation,
  ordinal integer not null,
  title text not null,
  to_sign bytea not null,
  code text not null,
  signature bytea,
  primary key (confirmation_id, ordinal)
);
comment on table signing_confirmation_document is 'Each document of a confirmation: what is to be signed of it, and the signature once it has come and holds.';
comment on column signing_confirmation_document.to_sign is 'The signed attributes (RFC 5652, 5.4): they carry the digest of the document.';
comment on column signing_confirmation_document.code is 'What the person compares on the telephone and on the screen.';

create table signing_receipt_key (
  id uuid primary key,
  kid text not null,
  public_jwk jsonb not null,
  sealed_key bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz,
  constraint signing_receipt_key_kid_once unique (kid)
);
comment on table signing_receipt_key is 'The province''s own keys for receipts (JWS, ES256): the newest signs, all stay published so that old receipts can be checked.';
comment on column signing_receipt_key.sealed_key is 'Closed under the secret of the installation.';

create table signing_receipt (
  subject_type text not null,
  subject_id uuid not null,
  jws text not null,
  issued_at timestamptz not null,
  primary key (subject_type, subject_id)
);
comment on table signing_receipt is 'The receipt of a letter as it was first drawn: drawn again, the letter carries the same.';

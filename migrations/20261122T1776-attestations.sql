create table attestation_offer (
  id uuid primary key,
  version integer not null,
  type text not null,
  subject_type text not null,
  subject_id uuid not null,
  citizen_id uuid not null references citizen,
  code_hash text not null,
  pin_hash text not null,
  failures integer not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  token_hash text,
  token_expires_at timestamptz,
  constraint attestation_offer_code_once unique (code_hash),
  constraint attestation_offer_token_once unique (token_hash),
  constraint attestation_offer_token_whole check ((token_hash is null) = (token_expires_at is null))
);
comment on table attestation_offer is 'Lời mời nhận chứng nhận số: a person may take what was issued to them into a wallet, once, within minutes.';
comment on column attestation_offer.code_hash is 'Of the pre-authorized code (OpenID4VCI 1.0, 3.5): the code itself is in the person''s hands alone.';
comment on column attestation_offer.pin_hash is 'Of the code shown beside the square, which a photograph of the square does not have.';
comment on column attestation_offer.token_hash is 'Of the access token, once the code was taken.';

create table attestation_list (
  number integer primary key,
  taken integer not null
);
comment on table attestation_list is 'Danh sách trạng thái: how many places of a status list (Token Status List) are given away; the row is their counter and its lock.';

create table attestation (
  id uuid primary key,
  version integer not null,
  offer_id uuid not null references attestation_offer,
  type text not null,
  subject_type text not null,
  subject_id uuid not null,
  list_number integer not null references attestation_list,
  list_index integer not null,
  holder_key text not null,
  issued_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  revocation text,
  constraint attestation_offer_once unique (offer_id),
  constraint attestation_place_once unique (list_number, list_index),
  constraint attestation_revocation_whole check ((revoked_at is null) = (revocation is null))
);
comment on table attestation is 'Chứng nhận số: issued into somebody''s wallet, bound to its key. What it says stands in the wallet and in its subject, not here.';
comment on column attestation.holder_key is 'Thumbprint (RFC 7638) of the key that the wallet proved to hold.';
create index attestation_of_subject on attestation (subject_type, subject_id);
create index attestation_revoked on attestation (list_number) where revoked_at is not null;

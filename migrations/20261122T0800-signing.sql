create table signing_key (
  id uuid primary key,
  officer_id uuid references officer,
  unit_id uuid references unit,
  label text not null,
  certificate_pem text not null,
  sealed_key bytea not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  revoked_at timestamptz,
  failed_pins integer not null default 0,
  constraint signing_key_of_one_holder check (num_nonnulls(officer_id, unit_id) = 1)
);
comment on table signing_key is 'The certificate of a person, or the seal of a unit. A token or a remote service will stand here beside the kept key.';
comment on column signing_key.sealed_key is 'PKCS#8 key under the holder''s PIN (scrypt, AES-256-GCM); the program cannot open it alone';
comment on column signing_key.failed_pins is 'Wrong PINs in a row; at five the key is locked.';
create index signing_key_of_officer on signing_key (officer_id, valid_to desc);
create index signing_key_of_unit on signing_key (unit_id, valid_to desc);

create table signing_trust (
  id uuid primary key,
  label text not null,
  certificate_pem text not null,
  is_demo boolean not null,
  constraint signing_trust_label_once unique (label)
);
comment on table signing_trust is 'The authorities whose certificates are believed when a signature is checked.';

create table signing_record (
  file_id uuid primary key references file,
  original_file_id uuid not null references file,
  signing_key_id uuid not null references signing_key,
  subject_type text not null,
  subject_id uuid not null,
  purpose text not null,
  signed_at timestamptz not null,
  signed_by uuid not null,
  constraint signing_record_purpose_known check (purpose in ('signature', 'seal')),
  constraint signing_record_once unique (original_file_id, signing_key_id)
);
comment on table signing_record is 'Which file came of which by whose key. The same key signs the same file once, however often it is asked.';
create index signing_record_of_subject on signing_record (subject_type, subject_id);

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
  constraint signing_key_of_one_holder check (num_nonnulls(officer_id, unit_id) = 1)
);
comment on column signing_key.sealed_key is 'PKCS#8 key under the holder''s PIN (scrypt, AES-256-GCM); the program cannot open it alone';

create table signed_file (
  file_id uuid primary key references file,
  original_file_id uuid not null references file,
  signing_key_id uuid not null references signing_key,
  subject_type text not null,
  subject_id uuid not null,
  signed_at timestamptz not null,
  signed_by uuid not null
);
create index signed_file_of_original on signed_file (original_file_id);
create index signed_file_of_subject on signed_file (subject_type, subject_id);

create table document_counter (
  agency_id uuid not null references unit,
  year integer not null,
  register text not null,
  last_number integer not null,
  primary key (agency_id, year, register)
);
comment on table document_counter is 'Numbers of outgoing documents, without gaps per agency, register and year.';

create table signing_kept_form (
  sha256 text primary key,
  file_id uuid not null references file,
  constraint signing_kept_form_sha256_hex check (sha256 ~ '^[0-9a-f]{64}$')
);
comment on table signing_kept_form is 'Every form a signed file has been kept in: who brings any of them is told of the newest.';
comment on column signing_kept_form.file_id is 'The file as it was signed.';

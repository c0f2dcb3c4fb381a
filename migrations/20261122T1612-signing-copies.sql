create table signing_copy (
  id uuid primary key,
  form text not null,
  original_file_id uuid not null references file,
  original_sha256 text not null,
  file_id uuid not null references file,
  agency_id uuid not null references unit,
  subject_type text not null,
  subject_id uuid not null,
  corners integer not null,
  made_at timestamptz not null,
  made_by uuid not null references officer,
  constraint signing_copy_form_known check (form in ('trueCopy', 'copyOfCopy', 'extract'))
);
comment on table signing_copy is 'Certified copies and extracts: which file is a copy of which, by which agency (Decree 30/2020/NĐ-CP, Articles 25–27).';
comment on column signing_copy.corners is 'How many copying agencies have signed at the top of the first page, this one counted.';
create index signing_copy_of_subject on signing_copy (subject_type, subject_id, made_at);
create index signing_copy_of_file on signing_copy (file_id);

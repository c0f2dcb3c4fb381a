create table signing_preservation (
  file_id uuid primary key references file,
  kept_file_id uuid not null references file,
  version integer not null,
  due_at timestamptz,
  reason text,
  what text,
  problem text,
  looked_at timestamptz not null
);
comment on table signing_preservation is 'Signed files and until when their signatures can be proven; re-stamped before that day, so that they stay provable.';
comment on column signing_preservation.kept_file_id is 'The file with the evidence and stamps it has been given since; the same bytes before them.';
comment on column signing_preservation.due_at is 'When what proves it runs out; null where nothing holds that could be kept.';
comment on column signing_preservation.problem is 'Why it could not be re-stamped when it was tried last.';
create index signing_preservation_by_due on signing_preservation (due_at, file_id);

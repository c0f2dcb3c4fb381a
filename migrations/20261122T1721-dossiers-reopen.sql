create table dossier_reopening (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  number integer not null,
  reason text not null,
  basis text not null,
  basis_on date not null,
  reopened_by uuid not null references officer,
  reopened_by_name text not null,
  reopened_at timestamptz not null,
  previous_status smallint not null,
  previous_document_number text,
  previous_due_at timestamptz,
  previous_finished_at timestamptz,
  previous_returned_at timestamptz,
  previous_clock jsonb,
  had_electronic_result boolean not null,
  due_at timestamptz not null,
  constraint dossier_reopening_once unique (dossier_id, number)
);
comment on table dossier_reopening is 'A decision taken back and its dossier handled anew: by whom, why, by which document, and all that stood before.';
comment on column dossier_reopening.previous_finished_at is 'When the first handling ended: figures go on counting that it was on time, or late.';
alter table dossier_file drop constraint dossier_file_purpose_known;
alter table dossier_file add constraint dossier_file_purpose_known
  check (purpose in ('component', 'supplement', 'draft-result', 'result', 'revoked-result', 'part-draft', 'part-result'));

create table dossier_part_result (
  part_id uuid primary key,
  dossier_id uuid not null references dossier,
  agency_id uuid not null references unit,
  name text not null,
  document_number text,
  issued_at timestamptz
);
comment on table dossier_part_result is 'Kết quả của một phần liên thông: what another agency draws up, signs, numbers and seals for its part of a dossier.';
comment on column dossier_part_result.part_id is 'The process of the part, as the module workflow names it.';
comment on column dossier_part_result.issued_at is 'When the agency issued it; until then only officers see it.';
create index dossier_part_result_of_dossier on dossier_part_result (dossier_id);

alter table dossier_file
  add column part_id uuid references dossier_part_result,
  drop constraint dossier_file_purpose_known,
  add constraint dossier_file_purpose_known
    check (purpose in ('component', 'supplement', 'draft-result', 'result', 'part-draft', 'part-result')),
  add constraint dossier_file_part_whole check ((part_id is not null) = (purpose in ('part-draft', 'part-result')));
comment on column dossier_file.part_id is 'The part whose draft or result it is.';

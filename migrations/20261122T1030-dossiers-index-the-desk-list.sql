-- Each way of seeing dossiers (deciding agency, receiving desk, returning desk) is walked latest first, with or without a status.
create index dossier_latest_of_agency on dossier (competent_agency_id, submitted_at desc, id desc);
create index dossier_latest_at_desk on dossier (receiving_unit_id, submitted_at desc, id desc);
create index dossier_latest_to_return on dossier (return_unit_id, submitted_at desc, id desc);
create index dossier_of_agency_by_status on dossier (competent_agency_id, status, submitted_at desc, id desc);
create index dossier_at_desk_by_status on dossier (receiving_unit_id, status, submitted_at desc, id desc);
create index dossier_to_return_by_status on dossier (return_unit_id, status, submitted_at desc, id desc);
drop index dossier_at_desk;
-- What is late: few rows, of any desk.
create index dossier_due_of_agency on dossier (competent_agency_id, due_at) where status in (2, 4);
create index dossier_due_at_desk on dossier (receiving_unit_id, due_at) where status in (2, 4);
create index dossier_due_to_return on dossier (return_unit_id, due_at) where status in (2, 4);
drop index dossier_of_agency;
drop index dossier_by_applicant_name;
-- Folded once, when written: folding each name that a search passes by took longer than all the rest.
alter table dossier add column applicant_folded text not null generated always as (public.vn_fold(applicant_name)) stored;
comment on column dossier.applicant_folded is 'The applicant''s name in small letters without accents, to be searched.';
create index dossier_found_by_name on dossier
  using gin (competent_agency_id, receiving_unit_id, return_unit_id, applicant_folded public.gin_trgm_ops);

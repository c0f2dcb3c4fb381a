-- Each way of seeing dossiers (deciding agency, receiving desk, returning desk) is walked latest first, with or without a status.
create index dossier_latest_of_agency on dossier (competent_agency_id, submitted_at desc, id desc);
create index dossier_latest_at_desk on dossier (receiving_unit_id, submitted_at desc, id desc);
create index dossier_latest_to_return on dossier (return_unit_id, submitted_at desc, id desc);
create index dossier_of_agency_by_status on dossier (competent_agency_id, status, submitted_at desc, id desc);
create index dossier_at_desk_by_status on dossier (receiving_unit_id, status, submitted_at desc, id desc);
create index dossier_to_return_by_status on dossier (return_unit_id, status, submitted_at desc, id desc);
drop index dossier_at_desk;
drop index dossier_by_applicant_name;
create index dossier_found_by_name on dossier
  using gin (competent_agency_id, receiving_unit_id, return_unit_id, public.vn_fold(applicant_name) public.gin_trgm_ops);

alter table dashboard_dossier add column reopened_on date;
comment on column dashboard_dossier.reopened_on is 'The last day on which its decision was taken back; what it was counted as before stays among its measures.';
create index dashboard_dossier_reopened on dashboard_dossier (agency_id, reopened_on, dossier_id) where reopened_on is not null;

create index dossier_of_identity on dossier (applicant_identity_number, submitted_at desc) where applicant_identity_number is not null;
create index dossier_of_phone on dossier (applicant_phone, submitted_at desc) where applicant_phone is not null;

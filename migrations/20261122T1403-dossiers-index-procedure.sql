create index dossier_of_procedure on dossier (procedure_code, submitted_at desc, id desc);

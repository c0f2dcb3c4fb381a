create index dossier_draft_of_owner on dossier_draft (owner_id, updated_at desc) where dossier_id is null;
create index dossier_of_mandate on dossier (mandate_id, submitted_at desc) where mandate_id is not null;

alter table dossier_draft add column contact jsonb not null default '{}';
comment on column dossier_draft.contact is 'How the applicant is reached and wants the result: the stage after those of the procedure''s own form.';

alter table procedure_version add column examples jsonb, add column publication_hash text;
comment on column procedure_version.examples is 'Lifelike applications and what must come of them, as its author wrote them: the console tries the form with them.';
comment on column procedure_version.publication_hash is 'SHA-256 of what its source said: the same file read again does not undo what was published since by another.';

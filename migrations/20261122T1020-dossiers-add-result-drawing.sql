create table dossier_result_drawing (
  file_id uuid primary key references file,
  dossier_id uuid not null references dossier,
  main_text text,
  numbered_file_id uuid references file,
  place jsonb
);
comment on table dossier_result_drawing is 'How a draft of a result was drawn, so that it can be drawn once more with its number and date when it is signed. An uploaded draft has no row here.';
comment on column dossier_result_drawing.main_text is 'What the handler wrote, for an official letter; null where the procedure''s own template says everything.';
comment on column dossier_result_drawing.numbered_file_id is 'The same result with number, date and signer: what is signed. Drawn once, however often the signing is tried.';
comment on column dossier_result_drawing.place is 'Where on it the signer signs: page and rectangle.';

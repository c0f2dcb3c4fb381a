create table document_made_pdf (
  file_id uuid primary key references file,
  pdf_file_id uuid references file,
  problem text,
  made_at timestamptz not null,
  constraint document_made_pdf_or_problem check ((pdf_file_id is null) = (problem is not null))
);
comment on table document_made_pdf is 'The PDF/A that a word processor''s file became, to be signed and compared; or why it did not.';
create index document_made_pdf_by_pdf on document_made_pdf (pdf_file_id) where pdf_file_id is not null;

create table file_text (
  file_id uuid primary key references file,
  method text not null,
  text text not null,
  problem text,
  read_at timestamptz not null,
  constraint file_text_method_known check (method in ('text-layer', 'docx', 'ocr', 'none'))
);
comment on table file_text is 'The words of a file, read once, whichever module it lies in; forgotten with its bytes.';

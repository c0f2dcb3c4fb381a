create table signing_original (
  id uuid primary key,
  version integer not null,
  handle text not null,
  subject_type text not null,
  subject_id uuid not null,
  agency_id uuid not null references unit,
  document_number text not null,
  kind text not null,
  holder_initials text,
  issued_on date not null,
  jws text not null,
  wrong_tries integer not null default 0,
  tried_on date,
  created_at timestamptz not null,
  constraint signing_original_handle_once unique (handle),
  constraint signing_original_number_once unique (subject_type, subject_id, agency_id, document_number),
  constraint signing_original_tries_known check (wrong_tries >= 0)
);
comment on table signing_original is 'A paper of an agency that carries a code to its original, from the moment it was drawn with its number.';
comment on column signing_original.handle is 'What the code names it by: 96 bits of chance, so that nobody finds an original without a paper.';
comment on column signing_original.jws is 'The statement as it was first signed: drawn again, the paper carries the same.';
comment on column signing_original.wrong_tries is 'Wrong digits typed on the day tried_on; too many close the comparison until the next.';

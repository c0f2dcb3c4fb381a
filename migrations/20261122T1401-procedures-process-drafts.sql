create table procedure_process_draft (
  id uuid primary key,
  procedure_id uuid not null references procedure,
  version integer not null,
  bpmn text not null,
  saved_at timestamptz not null,
  saved_by text not null,
  constraint procedure_process_draft_one_each unique (procedure_id)
);
comment on table procedure_process_draft is 'A process being drawn for a procedure in the console; one at a time, gone once it is published.';
comment on column procedure_process_draft.saved_by is 'The name of the officer who saved it last, for the next one to ask.';

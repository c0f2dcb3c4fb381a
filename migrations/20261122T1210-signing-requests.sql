create table signing_request (
  id uuid primary key,
  version integer not null,
  code text not null,
  title text not null,
  agency_id uuid not null references unit,
  unit_id uuid not null references unit,
  requested_by uuid not null references officer,
  requested_at timestamptz not null,
  due_at timestamptz not null,
  state text not null,
  closed_at timestamptz,
  constraint signing_request_code_once unique (code),
  constraint signing_request_state_known check (state in ('open', 'signed', 'refused', 'withdrawn'))
);
comment on table signing_request is 'Documents laid before those who initial, sign and seal them, stage by stage.';
create index signing_request_of_requester on signing_request (requested_by, requested_at desc, id);

create table signing_document (
  id uuid primary key,
  request_id uuid not null references signing_request,
  ordinal integer not null,
  name text not null,
  original_file_id uuid not null references file,
  original_sha256 text not null,
  file_id uuid not null references file,
  constraint signing_document_in_order unique (request_id, ordinal)
);
comment on column signing_document.file_id is 'The document with the signatures it has so far.';

create table signing_turn (
  id uuid primary key,
  request_id uuid not null references signing_request,
  stage integer not null,
  need integer not null,
  purpose text not null,
  officer_id uuid references officer,
  unit_id uuid not null references unit,
  role text not null,
  state text not null,
  acted_by uuid references officer,
  acted_at timestamptz,
  reason text,
  passed_to uuid references signing_turn,
  constraint signing_turn_purpose_known check (purpose in ('initial', 'signature', 'seal')),
  constraint signing_turn_state_known check (state in ('waiting', 'open', 'signed', 'refused', 'passed', 'spared')),
  constraint signing_turn_need_positive check (need > 0)
);
comment on table signing_turn is 'One person''s, or one seal''s, part in a request: a work item while it is open.';
comment on column signing_turn.stage is 'Stages follow each other; the turns of one stand side by side.';
comment on column signing_turn.need is 'How many of the stage''s turns are enough.';
create index signing_turn_of_request on signing_turn (request_id, stage);

create table signing_signature (
  turn_id uuid not null references signing_turn,
  document_id uuid not null references signing_document,
  file_id uuid not null references file,
  signing_key_id uuid not null references signing_key,
  signed_at timestamptz not null,
  primary key (turn_id, document_id)
);
comment on table signing_signature is 'What a turn has signed: each document once, however often it is tried.';

create table signing_batch (
  id uuid primary key,
  officer_id uuid not null references officer,
  version integer not null,
  list_sha256 text not null,
  begun_at timestamptz not null,
  ended_at timestamptz
);
comment on table signing_batch is 'One act of signing many documents: the list as it was shown is evidence, and what is left of it can be gone on with.';
comment on column signing_batch.list_sha256 is 'SHA-256 over the list, a line for each document: its digest, two spaces, its name.';
create index signing_batch_of_officer on signing_batch (officer_id, begun_at desc);

create table signing_batch_entry (
  batch_id uuid not null references signing_batch,
  ordinal integer not null,
  turn_id uuid not null references signing_turn,
  document_id uuid not null references signing_document,
  name text not null,
  sha256 text not null,
  state text not null,
  problem text,
  primary key (batch_id, ordinal),
  constraint signing_batch_entry_state_known check (state in ('waiting', 'signed', 'failed'))
);
comment on column signing_batch_entry.sha256 is 'Of the document as the signer was shown it.';

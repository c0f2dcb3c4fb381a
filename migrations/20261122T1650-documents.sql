create table document (
  id uuid primary key,
  version integer not null,
  direction text not null,
  state text not null,
  agency_id uuid not null references unit,
  unit_id uuid not null references unit,
  source text not null,
  edition integer not null,
  revision integer not null,
  type_name text,
  subject text,
  register text,
  year integer,
  number integer,
  code text,
  code_key text,
  sender_code text,
  sender_name text,
  promulgated_on date,
  urgency smallint not null,
  circulation text,
  secrecy text,
  is_limited boolean not null,
  due_at timestamptz,
  listed_at timestamptz not null,
  registered_at timestamptz,
  issued_at timestamptz,
  closed_at timestamptz,
  drafted_by uuid references officer,
  signer_id uuid references officer,
  answers_id uuid references document,
  replaces_id uuid references document,
  exchange_id text,
  told_code text,
  signing_request_id uuid,
  constraint document_direction_known check (direction in ('incoming', 'outgoing')),
  constraint document_source_known check (source in ('axis', 'paper', 'mail', 'draft')),
  constraint document_state_known check (state in ('arrived', 'registered', 'in-hand', 'finished', 'returned', 'recalled', 'replaced',
    'draft', 'in-review', 'reviewed', 'in-signing', 'signed', 'issued', 'cancelled')),
  constraint document_secrecy_known check (secrecy in ('secret', 'top-secret', 'utmost-secret')),
  constraint document_secret_has_no_words check ((secrecy is null) = (subject is not null)),
  constraint document_circulation_known check (circulation in ('internal', 'return')),
  constraint document_urgency_known check (urgency between 0 and 4),
  constraint document_number_whole check ((number is null) = (register is null) and (number is null) = (year is null))
);
comment on table document is 'A document as one agency has it: received, or written here.';
comment on column document.unit_id is 'Who registered or drafts it.';
comment on column document.revision is 'Its present words: document_revision of this number.';
comment on column document.subject is 'Trích yếu; none of a state secret, which is registered by its outer marks only.';
comment on column document.number is 'In the register of the year: số đến, or the number it was issued under.';
comment on column document.code is 'Number and notation as printed: 07/QĐ-UBND.';
comment on column document.code_key is 'The code in small letters without accents and spaces, by which repeats are found.';
comment on column document.listed_at is 'Where it stands in the lists: when it came, or was begun.';
comment on column document.is_limited is 'Only the officers named as its readers know of it.';
comment on column document.exchange_id is 'By which it is known on the axis (QCVN 102:2016/BTTTT).';
comment on column document.told_code is 'The last status its sender was told (QCVN 102:2016/BTTTT).';
comment on column document.answers_id is 'The incoming document that this one answers.';
create unique index document_numbered_once on document (agency_id, direction, register, year, number) where number is not null;
create index document_by_code on document (agency_id, code_key, promulgated_on) where code_key is not null;
create index document_of_axis on document (agency_id, exchange_id) where exchange_id is not null;
create index document_of_signing on document (signing_request_id) where signing_request_id is not null;
create index document_answering on document (answers_id) where answers_id is not null;
create index document_registered_on on document (agency_id, registered_at) where registered_at is not null;
create index document_issued_on on document (agency_id, issued_at) where issued_at is not null;
create index document_finished_on on document (agency_id, closed_at) where state = 'finished';
create index document_replacing on document (replaces_id) where replaces_id is not null;

create table document_edition (
  document_id uuid not null references document,
  number integer not null,
  message_id uuid,
  begun_at timestamptz not null,
  reason text,
  primary key (document_id, number)
);
comment on table document_edition is 'What was said to others under one number; an update by the sender is the next edition.';
comment on column document_edition.message_id is 'The message of the axis that brought it or took it out.';

create table document_revision (
  document_id uuid not null references document,
  number integer not null,
  edition integer not null,
  type_name text,
  subject text,
  body jsonb,
  note text,
  made_by uuid,
  made_for uuid,
  made_at timestamptz not null,
  primary key (document_id, number)
);
comment on table document_revision is 'The words and files of a document as somebody left them; never changed.';
comment on column document_revision.body is 'Structured content, of a document drawn by the template of its kind.';
comment on column document_revision.made_for is 'In whose name, when somebody stood in for them.';
revoke update, delete, truncate on document_revision from muong_app;

create table document_revision_file (
  document_id uuid not null,
  revision integer not null,
  ordinal integer not null,
  file_id uuid not null references file,
  name text not null,
  primary key (document_id, revision, ordinal),
  constraint document_revision_file_of foreign key (document_id, revision) references document_revision (document_id, number)
);
comment on table document_revision_file is 'The files of a revision, the document itself first.';
create index document_revision_file_by_file on document_revision_file (file_id);
revoke update, delete, truncate on document_revision_file from muong_app;

create table document_status (
  document_id uuid not null references document,
  version integer not null,
  state text not null,
  edition integer not null,
  revision integer not null,
  at timestamptz not null,
  actor_id uuid,
  on_behalf_of uuid,
  note text,
  primary key (document_id, version)
);
comment on table document_status is 'Each state a document has had; never changed.';
revoke update, delete, truncate on document_status from muong_app;

create table document_reader (
  document_id uuid not null references document,
  party_kind text not null,
  party_id uuid not null,
  direction text not null,
  state text not null,
  listed_at timestamptz not null,
  since timestamptz not null,
  primary key (document_id, party_kind, party_id),
  constraint document_reader_party_known check (party_kind in ('registry', 'head', 'unit', 'officer', 'named'))
);
comment on table document_reader is 'To whom a document is visible: the registry of its agency, the head of a unit, a unit, an officer. Lists walk it, and know of nothing else.';
comment on column document_reader.party_kind is 'An officer who is named sees it in person only; what an officer sees otherwise, whoever stands in for them sees too.';
comment on column document_reader.state is 'The document''s, so that a list by state is one walk.';
create index document_reader_latest on document_reader (party_kind, party_id, direction, listed_at desc, document_id desc);
create index document_reader_by_state on document_reader (party_kind, party_id, direction, state, listed_at desc, document_id desc);

create table document_reading (
  document_id uuid not null references document,
  officer_id uuid not null references officer,
  first_read_at timestamptz not null,
  last_read_at timestamptz not null,
  primary key (document_id, officer_id)
);
comment on table document_reading is 'When an officer opened a document first, and last.';

create table document_endorsement (
  id uuid primary key,
  version integer not null,
  document_id uuid not null references document,
  parent_id uuid,
  state text not null,
  leader_id uuid not null references officer,
  opinion text not null,
  proposed_by uuid,
  proposed_at timestamptz,
  decided_by uuid,
  on_behalf_of uuid,
  decided_at timestamptz,
  asked jsonb not null,
  constraint document_endorsement_state_known check (state in ('proposed', 'decided', 'withdrawn'))
);
comment on table document_endorsement is 'A leader''s opinion on a document and whom it gives the work to (bút phê); proposed by the office, or decided at once.';
comment on column document_endorsement.parent_id is 'The assignment that it hands further down.';
comment on column document_endorsement.asked is 'Whom the office proposes, until the leader decides.';
create index document_endorsement_of on document_endorsement (document_id, id);

create table document_assignment (
  id uuid primary key,
  version integer not null,
  endorsement_id uuid not null references document_endorsement,
  document_id uuid not null references document,
  unit_id uuid not null references unit,
  officer_id uuid references officer,
  role text not null,
  state text not null,
  due_at timestamptz not null,
  opened_at timestamptz not null,
  read_at timestamptz,
  read_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  on_behalf_of uuid,
  note text,
  constraint document_assignment_role_known check (role in ('lead', 'cooperate', 'inform')),
  constraint document_assignment_state_known check (state in ('open', 'done', 'returned', 'stopped'))
);
comment on table document_assignment is 'One unit''s or person''s part in acting on a document: chủ trì, phối hợp or để biết.';
comment on column document_assignment.read_at is 'When someone whose it is opened the document first.';
create index document_assignment_of on document_assignment (document_id, id);

create table document_step (
  id uuid primary key,
  document_id uuid not null references document,
  assignment_id uuid references document_assignment,
  step text not null,
  opened_at timestamptz not null
);
comment on table document_step is 'A step about a document as a whole, or about a part of its work that was stopped: a subject of the inbox.';
create index document_step_of on document_step (document_id, step);
create index document_step_of_assignment on document_step (assignment_id) where assignment_id is not null;

create table document_review (
  id uuid primary key,
  document_id uuid not null references document,
  round integer not null,
  ordinal integer not null,
  revision integer not null,
  officer_id uuid not null references officer,
  state text not null,
  note text,
  acted_by uuid,
  on_behalf_of uuid,
  acted_at timestamptz,
  constraint document_review_once unique (document_id, round, ordinal),
  constraint document_review_state_known check (state in ('waiting', 'open', 'approved', 'returned', 'spared'))
);
comment on table document_review is 'Who looks over a draft, in order; who returns it ends the round.';

create table document_comment (
  id uuid primary key,
  document_id uuid not null references document,
  revision integer not null,
  author_id uuid not null references officer,
  on_behalf_of uuid,
  body text not null,
  written_at timestamptz not null
);
comment on table document_comment is 'What is said about a draft, at the revision it was said about.';
create index document_comment_of on document_comment (document_id, id);

create table document_receiver (
  document_id uuid not null references document,
  ordinal integer not null,
  way text not null,
  code text,
  unit_id uuid references unit,
  name text not null,
  sent_at timestamptz,
  message_id uuid,
  recall_sent_at timestamptz,
  status_code text,
  status_at timestamptz,
  status_note text,
  history jsonb not null,
  primary key (document_id, ordinal),
  constraint document_receiver_way_known check (way in ('axis', 'unit', 'paper'))
);
comment on table document_receiver is 'Where an issued document goes, and what each receiver answered.';
comment on column document_receiver.history is 'Each status with its moment and words, as they came.';

create table document_arrival (
  delivery_id uuid primary key,
  message_id uuid not null,
  agency_id uuid not null references unit,
  business text not null,
  exchange_id text not null,
  refers_to text,
  is_recalled boolean not null,
  received_at timestamptz not null,
  document_id uuid references document,
  taken_in_at timestamptz
);
comment on table document_arrival is 'What the axis brought, in the order it came; each is taken in once.';
create index document_arrival_waiting on document_arrival (agency_id, exchange_id);

create table document_search (
  document_id uuid primary key references document,
  agency_id uuid not null references unit,
  words tsvector not null
);
comment on table document_search is 'The words of a document and of its files, without accents.';
create index document_search_words on document_search using gin (agency_id, words);

create table document_figure (
  agency_id uuid not null references unit,
  unit_id uuid not null references unit,
  on_date date not null,
  measure text not null,
  count integer not null,
  minutes bigint not null,
  primary key (agency_id, on_date, unit_id, measure)
);
comment on table document_figure is 'Figures of a day, counted from the log by a reader.';
comment on column document_figure.minutes is 'Working time together, of what took time.';

create table dossier (
  id uuid primary key,
  version integer not null,
  code text not null,
  status smallint not null,
  procedure_id uuid not null references procedure,
  procedure_version_id uuid not null references procedure_version,
  procedure_code text not null,
  procedure_name text not null,
  channel text not null,
  applicant_id uuid references citizen,
  applicant_name text not null,
  applicant_identity_number text,
  applicant_phone text,
  applicant_email text,
  applicant_address text,
  answers jsonb not null,
  receiving_unit_id uuid not null references unit,
  competent_agency_id uuid not null references unit,
  handling_unit_id uuid not null references unit,
  return_unit_id uuid not null references unit,
  return_method text not null,
  authoritative_system text not null,
  external_code text,
  submission_key text,
  time_limit_amount numeric,
  time_limit_unit text,
  fee_vnd bigint not null,
  submitted_at timestamptz not null,
  accepted_at timestamptz,
  due_original_at timestamptz,
  due_at timestamptz,
  clock jsonb,
  finished_at timestamptz,
  returned_at timestamptz,
  document_number text,
  tracking_secret text not null,
  constraint dossier_code_once unique (code),
  constraint dossier_status_official check (status between 1 and 10),
  constraint dossier_channel_known check (channel in ('inPerson', 'online', 'post')),
  constraint dossier_return_method_known check (return_method in ('inPerson', 'online', 'post')),
  constraint dossier_external_code_once unique (authoritative_system, external_code),
  constraint dossier_submission_key_once unique (submission_key),
  constraint dossier_accepted_has_due check (status in (1, 3, 7, 8) or (accepted_at is not null or status = 5))
);
comment on table dossier is 'Hồ sơ: an application for a procedure, from its filing to the hand-over of the result.';
comment on column dossier.status is 'The ten official statuses: 1 filed … 10 handed over.';
comment on column dossier.handling_unit_id is 'The office of the competent agency whose field it is; the agency itself where it has no offices.';
comment on column dossier.authoritative_system is 'The one system that decides on it: "muong", or the national portal or a ministry''s system that sent it.';
comment on column dossier.submission_key is 'The draft or idempotency key it came from: the same act twice gives the same dossier.';
comment on column dossier.document_number is 'Number and notation of the result, taken when it goes to be signed and kept if the signing is tried again.';
comment on column dossier.clock is 'State of the working-time clock: runs, pauses, starts again.';
create index dossier_of_agency on dossier (competent_agency_id, status, due_at, id);
create index dossier_at_desk on dossier (receiving_unit_id, status, submitted_at, id);
create index dossier_of_applicant on dossier (applicant_id, submitted_at desc);
create index dossier_by_applicant_name on dossier using gin (public.vn_fold(applicant_name) public.gin_trgm_ops);

create table dossier_counter (
  agency_id uuid not null references unit,
  on_date date not null,
  last_number integer not null,
  primary key (agency_id, on_date)
);
comment on table dossier_counter is 'The last number given by an agency on a day; its row lock keeps codes without gaps.';

create table dossier_draft (
  id uuid primary key,
  version integer not null,
  applicant_id uuid not null references citizen,
  procedure_version_id uuid not null references procedure_version,
  place_code text,
  stage text not null,
  answers jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  dossier_id uuid references dossier
);
comment on table dossier_draft is 'An application being filled in; resumed on any device the citizen signs in on.';
create index dossier_draft_of_applicant on dossier_draft (applicant_id, updated_at desc) where dossier_id is null;

create table dossier_component (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  number integer not null,
  name text not null,
  originals integer not null,
  copies integer not null,
  is_received boolean not null,
  note text,
  constraint dossier_component_number_once unique (dossier_id, number)
);
comment on table dossier_component is 'Thành phần hồ sơ: a paper asked for, and whether it was handed in.';

create table dossier_file (
  dossier_id uuid not null references dossier,
  file_id uuid not null references file,
  purpose text not null,
  component_number integer not null default 0,
  added_at timestamptz not null,
  primary key (dossier_id, file_id, purpose, component_number),
  constraint dossier_file_purpose_known check (purpose in ('component', 'supplement', 'draft-result', 'result'))
);

create table dossier_letter (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  kind text not null,
  number integer not null,
  template text not null,
  data jsonb not null,
  issued_at timestamptz not null,
  constraint dossier_letter_number_once unique (dossier_id, kind, number)
);
comment on table dossier_letter is 'A letter of the one-stop law as it was issued: the words are fixed here, the PDF is drawn from them.';

create table dossier_supplement (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  number integer not null,
  reason text not null,
  papers jsonb not null,
  requested_at timestamptz not null,
  requested_by uuid,
  due_before_at timestamptz,
  answered_at timestamptz,
  due_after_at timestamptz,
  constraint dossier_supplement_number_once unique (dossier_id, number)
);

create table archive_retention_kind (
  code text primary key,
  name text not null,
  section text not null,
  years integer,
  law text not null,
  effective_from date not null,
  effective_to date,
  is_confirmed boolean not null,
  constraint archive_retention_kind_years_positive check (years > 0)
);
comment on table archive_retention_kind is 'How long files of a kind are kept, by the schedule (thời hạn lưu trữ).';
comment on column archive_retention_kind.years is 'Null for ever (vĩnh viễn).';

create table archive_plan (
  id uuid primary key,
  version integer not null,
  agency_id uuid not null references unit,
  year integer not null,
  state text not null,
  issued_as text,
  issued_at timestamptz,
  constraint archive_plan_once unique (agency_id, year),
  constraint archive_plan_state_known check (state in ('draft', 'issued'))
);
comment on table archive_plan is 'The list of files of an agency for a year (danh mục hồ sơ), issued by its head.';
comment on column archive_plan.issued_as is 'Number and notation of the decision.';

create table archive_plan_entry (
  id uuid primary key,
  plan_id uuid not null references archive_plan,
  code text not null,
  title text not null,
  retention_code text not null references archive_retention_kind,
  unit_id uuid not null references unit,
  keeper_id uuid references officer,
  constraint archive_plan_entry_once unique (plan_id, code)
);
comment on table archive_plan_entry is 'A file that is expected in the year: its code, title, retention, and who will keep it.';

create table archive_folder (
  id uuid primary key,
  version integer not null,
  agency_id uuid not null references unit,
  unit_id uuid not null references unit,
  plan_entry_id uuid references archive_plan_entry,
  code text not null,
  title text not null,
  year integer not null,
  retention_code text not null references archive_retention_kind,
  retention_years integer,
  hand_over_months integer not null,
  state text not null,
  keeper_id uuid not null references officer,
  listed_at timestamptz not null,
  closed_at timestamptz,
  closings integer not null,
  contents_sha256 text,
  ends_on date,
  archived_at timestamptz,
  announced_at timestamptz,
  destroyed_at timestamptz,
  words tsvector not null,
  constraint archive_folder_state_known check (state in ('open', 'closed', 'offered', 'archived', 'transferred', 'destroyed')),
  constraint archive_folder_code_once unique (agency_id, year, code)
);
comment on table archive_folder is 'A file of work (hồ sơ công việc): what belongs to one matter, until it is destroyed or given to the historical archive; its row stays.';
comment on column archive_folder.retention_years is 'As the schedule said when it was opened; null for ever.';
comment on column archive_folder.hand_over_months is 'How long after its end it is to be with the archive (Decree 30/2020/NĐ-CP, article 30): 12, of building 3.';
comment on column archive_folder.closings is 'How often it was closed; what was returned by the archive may be opened again.';
comment on column archive_folder.contents_sha256 is 'The hash of its contents list, fixed when it was closed.';
comment on column archive_folder.ends_on is 'The last day it is kept; null for ever, or while it is open.';
create index archive_folder_of_unit on archive_folder (unit_id, listed_at desc, id desc);
create index archive_folder_of_agency on archive_folder (agency_id, listed_at desc, id desc);
create index archive_folder_ending on archive_folder (agency_id, ends_on, id) where state = 'archived' and ends_on is not null;
create index archive_folder_words on archive_folder using gin (words);

create table archive_item (
  id uuid primary key,
  folder_id uuid not null references archive_folder,
  ordinal integer not null,
  kind text not null,
  subject_id uuid not null,
  code text,
  title text not null,
  type_name text,
  author text,
  dated_on date,
  added_at timestamptz not null,
  added_by uuid not null,
  constraint archive_item_once unique (folder_id, kind, subject_id),
  constraint archive_item_kind_known check (kind in ('document', 'dossier', 'file'))
);
comment on table archive_item is 'What lies in a file of work, in order: a document, a one-stop dossier, or a loose file. Its words are fixed when the file is closed.';
create index archive_item_about on archive_item (subject_id, kind);

create table archive_content (
  folder_id uuid not null references archive_folder,
  closing integer not null,
  item_id uuid not null,
  ordinal integer not null,
  kind text not null,
  subject_id uuid not null,
  file_id uuid not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  primary key (folder_id, closing, item_id, ordinal)
);
comment on table archive_content is 'The files of the contents list (mục lục văn bản) with their hashes, as they were when the file of work was closed; never changed, also after their destruction. Naming a file here keeps no bytes.';
create index archive_content_by_hash on archive_content (sha256);
revoke update, delete, truncate on archive_content from muong_app;

create table archive_step (
  id uuid primary key,
  about_kind text not null,
  about_id uuid not null,
  step text not null,
  opened_at timestamptz not null,
  constraint archive_step_about_known check (about_kind in ('folder', 'hand-over', 'destruction', 'agency'))
);
comment on table archive_step is 'A step in the inbox: a thing has many in its life, each a subject of its own.';
create index archive_step_of on archive_step (about_id, step);

create table archive_hand_over (
  id uuid primary key,
  version integer not null,
  agency_id uuid not null references unit,
  unit_id uuid not null references unit,
  state text not null,
  given_by uuid not null references officer,
  given_at timestamptz not null,
  decided_by uuid references officer,
  decided_at timestamptz,
  note text,
  record_file_id uuid references file,
  constraint archive_hand_over_state_known check (state in ('offered', 'accepted', 'returned'))
);
comment on table archive_hand_over is 'Files of work given to the agency''s archive (nộp lưu), accepted or returned as a whole.';
comment on column archive_hand_over.record_file_id is 'The record both sides have (biên bản giao nhận).';
create index archive_hand_over_latest on archive_hand_over (agency_id, given_at desc, id desc);

create table archive_hand_over_folder (
  hand_over_id uuid not null references archive_hand_over,
  folder_id uuid not null references archive_folder,
  primary key (hand_over_id, folder_id)
);
comment on table archive_hand_over_folder is 'Which files of work a hand-over holds.';
create index archive_hand_over_folder_of on archive_hand_over_folder (folder_id);

create table archive_hold (
  id uuid primary key,
  version integer not null,
  agency_id uuid not null references unit,
  kind text not null,
  subject_id uuid not null,
  reason text not null,
  basis text not null,
  set_by uuid not null references officer,
  set_at timestamptz not null,
  lifted_by uuid references officer,
  lifted_at timestamptz,
  lift_reason text,
  constraint archive_hold_kind_known check (kind in ('folder', 'document', 'dossier'))
);
comment on table archive_hold is 'While it stands, nothing under it is destroyed or altered: an inspection, a trial, a complaint.';
comment on column archive_hold.basis is 'The document that asks for it.';
create index archive_hold_about on archive_hold (subject_id, kind) where lifted_at is null;

create table archive_destruction (
  id uuid primary key,
  version integer not null,
  agency_id uuid not null references unit,
  state text not null,
  proposed_by uuid not null references officer,
  proposed_at timestamptz not null,
  reason text not null,
  list_file_id uuid references file,
  decided_by uuid references officer,
  decided_at timestamptz,
  decision_code text,
  note text,
  constraint archive_destruction_state_known check (state in ('in-council', 'for-decision', 'decided', 'refused', 'carried-out'))
);
comment on table archive_destruction is 'Files of work past their time, proposed for destruction: a council looks at the list, another person decides.';
create index archive_destruction_latest on archive_destruction (agency_id, proposed_at desc, id desc);

create table archive_destruction_folder (
  destruction_id uuid not null references archive_destruction,
  folder_id uuid not null references archive_folder,
  primary key (destruction_id, folder_id)
);
comment on table archive_destruction_folder is 'The list of a destruction.';
create index archive_destruction_folder_of on archive_destruction_folder (folder_id);

create table archive_council_member (
  destruction_id uuid not null references archive_destruction,
  officer_id uuid not null references officer,
  is_chair boolean not null,
  opinion text,
  note text,
  said_at timestamptz,
  primary key (destruction_id, officer_id),
  constraint archive_council_member_opinion_known check (opinion in ('destroy', 'keep'))
);
comment on table archive_council_member is 'Who sits in the council that looks over a destruction, and what they said.';

create table archive_erasure (
  destruction_id uuid not null references archive_destruction,
  sha256 text not null,
  state text not null,
  settled_at timestamptz,
  primary key (destruction_id, sha256),
  constraint archive_erasure_state_known check (state in ('waiting', 'erased', 'kept'))
);
comment on table archive_erasure is 'Bytes to be removed after a decided destruction: erased, or kept because something else still names them.';
create index archive_erasure_waiting on archive_erasure (destruction_id) where state = 'waiting';

create table archive_package (
  id uuid primary key,
  folder_id uuid not null references archive_folder,
  kind text not null,
  file_id uuid not null references file,
  sha256 text not null,
  size_bytes bigint not null,
  made_by uuid not null references officer,
  made_at timestamptz not null,
  constraint archive_package_kind_known check (kind in ('SIP', 'AIP'))
);
comment on table archive_package is 'A package made of a file of work, found right by its own lists; the hash of the whole is kept here.';
create index archive_package_of on archive_package (folder_id);

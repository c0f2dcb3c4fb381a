create table complaint (
  id uuid primary key,
  version integer not null,
  code text not null,
  kind text not null,
  dossier_id uuid not null references dossier,
  complainant_id uuid references citizen,
  complainant_name text not null,
  complained_of uuid[] not null,
  is_about_agency boolean not null,
  content text not null,
  recorded_by uuid references officer,
  filed_at timestamptz not null,
  due_at timestamptz not null,
  state text not null,
  outcome text,
  answer text,
  answered_at timestamptz,
  answered_by uuid references officer,
  filing_key text not null,
  constraint complaint_code_once unique (code),
  constraint complaint_key_once unique (filing_key),
  constraint complaint_kind_known check (kind in ('feedback', 'suggestion', 'complaint')),
  constraint complaint_state_known check (state in ('open', 'answered')),
  constraint complaint_outcome_known check (outcome in ('founded', 'partlyFounded', 'unfounded')),
  constraint complaint_answered_whole check ((state = 'answered') = (answer is not null and outcome is not null and answered_at is not null))
);
comment on table complaint is 'What a citizen says of how a dossier of theirs was handled (phản ánh, kiến nghị, khiếu nại); for those complained of it does not exist.';
comment on column complaint.complained_of is 'The officers who must never learn of it; none of its work comes to them.';
comment on column complaint.recorded_by is 'The officer who wrote it down at a counter; null where the citizen did.';
comment on column complaint.filing_key is 'Makes a repeated form the same complaint.';
create index complaint_of_complainant on complaint (complainant_id, filed_at desc, id desc);
create index complaint_of_dossier on complaint (dossier_id, filed_at);

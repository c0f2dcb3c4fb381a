create table dossier_invitation (
  id uuid primary key,
  draft_id uuid not null references dossier_draft on delete cascade,
  stage text,
  invitee_name text not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  citizen_id uuid references citizen,
  citizen_name text,
  answered_at timestamptz,
  answers_hash bytea,
  constraint dossier_invitation_token_once unique (token_hash),
  constraint dossier_invitation_answered_by_someone check ((answered_at is null) = (citizen_id is null))
);
comment on table dossier_invitation is 'Someone else is asked to answer one page of an application, or to agree to the whole of it.';
comment on column dossier_invitation.stage is 'The page to answer; null asks to agree to the whole.';
comment on column dossier_invitation.answers_hash is 'SHA-256 of the answers agreed to: a change afterwards voids the agreement.';
create index dossier_invitation_of_draft on dossier_invitation (draft_id, created_at);

create table dossier_agreement (
  dossier_id uuid not null references dossier,
  citizen_id uuid not null references citizen,
  citizen_name text not null,
  label text not null,
  stage text,
  agreed_at timestamptz not null,
  constraint dossier_agreement_pk primary key (dossier_id, citizen_id, label)
);
comment on table dossier_agreement is 'Who answered a page of the application or agreed to it, besides the applicant, when it was sent.';

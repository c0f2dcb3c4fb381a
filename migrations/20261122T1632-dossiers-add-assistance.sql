create table dossier_assistance (
  dossier_id uuid primary key references dossier,
  filled_by_id uuid not null,
  filled_by_name text not null,
  confirmed_by text not null,
  confirmed_at timestamptz not null,
  address text,
  answers_hash bytea not null,
  constraint dossier_assistance_confirmed_known check (confirmed_by in ('code', 'signature')),
  constraint dossier_assistance_code_went_somewhere check ((confirmed_by = 'code') = (address is not null))
);
comment on table dossier_assistance is 'Khai hộ: which officer filled the application in, and how its applicant confirmed what is said.';
comment on column dossier_assistance.address is 'Where the code went, masked.';
comment on column dossier_assistance.answers_hash is 'Of the answers that were confirmed; equal answers have equal hashes.';

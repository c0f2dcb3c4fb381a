create table dossier_refusal_ground (
  code text primary key,
  title text not null,
  legal_basis text not null,
  valid_from date not null,
  valid_to date,
  loaded_at timestamptz not null,
  constraint dossier_refusal_ground_days check (valid_to is null or valid_to >= valid_from)
);
comment on table dossier_refusal_ground is 'Căn cứ từ chối: the coded list of reasons for which a dossier may be refused, each with its law. A new wording takes a new code.';

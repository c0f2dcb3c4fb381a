create table store_registry_answer (
  id uuid primary key,
  source text not null,
  label jsonb not null,
  application_key text not null,
  identity_number text not null,
  citizen_id uuid references citizen,
  procedure_code text not null,
  procedure_name text not null,
  legal_basis text not null,
  asked_by_kind text not null,
  asked_by_id uuid,
  asked_by_name text not null,
  asked_at timestamptz not null,
  outcome text not null,
  as_of date,
  answer jsonb,
  constraint store_registry_outcome_known check (outcome in ('found', 'no-match', 'away')),
  constraint store_registry_found_whole check ((outcome = 'found') = (answer is not null) and (outcome = 'found') = (as_of is not null))
);
comment on table store_registry_answer is 'A reading of a national database: who asked about whom for which application, and what it told; the person reads the list.';
create index store_registry_answer_of_application on store_registry_answer (application_key, asked_at desc);
create index store_registry_answer_of_citizen on store_registry_answer (citizen_id, asked_at desc) where citizen_id is not null;

create table procedure (
  id uuid primary key,
  code text not null,
  version integer not null,
  constraint procedure_code_once unique (code),
  constraint procedure_code_national check (code ~ '^[0-9]\.[0-9]{6}$')
);

create table procedure_version (
  id uuid primary key,
  procedure_id uuid not null references procedure,
  number integer not null,
  effective_from date not null,
  effective_to date,
  name text not null,
  field text not null,
  content jsonb not null,
  content_hash text not null,
  form jsonb,
  process jsonb,
  result_template text,
  source text not null,
  recorded_at timestamptz not null,
  constraint procedure_version_number_once unique (procedure_id, number),
  constraint procedure_version_dates_in_order check (effective_to is null or effective_to >= effective_from)
);
comment on table procedure_version is 'A procedure as it stood between two dates; a dossier keeps the one in force at its receipt.';
comment on column procedure_version.form is 'Its own form; null means the general form.';
comment on column procedure_version.process is 'Its own process; null means the standard process of its level.';
create index procedure_version_in_force on procedure_version (procedure_id, effective_from desc, number desc);

create table procedure_standard (
  level text primary key,
  form jsonb not null,
  process jsonb not null,
  constraint procedure_standard_level_known check (level in ('province', 'commune'))
);
comment on table procedure_standard is 'The general form and the standard process of a level, for every procedure without its own.';

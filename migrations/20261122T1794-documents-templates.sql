alter table document_number_rule add column agency_code text;
comment on column document_number_rule.agency_code is 'Of an agency that numbers these documents its own way; null for every agency.';
alter table document_number_rule add column is_per_office boolean not null default false;
comment on column document_number_rule.is_per_office is 'Each office of the agency has a series of its own.';
alter table document_number_rule drop constraint document_number_rule_once;
create unique index document_number_rule_once_each on document_number_rule (name_start, coalesce(agency_code, ''), effective_from);

create table document_template (
  id uuid primary key,
  version integer not null,
  agency_id uuid not null references unit,
  unit_id uuid not null references unit,
  name text not null,
  type_code text not null,
  subject text not null,
  body text not null,
  addressees text not null,
  grounds text not null,
  made_by uuid not null references officer,
  made_at timestamptz not null,
  retired_at timestamptz
);
comment on table document_template is 'What a unit begins its documents of a kind with; a draft takes a copy, so that changing one changes nothing that was written.';
create index document_template_of on document_template (agency_id, name, id) where retired_at is null;

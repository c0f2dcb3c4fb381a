create table place (
  code text not null,
  valid_from date not null,
  valid_to date,
  level text not null,
  kind text not null,
  name text not null,
  name_en text,
  parent_code text,
  primary key (code, valid_from),
  constraint place_level_known check (level in ('province', 'district', 'commune')),
  constraint place_dates_in_order check (valid_to is null or valid_to >= valid_from),
  constraint place_code_once_at_a_time exclude using gist (code with =, level with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table place is 'Administrative units of the State, dated: districts end and communes merge on 1 July 2025.';
create index place_children on place (parent_code, level, name);

create table place_succession (
  predecessor_code text not null,
  successor_code text not null,
  on_date date not null,
  document text not null,
  primary key (predecessor_code, successor_code, on_date)
);
comment on table place_succession is 'Which unit took over from which: old names on old papers still resolve.';

create table unit (
  id uuid primary key,
  code text not null,
  name text not null,
  name_en text,
  short_name text not null,
  kind text not null,
  level text not null,
  parent_id uuid references unit,
  agency_id uuid not null references unit,
  place_code text,
  is_agency boolean not null,
  fields text[] not null,
  valid_from date not null,
  valid_to date,
  constraint unit_level_known check (level in ('province', 'commune')),
  constraint unit_dates_in_order check (valid_to is null or valid_to >= valid_from),
  constraint unit_code_once_at_a_time exclude using gist (code with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table unit is 'Agencies and their offices. A reorganisation ends rows and begins others; the old ones stay.';
comment on column unit.agency_id is 'The agency a unit belongs to; an agency is its own.';
comment on column unit.fields is 'Lĩnh vực it handles, spelled as in the catalogue.';
comment on column unit.code is 'Agency code of Decision 20/2020/QĐ-TTg, or one of our own below it for offices.';
create index unit_of_agency on unit (agency_id);
create index unit_of_parent on unit (parent_id);
create index unit_by_field on unit using gin (fields);
create index unit_of_place on unit (place_code, kind);

create table unit_succession (
  predecessor_id uuid not null references unit,
  successor_id uuid not null references unit,
  on_date date not null,
  document text not null,
  primary key (predecessor_id, successor_id)
);

create table position (
  id uuid primary key,
  unit_id uuid not null references unit,
  code text not null,
  title text not null,
  title_en text,
  roles text[] not null,
  valid_from date not null,
  valid_to date,
  constraint position_code_once unique (unit_id, code)
);
comment on column position.roles is 'What the holder may do: receptionist, assigner, handler, reviewer, signer, sealKeeper, oneStopHead, administrator.';

create table officer (
  id uuid primary key,
  version integer not null,
  full_name text not null,
  email text,
  phone text,
  left_on date
);

create table appointment (
  id uuid primary key,
  officer_id uuid not null references officer,
  position_id uuid not null references position,
  valid_from date not null,
  valid_to date,
  document text,
  constraint appointment_dates_in_order check (valid_to is null or valid_to >= valid_from)
);
create index appointment_of_officer on appointment (officer_id);
create index appointment_of_position on appointment (position_id);

create table substitution (
  id uuid primary key,
  position_id uuid not null references position,
  absent_officer_id uuid not null references officer,
  substitute_officer_id uuid not null references officer,
  valid_from date not null,
  valid_to date not null,
  reason text not null,
  constraint substitution_dates_in_order check (valid_to >= valid_from),
  constraint substitution_by_another check (substitute_officer_id <> absent_officer_id)
);
create index substitution_of_substitute on substitution (substitute_officer_id, valid_to);

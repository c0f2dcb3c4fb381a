create table signing_mark (
  id uuid primary key,
  version integer not null,
  officer_id uuid references officer,
  unit_id uuid references unit,
  picture bytea not null,
  width integer not null,
  height integer not null,
  diameter_mm integer,
  constraint signing_mark_of_one_holder check (num_nonnulls(officer_id, unit_id) = 1),
  constraint signing_mark_of_officer_once unique (officer_id),
  constraint signing_mark_of_unit_once unique (unit_id),
  constraint signing_mark_of_seal_has_diameter check ((unit_id is null) = (diameter_mm is null))
);
comment on table signing_mark is 'What people see of a signature: the picture of a person''s hand, or of a unit''s seal (Decree 30/2020/NĐ-CP, Annex I).';
comment on column signing_mark.picture is 'PNG with a transparent ground.';
comment on column signing_mark.diameter_mm is 'The true size of the seal.';

alter table signing_record
  add column level text,
  add column room jsonb,
  add column raise_at timestamptz;
comment on column signing_record.level is 'What the signature proves since the last try to raise it: B-B, B-T or B-LT (ETSI EN 319 142-1).';
comment on column signing_record.room is 'Page and rectangle in which signature and seal stand, with the shape and size that say where.';
comment on column signing_record.raise_at is 'When the authorities that could not be asked are asked again; null when nothing is missing or nobody can tell.';
create index signing_record_to_raise on signing_record (raise_at, file_id) where raise_at is not null;

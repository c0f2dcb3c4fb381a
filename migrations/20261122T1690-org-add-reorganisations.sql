create table unit_reorganisation (
  id uuid primary key,
  plan_hash text not null unique,
  document text not null,
  on_date date not null,
  done_at timestamptz not null,
  moved jsonb not null
);
comment on table unit_reorganisation is 'Reorganisations carried out; the same plan is carried out once.';
comment on column unit_reorganisation.moved is 'How many rows of what went to the successors.';

alter table unit_succession add column reorganisation_id uuid references unit_reorganisation;
comment on column unit_succession.reorganisation_id is 'The act of this program that made it; none for what a pack tells of earlier times. A successor''s successors are written too.';
create index unit_succession_of_successor on unit_succession (successor_id) where reorganisation_id is not null;

alter table dossier add column accepted_agency_id uuid references unit;
comment on column dossier.accepted_agency_id is 'Who accepted it, where a reorganisation has since given it to another agency: the acceptance stays in the old one''s figures.';

alter table dashboard_dossier add column received_agency_id uuid;
comment on column dashboard_dossier.received_agency_id is 'In whose figures its acceptance is counted.';
drop index dashboard_dossier_received;
create index dashboard_dossier_received on dashboard_dossier (received_agency_id, received_on, dossier_id);

create table dashboard_rating (
  dossier_id uuid primary key,
  rated_on date not null,
  agency_id uuid not null,
  procedure_code text not null,
  procedure_name text not null,
  is_satisfied boolean not null,
  officers uuid[] not null,
  steps text[] not null
);
comment on table dashboard_rating is 'A rating as figures need it: on which day, of whose work, and whether content; neither the score nor the words. Counted in its month once that is over, and then never otherwise.';
comment on column dashboard_rating.officers is 'Who did a step of it for the agency; only its head sees their figures.';
create index dashboard_rating_by_day on dashboard_rating (rated_on);
create index dashboard_rating_of_agency on dashboard_rating (agency_id, rated_on);

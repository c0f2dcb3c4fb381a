create table dashboard_dossier (
  dossier_id uuid primary key,
  code text not null,
  agency_id uuid not null,
  procedure_code text not null,
  procedure_name text not null,
  channel text not null,
  status smallint not null,
  received_on date,
  due_at timestamptz,
  closed_on date,
  measures text[] not null
);
comment on table dashboard_dossier is 'What the figures have counted of each dossier: read from the log, never the other way. Holds no person''s data.';
comment on column dashboard_dossier.measures is 'What it has been counted as, and for which agency, so that a change is taken back exactly: "2026-11-25 onTime 0199…".';
create index dashboard_dossier_open on dashboard_dossier (agency_id, due_at) where status in (2, 4, 5, 6);
create index dashboard_dossier_received on dashboard_dossier (agency_id, received_on, dossier_id);
create index dashboard_dossier_closed on dashboard_dossier (agency_id, closed_on, dossier_id);

create table dashboard_figure (
  on_date date not null,
  agency_id uuid not null,
  procedure_code text not null,
  measure text not null,
  amount bigint not null,
  constraint dashboard_figure_pk primary key (agency_id, on_date, procedure_code, measure)
);
comment on table dashboard_figure is 'How many dossiers of an agency and a procedure were counted as what on a day; any period is their sum.';
create index dashboard_figure_by_day on dashboard_figure (on_date);

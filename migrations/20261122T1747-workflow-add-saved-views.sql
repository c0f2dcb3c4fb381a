create table work_saved_view (
  id uuid primary key,
  list text not null,
  name text not null,
  query text not null,
  officer_id uuid not null references officer,
  unit_id uuid references unit,
  kept_at timestamptz not null,
  constraint work_saved_view_list_known check (list in ('inbox', 'dossiers'))
);
comment on table work_saved_view is 'Cách xem đã lưu: the questions an officer puts to a list again and again, under a name.';
comment on column work_saved_view.unit_id is 'Everyone in this unit has it too; null: its officer alone.';
create index work_saved_view_of_officer on work_saved_view (officer_id, list);
create index work_saved_view_of_unit on work_saved_view (unit_id, list);

create table work_default_view (
  officer_id uuid not null references officer,
  list text not null,
  view_id uuid not null references work_saved_view on delete cascade,
  primary key (officer_id, list)
);
comment on table work_default_view is 'The saved view with which a list opens for an officer.';

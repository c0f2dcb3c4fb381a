create table centre (
  id uuid primary key,
  version integer not null,
  unit_id uuid not null references unit,
  agency_id uuid not null references unit,
  code text not null,
  name text not null,
  name_en text,
  is_always_open boolean not null,
  opened_at timestamptz not null,
  constraint centre_unit_once unique (unit_id),
  constraint centre_code_once unique (code)
);
comment on table centre is 'Trung tâm phục vụ hành chính công, of the province or a commune: counters of many agencies under one roof.';
comment on column centre.unit_id is 'The desk of the organisation that runs it.';
comment on column centre.code is 'In addresses: the code of its unit.';
comment on column centre.is_always_open is 'Gives numbers at any hour, as a round-the-clock hall does; otherwise in office hours.';

create table centre_group (
  centre_id uuid not null references centre,
  code text not null,
  name text not null,
  name_en text,
  agency_id uuid not null references unit,
  fields text[] not null,
  slot_capacity integer not null,
  primary key (centre_id, code),
  constraint centre_group_code_short check (code ~ '^[A-Z]{1,2}$'),
  constraint centre_group_capacity check (slot_capacity >= 0)
);
comment on table centre_group is 'Nhóm dịch vụ: what one queues for. Its letter begins the number on the ticket.';
comment on column centre_group.agency_id is 'Whose work it is: an agency of the State, or a utility beside it.';
comment on column centre_group.fields is 'Lĩnh vực, spelled as in the catalogue; empty for a utility, which has no procedures.';
comment on column centre_group.slot_capacity is 'How many may book the same slot; 0 where the group takes no appointments.';

create table centre_counter (
  id uuid primary key,
  version integer not null,
  centre_id uuid not null references centre,
  desk_id uuid not null references unit,
  agency_id uuid not null references unit,
  number integer not null,
  name text not null,
  groups text[] not null,
  state text not null,
  pause_reason text,
  state_since timestamptz not null,
  officer_id uuid,
  officer_name text,
  camera_url text,
  constraint centre_counter_number_once unique (centre_id, number),
  constraint centre_counter_state_known check (state in ('open', 'paused', 'closed')),
  constraint centre_counter_pause_said check ((state = 'paused') = (pause_reason is not null)),
  constraint centre_counter_seat_taken check ((state = 'closed') = (officer_id is null))
);
comment on table centre_counter is 'Quầy: who sits there, for which groups, and whether it is open.';
comment on column centre_counter.desk_id is 'The centre''s unit: its clerks may sit at any of its counters.';
comment on column centre_counter.agency_id is 'Whose counter it is: that agency''s own clerks may sit at it.';
create unique index centre_counter_one_seat on centre_counter (officer_id) where officer_id is not null;
create index centre_counter_of_desk on centre_counter (desk_id);
create index centre_counter_of_agency on centre_counter (agency_id);

create table centre_series (
  centre_id uuid not null references centre,
  on_date date not null,
  group_code text not null,
  last_number integer not null,
  primary key (centre_id, on_date, group_code)
);
comment on table centre_series is 'The last number a group gave on a day; its row lock keeps the numbers without gaps.';

create table centre_ticket (
  id uuid primary key,
  version integer not null,
  centre_id uuid not null references centre,
  agency_id uuid not null references unit,
  on_date date not null,
  group_code text not null,
  number integer not null,
  source text not null,
  priority text,
  rank smallint not null,
  state text not null,
  taken_at timestamptz not null,
  waiting_since timestamptz not null,
  target_counter_id uuid references centre_counter,
  counter_id uuid references centre_counter,
  officer_id uuid,
  officer_name text,
  called_at timestamptz,
  calls integer not null,
  serving_at timestamptz,
  ended_at timestamptz,
  dossier_id uuid,
  procedure_code text,
  citizen_id uuid,
  secret text not null,
  check_code text not null,
  constraint centre_ticket_number_once unique (centre_id, on_date, group_code, number),
  constraint centre_ticket_secret_once unique (secret),
  constraint centre_ticket_source_known check (source in ('kiosk', 'desk', 'online')),
  constraint centre_ticket_state_known check (state in ('waiting', 'transferred', 'called', 'serving', 'served', 'no-show', 'lapsed')),
  constraint centre_ticket_called_somewhere check (state in ('waiting', 'transferred', 'lapsed') or (counter_id is not null and called_at is not null)),
  constraint centre_ticket_transferred_to check ((state = 'transferred') = (target_counter_id is not null)),
  constraint centre_ticket_ended check ((state in ('served', 'no-show', 'lapsed')) = (ended_at is not null))
);
comment on table centre_ticket is 'Số thứ tự: a person''s place in the queue of a group on a day.';
comment on column centre_ticket.rank is 'Whom the rules call first: 0 before 1 before 2.';
comment on column centre_ticket.waiting_since is 'From when it counts as waiting: taken, the hour it was booked for, or transferred.';
comment on column centre_ticket.dossier_id is 'What the visit is about: the clock is the dossier''s, whichever way it came in.';
comment on column centre_ticket.secret is 'Opens the ticket on a phone, without signing in; it shows no person.';
comment on column centre_ticket.check_code is 'Four digits on the slip, with which a kiosk lets its holder rate.';
create index centre_ticket_waiting on centre_ticket (centre_id, on_date, rank, waiting_since, number) where state in ('waiting', 'transferred');
create unique index centre_ticket_at_counter on centre_ticket (counter_id) where state in ('called', 'serving');
create index centre_ticket_left_over on centre_ticket (on_date) where ended_at is null;
create index centre_ticket_of_counter on centre_ticket (counter_id, called_at desc);
create index centre_ticket_of_dossier on centre_ticket (dossier_id) where dossier_id is not null;
create index centre_ticket_called on centre_ticket (centre_id, on_date, called_at desc);

create table centre_device (
  id uuid primary key,
  version integer not null,
  centre_id uuid not null references centre,
  counter_id uuid references centre_counter,
  kind text not null,
  name text not null,
  token_hash bytea not null,
  made_at timestamptz not null,
  made_by_name text not null,
  revoked_at timestamptz,
  constraint centre_device_token_once unique (token_hash),
  constraint centre_device_kind_known check (kind in ('board', 'kiosk', 'rating')),
  constraint centre_device_rating_at_counter check ((kind = 'rating') = (counter_id is not null))
);
comment on table centre_device is 'Màn hình, kiosk, máy đánh giá: a screen of a centre, signed in by a token of its own until it is revoked.';
comment on column centre_device.token_hash is 'SHA-256 of the token, which was shown once; 256 random bits need no slow hash.';
create index centre_device_of_centre on centre_device (centre_id, made_at);

create table centre_slot (
  centre_id uuid not null references centre,
  group_code text not null,
  starts_at timestamptz not null,
  taken integer not null,
  primary key (centre_id, group_code, starts_at),
  constraint centre_slot_taken check (taken >= 0)
);
comment on table centre_slot is 'How many have booked a slot; its row lock keeps it from being overbooked.';

create table centre_appointment (
  id uuid primary key,
  version integer not null,
  centre_id uuid not null references centre,
  group_code text not null,
  starts_at timestamptz not null,
  citizen_id uuid not null references citizen,
  code text not null,
  state text not null,
  procedure_code text,
  ticket_id uuid references centre_ticket,
  booked_at timestamptz not null,
  constraint centre_appointment_code_once unique (centre_id, code),
  constraint centre_appointment_state_known check (state in ('booked', 'arrived', 'cancelled')),
  constraint centre_appointment_arrived_queues check ((state = 'arrived') = (ticket_id is not null))
);
comment on table centre_appointment is 'Lịch hẹn: a slot booked online; on the day its code becomes a ticket.';
create index centre_appointment_of_citizen on centre_appointment (citizen_id, starts_at desc, id);
create index centre_appointment_of_centre on centre_appointment (centre_id, starts_at);

create table centre_rating (
  ticket_id uuid primary key references centre_ticket,
  centre_id uuid not null references centre,
  agency_id uuid not null references unit,
  counter_id uuid not null references centre_counter,
  officer_id uuid not null,
  on_date date not null,
  score smallint not null,
  comment text,
  way text not null,
  rated_at timestamptz not null,
  constraint centre_rating_score_known check (score between 1 and 5),
  constraint centre_rating_way_known check (way in ('tablet', 'kiosk', 'phone'))
);
comment on table centre_rating is 'Đánh giá: how a person was served, once for a ticket; who they are stands nowhere.';
create index centre_rating_of_centre on centre_rating (centre_id, on_date);
revoke update, delete, truncate on centre_rating from muong_app;

create table centre_viewing (
  id uuid primary key,
  centre_id uuid not null references centre,
  officer_id uuid not null,
  officer_name text not null,
  purpose text not null,
  began_at timestamptz not null,
  ends_at timestamptz not null
);
comment on table centre_viewing is 'Lượt xem camera: an officer said why, and saw the counters'' pictures for some minutes.';
create index centre_viewing_of_centre on centre_viewing (centre_id, began_at desc, id);
revoke update, delete, truncate on centre_viewing from muong_app;

create table centre_figure (
  centre_id uuid not null,
  on_date date not null,
  agency_id uuid not null,
  counter_id uuid not null,
  group_code text not null,
  taken bigint not null,
  called bigint not null,
  served bigint not null,
  missed bigint not null,
  transferred bigint not null,
  waited_seconds bigint not null,
  served_seconds bigint not null,
  longest_wait_seconds bigint not null,
  constraint centre_figure_pk primary key (centre_id, on_date, agency_id, counter_id, group_code)
);
comment on table centre_figure is 'Waiting and serving of a day, counted from the log; any period, agency or centre is a sum.';
comment on column centre_figure.counter_id is 'The nil UUID where no counter has a part yet: a number that was taken.';
create index centre_figure_of_agency on centre_figure (agency_id, on_date);

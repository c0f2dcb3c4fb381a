-- The log of facts. An act appends one row; the sequencer gives committed rows their position.
create table event (
  id uuid primary key,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  actor_position_id uuid,
  on_behalf_of uuid,
  agency_id uuid,
  subject_type text not null,
  subject_id uuid not null,
  subject_version integer not null,
  type text not null,
  data jsonb not null,
  position bigint,
  constraint event_position_once unique (position),
  constraint event_subject_version_once unique (subject_type, subject_id, subject_version),
  constraint event_subject_version_positive check (subject_version > 0)
);
comment on table event is 'Every fact, appended in the transaction of the act; never changed.';
comment on column event.subject_version is 'The version of the subject that this act made; two acts cannot make the same one.';
comment on column event.position is 'The place in the order that all readers share; null until the sequencer has seen the committed row.';
comment on column event.on_behalf_of is 'The officer whose position the actor held as a substitute.';
create index event_unsequenced on event (recorded_at, id) where position is null;
create index event_by_type on event (type, position) where position is not null;

create table event_sequence (
  id integer primary key,
  last_position bigint not null,
  constraint event_sequence_single check (id = 1)
);
comment on table event_sequence is 'One row: the last position given. Whoever holds its lock is the sequencer.';
insert into event_sequence values (1, 0);

create table event_cursor (
  reader text primary key,
  position bigint not null
);
comment on table event_cursor is 'How far each reader has come; moved in the transaction of its effect.';

revoke update, delete, truncate on event from muong_app;
revoke insert, update, delete, truncate on event_sequence from muong_app;
grant select, update (position) on event to muong_sequencer;
grant select, update on event_sequence to muong_sequencer;

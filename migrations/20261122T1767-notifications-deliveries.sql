-- A notice is what is told to one person; a delivery is one way it goes to them. Until now a notice was one e-mail.
create table notice_delivery (
  id uuid primary key,
  version integer not null,
  notice_id uuid not null references notice,
  channel text not null,
  place integer not null,
  address text not null,
  text text not null,
  state text not null,
  queued_at timestamptz,
  not_before timestamptz,
  sent_at timestamptz,
  reported_at timestamptz,
  provider_id text,
  failures integer not null default 0,
  last_error text,
  constraint notice_delivery_once unique (notice_id, channel),
  constraint notice_delivery_state_known check (state in ('standby', 'waiting', 'sent', 'delivered', 'failed')),
  constraint notice_delivery_sent_when check (state not in ('sent', 'delivered') or sent_at is not null),
  constraint notice_delivery_queued_when check (state = 'standby' or queued_at is not null)
);
comment on table notice_delivery is 'One way of one notice to its reader: the first is taken, the others stand by until one before them has failed. The proof that it was sent and came.';
comment on column notice_delivery.place is 'Which is tried first, second, third.';
comment on column notice_delivery.text is 'The very words that went.';
comment on column notice_delivery.not_before is 'The end of the quiet hours, or until when the carrier asked to be left alone.';
comment on column notice_delivery.reported_at is 'When, by its carrier''s report, it was on the reader''s device, or was found not to reach it.';
comment on column notice_delivery.provider_id is 'The carrier''s own number for it.';
create index notice_delivery_waiting on notice_delivery (id) where state = 'waiting';

insert into notice_delivery (id, version, notice_id, channel, place, address, text, state, queued_at, sent_at, failures, last_error)
  select id, 1, id, channel, 1, address, body, case when sent_at is null then 'waiting' else 'sent' end, created_at, sent_at, failures, last_error
  from notice;

alter table notice add column class text, add column told_to text, add column about_type text, add column about_id uuid, add column path text;
update notice set class = 'progress', told_to = address, about_type = event.subject_type, about_id = event.subject_id, path = '/'
  from event where event.id = notice.event_id;
alter table notice
  alter column class set not null, alter column told_to set not null, alter column about_type set not null,
  alter column about_id set not null, alter column path set not null,
  drop constraint notice_once, drop column channel, drop column address, drop column sent_at, drop column failures, drop column last_error,
  add constraint notice_once unique (event_id, told_to);
comment on table notice is 'What one person is told because of one fact; it stands on their page of notices, and goes out by its deliveries.';
comment on column notice.told_to is 'Who is told once: the account''s id, or the address of who has none.';
comment on column notice.class is 'A class of the pack''s notices.yaml: what a person may choose a channel for.';
create index notice_of_reader on notice (recipient_id, id desc) where recipient_id is not null;
create index notice_of_subject on notice (about_type, about_id, id);

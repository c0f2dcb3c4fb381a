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

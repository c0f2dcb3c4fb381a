alter table exchange_delivery add column resumed_at timestamptz;
comment on column exchange_delivery.resumed_at is 'When someone took it up again; the days of patience are counted from here.';
create index exchange_message_of_sender on exchange_message (sender_id, received_at desc, id desc);

create table notice_subscriber (
  person_id uuid primary key,
  version integer not null,
  choices jsonb not null,
  read_until uuid
);
comment on table notice_subscriber is 'What a person has chosen for their notices, and how far they have read them.';
comment on column notice_subscriber.choices is 'By class of notice, the channel that is tried first; "page" for none outside the portal.';
comment on column notice_subscriber.read_until is 'The newest notice that was on the page when the person marked all as read; ids are ordered in time.';

create table exchange_participant (
  id uuid primary key,
  version integer not null,
  code text not null,
  code_key text not null,
  name text not null,
  way text not null,
  unit_id uuid references unit,
  system text,
  endpoint text,
  certificate_pem text,
  requires_signature boolean not null,
  daily_messages integer,
  daily_bytes bigint,
  valid_from date not null,
  valid_to date,
  constraint exchange_participant_way_known check (way in ('local', 'pull', 'push', 'national')),
  constraint exchange_participant_local_has_unit check ((way = 'local') = (unit_id is not null)),
  constraint exchange_participant_push_has_endpoint check ((way = 'push') = (endpoint is not null)),
  constraint exchange_participant_dates_in_order check (valid_to is null or valid_to >= valid_from),
  constraint exchange_participant_code_once_at_a_time
    exclude using gist (code_key with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table exchange_participant is 'Who takes part in the provincial axis, dated: agencies of this install, systems that fetch or are called, and the national axis.';
comment on column exchange_participant.code_key is 'The code in the form in which both schemes compare: H18.12.3.';
comment on column exchange_participant.way is 'How messages reach it: an agency here, fetched by its system, posted to its endpoint, or handed to the national axis.';
comment on column exchange_participant.system is 'The API client that sends and fetches in its name.';
comment on column exchange_participant.certificate_pem is 'The one certificate by which its envelopes are believed; none for agencies here, whose envelopes this axis signs.';
comment on column exchange_participant.daily_messages is 'The most it may send on a day; null has no limit.';
create index exchange_participant_of_system on exchange_participant (system);
create index exchange_participant_of_unit on exchange_participant (unit_id);

create table exchange_alias (
  code_key text not null,
  valid_from date not null,
  participant_id uuid not null references exchange_participant,
  document text,
  primary key (code_key, valid_from)
);
comment on table exchange_alias is 'Codes that participants bore before; an old code leads to who bears its work today.';

create table exchange_message (
  id uuid primary key,
  version integer not null,
  sender_id uuid not null references exchange_participant,
  sender_code text not null,
  kind text not null,
  business text not null,
  document_id text not null,
  refers_to text,
  status_code text,
  code text not null,
  subject text not null,
  promulgated_on date,
  searched text not null,
  sha256 text not null,
  size_bytes bigint not null,
  content bytea,
  received_at timestamptz not null,
  constraint exchange_message_once unique (sender_id, sha256),
  constraint exchange_message_kind_known check (kind in ('document', 'status')),
  constraint exchange_message_business_known check (business in ('new', 'recall', 'update', 'replace')),
  constraint exchange_message_status_has_code check ((kind = 'status') = (status_code is not null)),
  constraint exchange_message_sha256_hex check (sha256 ~ '^[0-9a-f]{64}$')
);
comment on table exchange_message is 'Envelopes that the axis took in, each once by its bytes; never changed.';
comment on column exchange_message.refers_to is 'The document that is recalled, updated or replaced.';
comment on column exchange_message.content is 'The envelope itself while it is small, in one commit with its row; a larger one lies in the blob store under its SHA-256.';
comment on column exchange_message.searched is 'Code, subject, agencies, as people may search them.';
alter table exchange_message alter column content set storage external;
create unique index exchange_message_new_document_once on exchange_message (sender_id, sender_code, document_id)
  where kind = 'document' and business = 'new';
create index exchange_message_of_document on exchange_message (document_id);
create index exchange_message_recalls on exchange_message (refers_to) where business = 'recall';
create index exchange_message_by_time on exchange_message (received_at desc, id desc);
create index exchange_message_searched on exchange_message using gin (public.vn_fold(searched) public.gin_trgm_ops);

create table exchange_delivery (
  id uuid primary key,
  version integer not null,
  message_id uuid not null references exchange_message,
  sender_id uuid not null references exchange_participant,
  recipient_id uuid not null references exchange_participant,
  recipient_codes text[] not null,
  state text not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  last_error text,
  created_at timestamptz not null,
  delivered_at timestamptz,
  constraint exchange_delivery_once unique (message_id, recipient_id),
  constraint exchange_delivery_state_known check (state in ('waiting', 'delivered', 'undeliverable'))
);
comment on table exchange_delivery is 'One message on its way to one recipient.';
comment on column exchange_delivery.next_attempt_at is 'When the axis tries, or tries again; null while the recipient fetches by itself.';
comment on column exchange_delivery.recipient_codes is 'The codes in the envelope by which the recipient was meant, old ones among them.';
create index exchange_delivery_due on exchange_delivery (sender_id, next_attempt_at) where state = 'waiting';
create index exchange_delivery_to_fetch on exchange_delivery (recipient_id, id) where state = 'waiting';
create index exchange_delivery_to on exchange_delivery (recipient_id, created_at desc);

create table exchange_status (
  delivery_id uuid not null references exchange_delivery,
  code text not null,
  message_id uuid not null references exchange_message,
  description text,
  at timestamptz not null,
  primary key (delivery_id, code),
  constraint exchange_status_code_known check (code in ('01', '02', '03', '04', '05', '06', '13', '15', '16'))
);
comment on table exchange_status is 'What a recipient, or of a recall the sender, told of a delivered document; each once.';

create table exchange_usage (
  participant_id uuid not null references exchange_participant,
  on_date date not null,
  messages integer not null,
  bytes bigint not null,
  primary key (participant_id, on_date)
);
comment on table exchange_usage is 'How much a participant sent on a day.';

create table exchange_quarantine (
  id uuid primary key,
  version integer not null,
  state text not null,
  code text not null,
  detail text not null,
  system text not null,
  claimed_sender text,
  claimed_document text,
  searched text not null,
  sha256 text not null,
  size_bytes bigint not null,
  times integer not null,
  received_at timestamptz not null,
  last_at timestamptz not null,
  note text,
  closed_at timestamptz,
  constraint exchange_quarantine_once unique (system, sha256, code),
  constraint exchange_quarantine_state_known check (state in ('held', 'released', 'dismissed'))
);
comment on table exchange_quarantine is 'What was sent to the axis and not believed, kept for a person to see; the same again is counted.';
create index exchange_quarantine_by_time on exchange_quarantine (state, last_at desc, id desc);

create table exchange_upload (
  id uuid primary key,
  participant_id uuid not null references exchange_participant,
  sha256 text not null,
  size_bytes bigint not null,
  part_bytes integer not null,
  created_at timestamptz not null,
  completed_at timestamptz,
  constraint exchange_upload_size_positive check (size_bytes > 0 and part_bytes > 0)
);
comment on table exchange_upload is 'A large envelope that comes in parts, in any order, over as many connections as it takes.';

create table exchange_upload_part (
  upload_id uuid not null references exchange_upload,
  number integer not null,
  sha256 text not null,
  size_bytes bigint not null,
  primary key (upload_id, number)
);

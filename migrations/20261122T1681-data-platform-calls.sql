-- Every call through the gateway, hashed in batches and signed, so that a party can prove its own to anyone.
create table gateway_batch (
  id uuid primary key,
  number bigint not null,
  previous_hash text not null,
  root text not null,
  size integer not null,
  signed_at timestamptz not null,
  jws text not null,
  constraint gateway_batch_number_once unique (number)
);
comment on table gateway_batch is 'Calls hashed together (RFC 6962) and signed (RFC 7515); each names the hash of the one before.';
revoke update, delete, truncate on gateway_batch from muong_app;

create table gateway_chain (
  id integer primary key,
  last_number bigint not null,
  last_hash text not null,
  constraint gateway_chain_single check (id = 1)
);
comment on table gateway_chain is 'One row: the last batch. Whoever holds its lock signs.';
insert into gateway_chain values (1, 0, '');

create table gateway_call (
  id uuid primary key,
  at timestamptz not null,
  client_id uuid,
  client_system text not null,
  service_id uuid references gateway_service,
  service_name text not null,
  contract_id uuid references gateway_contract,
  operation text,
  method text not null,
  path text not null,
  purpose text,
  grant_id uuid references gateway_grant,
  subject_hash text,
  outcome text not null,
  status integer not null,
  request_bytes bigint not null,
  response_bytes bigint not null,
  request_digest text not null,
  response_digest text not null,
  ms integer not null,
  discrepancy_id uuid,
  batch_id uuid references gateway_batch,
  leaf integer
);
comment on table gateway_call is 'One call through the gateway, let through or not. Only its place in a batch is written later.';
comment on column gateway_call.path is 'As the contract writes it, without the values: those may name people.';
comment on column gateway_call.subject_hash is 'Whose data were asked for, where the contract says where that stands: a keyed hash, not the number.';
comment on column gateway_call.outcome is '“answered”, or the code of what went wrong.';
create index gateway_call_unsigned on gateway_call (id) where batch_id is null;
create index gateway_call_by_time on gateway_call (at desc, id desc);
create index gateway_call_of_client on gateway_call (client_id, at desc, id desc);
create index gateway_call_of_service on gateway_call (service_id, at desc, id desc);
create index gateway_call_of_batch on gateway_call (batch_id, leaf) where batch_id is not null;
create index gateway_call_of_discrepancy on gateway_call (discrepancy_id) where discrepancy_id is not null;
create index gateway_call_of_subject on gateway_call (subject_hash, at desc) where subject_hash is not null;
revoke update, delete, truncate on gateway_call from muong_app;
grant update (batch_id, leaf) on gateway_call to muong_app;

create table gateway_usage (
  on_date date not null,
  service_id uuid not null references gateway_service,
  client_id uuid not null references gateway_client,
  operation text not null,
  calls bigint not null,
  failed bigint not null,
  refused bigint not null,
  bytes bigint not null,
  ms bigint not null,
  primary key (on_date, service_id, client_id, operation)
);
comment on table gateway_usage is 'Calls of a day, counted as they are signed; figures for everyone.';

create table gateway_discrepancy (
  id uuid primary key,
  version integer not null,
  code text not null,
  service_id uuid not null references gateway_service,
  contract_id uuid not null references gateway_contract,
  operation text not null,
  fingerprint text not null,
  problems jsonb not null,
  call_id uuid not null,
  state text not null,
  first_at timestamptz not null,
  closed_at timestamptz,
  answer text,
  constraint gateway_discrepancy_state_known check (state in ('open', 'mended', 'disputed'))
);
comment on table gateway_discrepancy is 'Answers of a provider that differ from its contract: a ticket to the source, with the call that shows it.';
comment on column gateway_discrepancy.problems is 'Where and how the answer differs, without its values.';
create unique index gateway_discrepancy_open_once on gateway_discrepancy (contract_id, operation, fingerprint) where state = 'open';
create index gateway_discrepancy_of_service on gateway_discrepancy (service_id, first_at desc);

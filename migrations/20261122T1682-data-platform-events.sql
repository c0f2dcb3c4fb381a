-- What clients rely on, and the province's own facts as they are told to clients.
create table gateway_expectation (
  id uuid primary key,
  version integer not null,
  client_id uuid not null references gateway_client,
  service_id uuid not null references gateway_service,
  major integer not null,
  operation text not null,
  name text not null,
  request jsonb not null,
  response jsonb not null,
  registered_at timestamptz not null,
  withdrawn_at timestamptz,
  run_at timestamptz,
  problems jsonb,
  constraint gateway_expectation_once unique (client_id, service_id, major, name)
);
comment on table gateway_expectation is 'An example that a client relies on: what it asks, and what the answer must hold.';
comment on column gateway_expectation.problems is 'What the last run against the test address found; empty when all was well, null before the first run.';
create index gateway_expectation_of_service on gateway_expectation (service_id, major) where withdrawn_at is null;

create table gateway_event (
  position bigint primary key,
  event_id uuid not null,
  type text not null,
  agency_id uuid,
  subject_type text not null,
  subject_id uuid not null,
  at timestamptz not null,
  data jsonb not null
);
comment on table gateway_event is 'The facts that the province tells its clients, as they are told; a reader copies them from the log in order.';
create index gateway_event_by_type on gateway_event (type, position);

create table gateway_subscription (
  id uuid primary key,
  version integer not null,
  client_id uuid not null references gateway_client,
  types text[] not null,
  purpose text not null,
  endpoint text not null,
  state text not null,
  position bigint not null,
  told bigint[] not null,
  attempts integer not null,
  next_attempt_at timestamptz not null,
  failing_since timestamptz,
  last_error text,
  last_delivered_at timestamptz,
  created_at timestamptz not null,
  constraint gateway_subscription_state_known check (state in ('active', 'given-up', 'ended')),
  constraint gateway_subscription_types_some check (cardinality(types) > 0)
);
comment on table gateway_subscription is 'A client is told of facts at its endpoint, in order, until it has them.';
comment on column gateway_subscription.position is 'Up to where it has them all; set back, they come again.';
comment on column gateway_subscription.told is 'Facts beyond that position which it has already, while an earlier one of another subject is not taken.';
create index gateway_subscription_due on gateway_subscription (next_attempt_at) where state = 'active';
create index gateway_subscription_of_client on gateway_subscription (client_id, created_at);

-- The gateway for services between agencies' systems (LGSP): contracts, who may call what for which purpose.
create table gateway_service (
  id uuid primary key,
  version integer not null,
  name text not null,
  title text not null,
  agency_id uuid not null references unit,
  keeper_unit_id uuid not null references unit,
  state text not null,
  timeout_ms integer not null,
  capacity integer not null,
  created_at timestamptz not null,
  constraint gateway_service_name_once unique (name),
  constraint gateway_service_state_known check (state in ('open', 'closed')),
  constraint gateway_service_limits_positive check (timeout_ms > 0 and capacity > 0)
);
comment on table gateway_service is 'A service or data set that an agency shares through the gateway.';
comment on column gateway_service.name is 'How it is addressed: /lgsp/<name>/…';
comment on column gateway_service.agency_id is 'The provider, who answers for the data.';
comment on column gateway_service.keeper_unit_id is 'Where the administrator who decides on requests and answers for discrepancies is: the provider’s own, if it has one.';
comment on column gateway_service.capacity is 'How many calls each web process has under way with the provider at once.';

create table gateway_contract (
  id uuid primary key,
  service_id uuid not null references gateway_service,
  major integer not null,
  minor integer not null,
  document jsonb not null,
  sha256 text not null,
  operations jsonb not null,
  changes jsonb not null,
  address text,
  test_address text,
  published_at timestamptz not null,
  published_by text not null,
  constraint gateway_contract_version_once unique (service_id, major, minor),
  constraint gateway_contract_version_positive check (major > 0 and minor >= 0)
);
comment on table gateway_contract is 'A published version of a service’s OpenAPI document; never changed.';
comment on column gateway_contract.operations is 'What the catalogue shows of the document: method, path, purposes, class of data.';
comment on column gateway_contract.changes is 'What differs from the version before, with what breaks those who rely on it.';
comment on column gateway_contract.address is 'Where the provider answers; null for what the province itself answers.';
revoke update, delete, truncate on gateway_contract from muong_app;

create table gateway_client (
  id uuid primary key,
  version integer not null,
  system text not null,
  name text not null,
  agency_id uuid not null references unit,
  keeper_unit_id uuid not null references unit,
  state text not null,
  per_second integer not null,
  burst integer not null,
  daily_calls integer,
  created_at timestamptz not null,
  constraint gateway_client_system_once unique (system),
  constraint gateway_client_state_known check (state in ('active', 'suspended')),
  constraint gateway_client_limits_positive check (per_second > 0 and burst > 0 and daily_calls > 0)
);
comment on table gateway_client is 'An agency’s system that calls services through the gateway.';
comment on column gateway_client.per_second is 'Calls a second to each service, kept up over time; burst is how many may come at once.';

create table gateway_credential (
  id uuid primary key,
  client_id uuid not null references gateway_client,
  kind text not null,
  hash bytea not null,
  label text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  revoked_at timestamptz,
  constraint gateway_credential_once unique (hash),
  constraint gateway_credential_kind_known check (kind in ('key', 'certificate'))
);
comment on table gateway_credential is 'How a client proves who it is.';
comment on column gateway_credential.hash is 'SHA-256 of the key, which was shown once, or of the certificate.';
comment on column gateway_credential.valid_to is 'A key that is being replaced works on until here.';
create index gateway_credential_of_client on gateway_credential (client_id, valid_from);

create table gateway_grant (
  id uuid primary key,
  version integer not null,
  code text not null,
  client_id uuid not null references gateway_client,
  service_id uuid not null references gateway_service,
  major integer not null,
  operation text not null,
  purpose text not null,
  law_basis text not null,
  scope text not null,
  state text not null,
  valid_from date not null,
  valid_to date,
  asked_at timestamptz not null,
  asked_by uuid,
  asked_by_name text not null,
  decided_at timestamptz,
  decided_by_name text,
  note text,
  constraint gateway_grant_state_known check (state in ('asked', 'granted', 'declined', 'revoked')),
  constraint gateway_grant_scope_known check (scope in ('all', 'own')),
  constraint gateway_grant_days_in_order check (valid_to >= valid_from)
);
comment on table gateway_grant is 'Leave for a client to call one operation for one purpose, asked for and decided by the provider.';
comment on column gateway_grant.major is 'The major version the client was built against; a new one does not touch it.';
comment on column gateway_grant.scope is 'For the province’s events: of all agencies, or of the client’s own.';
create unique index gateway_grant_once on gateway_grant (client_id, service_id, major, operation, purpose) where state in ('asked', 'granted');
create index gateway_grant_of_service on gateway_grant (service_id, asked_at desc);

create table gateway_bucket (
  client_id uuid not null references gateway_client,
  service_id uuid not null references gateway_service,
  tokens double precision not null,
  filled_at timestamptz not null,
  on_date date not null,
  used integer not null,
  primary key (client_id, service_id)
);
comment on table gateway_bucket is 'What a client may still call; web processes take tokens from it in slices, so that its row is written a few times a second at most.';

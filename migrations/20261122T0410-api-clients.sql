create table api_client (
  id uuid primary key,
  name text not null,
  system text not null,
  token_hash bytea not null,
  scopes text[] not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  constraint api_client_token_once unique (token_hash),
  constraint api_client_scopes_some check (cardinality(scopes) > 0)
);
comment on table api_client is 'Systems of partners that call our API with a bearer token (RFC 6750).';
comment on column api_client.system is 'The short name under which its acts are recorded and its dossiers filed: dvcqg.';
comment on column api_client.token_hash is 'SHA-256 of the token, which was shown once; 256 random bits need no slow hash.';
comment on column api_client.scopes is 'What it may ask for: dossiers.submit, dossiers.read.';

create table signing_evidence (
  id text primary key,
  kind text not null,
  url text not null,
  der bytea not null,
  fetched_at timestamptz not null,
  constraint signing_evidence_kind_known check (kind in ('ocsp', 'crl'))
);
comment on table signing_evidence is 'What authorities last said of revocations: looked at while it is young, and when they cannot be asked. It can be fetched again, and states its age.';
comment on column signing_evidence.id is 'SHA-256 of the question: the list''s address, or the responder''s and the certificate asked about.';

alter table signing_trust
  add column trusted_from timestamptz,
  add column trusted_until timestamptz;
comment on column signing_trust.trusted_until is 'From when it is believed no more, whatever its own certificate says.';

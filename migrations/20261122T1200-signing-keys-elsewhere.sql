alter table signing_key
  alter column sealed_key drop not null,
  add column kind text not null default 'sealed',
  add column place jsonb,
  add column enrolled_at timestamptz,
  add constraint signing_key_kind_known check (kind in ('sealed', 'token', 'remote')),
  add constraint signing_key_in_one_place check ((kind = 'sealed') = (sealed_key is not null) and (kind = 'sealed') = (place is null));
comment on table signing_key is 'The certificate of a person, or the seal of a unit, and where its key is: closed under a PIN here, on a token, or with a remote service.';
comment on column signing_key.place is 'Of a token: library, serial, keyId; of a remote service: service, credentialId. Libraries and services are named by the settings.';
comment on column signing_key.revoked_at is 'From when it signs nothing more here; what it signed before stays signed.';

alter table signing_record
  drop constraint signing_record_purpose_known,
  add constraint signing_record_purpose_known check (purpose in ('initial', 'signature', 'seal'));

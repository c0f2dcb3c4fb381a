create table officer_credential (
  officer_id uuid primary key references officer,
  username text not null,
  password_hash text,
  totp_secret text,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  constraint officer_credential_username_once unique (username)
);
comment on column officer_credential.password_hash is 'argon2id in the PHC string form';
comment on column officer_credential.totp_secret is 'RFC 6238 secret, encrypted with the key of the installation; null where no second factor is set';

create table citizen (
  id uuid primary key,
  version integer not null,
  identity_number text,
  full_name text not null,
  date_of_birth date,
  gender text,
  email text,
  phone text,
  address jsonb,
  assurance text not null,
  created_at timestamptz not null,
  constraint citizen_assurance_known check (assurance in ('contact', 'identified')),
  constraint citizen_identity_number_once unique (identity_number)
);
comment on column citizen.assurance is 'identified: the electronic identification account said who; contact: only an address was proved';

create table citizen_account (
  issuer text not null,
  subject text not null,
  citizen_id uuid not null references citizen,
  primary key (issuer, subject)
);
comment on table citizen_account is 'A sign-in of a citizen: an OpenID provider and its subject, or "email" or "phone" and the address.';
create index citizen_account_of_citizen on citizen_account (citizen_id);

create table one_time_code (
  id uuid primary key,
  address text not null,
  code_hash text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  attempts_left integer not null,
  used_at timestamptz
);
create index one_time_code_of_address on one_time_code (address, created_at desc);

alter table officer_credential
  add column totp_last_counter integer,
  add column password_is_temporary boolean not null default false;
comment on column officer_credential.totp_last_counter is 'The last time step whose code was taken: a code counts once (RFC 6238, 5.2).';
comment on column officer_credential.password_is_temporary is 'Given by an administrator: it opens only the page where the officer chooses their own.';

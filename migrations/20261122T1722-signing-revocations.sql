create table signing_revocation (
  file_id uuid primary key references file,
  basis text not null,
  revoked_at timestamptz not null
);
comment on table signing_revocation is 'A signed file whose agency has taken back what it says; its signatures stay what they are.';

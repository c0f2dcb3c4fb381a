create table store (
  id uuid primary key,
  owner_kind text not null,
  owner_key text not null,
  representative_id uuid references citizen,
  created_at timestamptz not null,
  constraint store_owner_known check (owner_kind in ('citizen', 'account', 'organisation')),
  constraint store_of_organisation_is_represented check ((owner_kind = 'organisation') = (representative_id is not null)),
  constraint store_once unique nulls not distinct (owner_kind, owner_key, representative_id)
);
comment on table store is 'Kho dữ liệu điện tử của tổ chức, cá nhân: whose papers are kept together (Decree 45/2020/NĐ-CP).';
comment on column store.owner_key is 'A citizen''s identity number; the account''s id of one who has shown none; an organisation''s tax code.';
comment on column store.representative_id is 'Who stated that they represent the organisation: nobody has verified it, so each sees only what came of their own dossiers.';

create table store_kind (
  code text primary key,
  name text not null,
  names text[] not null,
  results text[] not null,
  valid_months integer,
  is_only boolean not null,
  is_kept boolean not null,
  legal_basis text not null,
  loaded_at timestamptz not null,
  constraint store_kind_lasts check (valid_months > 0)
);
comment on table store_kind is 'Kinds of paper as the pack has them: by which names they go, how long a copy may be used again, whether a newer one takes its place.';

create table store_paper (
  id uuid primary key,
  version integer not null,
  store_id uuid not null references store,
  origin text not null,
  kind text not null,
  title text not null,
  document_number text,
  file_id uuid not null references file,
  file_sha256 text not null,
  dossier_id uuid not null,
  dossier_code text not null,
  procedure_name text not null,
  agency_id uuid not null references unit,
  holder_id uuid references citizen,
  holder_name text not null,
  digitised_by text,
  signature text not null,
  signature_checked_at timestamptz,
  valid_from date not null,
  valid_to date,
  kept_at timestamptz not null,
  replaced_by_id uuid references store_paper,
  revoked_at timestamptz,
  revoked_reason text,
  removed_at timestamptz,
  constraint store_paper_file_once unique (file_id),
  constraint store_paper_origin_known check (origin in ('result', 'digitised', 'submitted')),
  constraint store_paper_signature_known check (signature in ('unchecked', 'valid', 'invalid', 'none')),
  constraint store_paper_days check (valid_to >= valid_from),
  constraint store_paper_revoked_whole check ((revoked_at is null) = (revoked_reason is null)),
  constraint store_paper_removed_is_own check (removed_at is null or origin = 'submitted')
);
comment on table store_paper is 'A paper or result kept as an e-copy that may be used again, with where it came from; its bytes are the dossier''s own file.';
comment on column store_paper.kind is 'A code of store_kind, a result''s code (KQ.…), or the folded name after "name:".';
comment on column store_paper.agency_id is 'Who issued the result, or accepted the paper.';
comment on column store_paper.valid_from is 'Day of issue of a result; of a paper, the day it was accepted.';
create index store_paper_of_store on store_paper (store_id, kept_at desc, id desc);
create index store_paper_of_dossier on store_paper (dossier_id);

create table store_use (
  id uuid primary key,
  version integer not null,
  paper_id uuid not null references store_paper,
  application_key text not null,
  component text not null,
  procedure_code text not null,
  procedure_name text not null,
  basis text not null,
  consented_by_id uuid references citizen,
  consented_by_name text not null,
  officer_id uuid,
  officer_name text,
  consented_at timestamptz not null,
  withdrawn_at timestamptz,
  dossier_id uuid,
  dossier_code text,
  used_at timestamptz,
  constraint store_use_basis_known check (basis in ('own', 'at-desk')),
  constraint store_use_at_desk_by_officer check ((basis = 'at-desk') = (officer_id is not null)),
  constraint store_use_used_whole check ((dossier_id is null) = (used_at is null) and (dossier_id is null) = (dossier_code is null))
);
comment on table store_use is 'The consent to one use of a kept paper in one application, and the dossier it went into; withdrawn, it is good for no other (Law 91/2025/QH15).';
comment on column store_use.application_key is 'The submission key of the application: of the draft, or of the form at the counter.';
create unique index store_use_standing on store_use (paper_id, application_key) where withdrawn_at is null;
create index store_use_of_application on store_use (application_key);
create index store_use_of_dossier on store_use (dossier_id) where dossier_id is not null;

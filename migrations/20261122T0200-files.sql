create table file (
  id uuid primary key,
  sha256 text not null,
  size_bytes bigint not null,
  media_type text not null,
  name text not null,
  created_at timestamptz not null,
  created_by_kind text not null,
  created_by_id uuid,
  scan_result text not null,
  constraint file_sha256_hex check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint file_size_not_negative check (size_bytes >= 0),
  constraint file_scan_result_known check (scan_result in ('clean', 'not-scanned'))
);
comment on table file is 'A file as it was given: its bytes lie in the blob store under their SHA-256.';
comment on column file.media_type is 'Sniffed from the bytes, never taken from the sender.';

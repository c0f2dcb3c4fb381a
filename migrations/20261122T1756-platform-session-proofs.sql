alter table session
  add column proven_by text,
  add column proven_at timestamptz,
  add constraint session_proof_is_whole check ((proven_by is null) = (proven_at is null));
comment on column session.proven_at is 'When the person last proved to be who the session speaks for; some acts want that to be recent.';

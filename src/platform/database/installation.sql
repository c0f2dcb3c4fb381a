-- What a database needs once, before any province: the two roles, the extensions, the folding of Vietnamese.
do $$
begin
  if not exists (select from pg_roles where rolname = 'muong_app') then create role muong_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'muong_sequencer') then create role muong_sequencer nologin; end if;
  execute format('grant muong_app, muong_sequencer to %I', current_user);
-- Roles are the server's, not the database's: whoever is at it in another database at this moment does the same.
exception when duplicate_object or unique_violation or internal_error then null; -- "tuple concurrently updated"
end $$;

create extension if not exists unaccent schema public;
create extension if not exists pg_trgm schema public;
create extension if not exists btree_gin schema public;
create extension if not exists btree_gist schema public;

-- Lower case without marks, the same for "Hòa" and "Hoà"; names are qualified so that a dump restores.
create or replace function public.vn_fold(t text) returns text
  language sql immutable strict parallel safe
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, normalize(t, NFC))) $$;

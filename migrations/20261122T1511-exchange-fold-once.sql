-- Folding a text costs more than comparing it: a search of common words folded every row anew.
drop index exchange_message_searched;
alter table exchange_message add column folded text generated always as (public.vn_fold(searched)) stored;
comment on column exchange_message.folded is 'What is searched, without accents and in small letters.';
create index exchange_message_folded on exchange_message using gin (folded public.gin_trgm_ops);
alter table exchange_quarantine add column folded text generated always as (public.vn_fold(searched)) stored;

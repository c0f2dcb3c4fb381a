create table dossier_search (
  dossier_id uuid primary key references dossier,
  seen_by uuid[] not null,
  words tsvector not null
);
comment on table dossier_search is 'The words of a dossier and of its papers, without accents and without long numbers.';
comment on column dossier_search.seen_by is 'The agency and the units that have it: narrows the search; who may see it is asked of the dossier itself.';
create index dossier_search_words on dossier_search using gin (seen_by, words);

create index place_by_name on place (public.vn_fold(name));

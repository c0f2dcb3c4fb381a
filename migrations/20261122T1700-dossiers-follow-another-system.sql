alter table dossier add column is_followed boolean not null default false;
comment on column dossier.is_followed is 'The authoritative system decides on it: the copy here has no process, takes no acts and only follows what is told.';
alter table dossier add column gaps text[] not null default '{}';
comment on column dossier.gaps is 'What another system left unanswered when it took the application in, by the labels of the form; the desk asks for it.';

alter table signing_key add column version integer not null default 1;
comment on column signing_key.version is 'Counts the acts upon the key: enrolled, renewed, another PIN, withdrawn.';

-- Two agencies that merge bring folders of the same code: a code is once in the list it stands in, whoever has the folder.
alter table archive_folder add column list_agency_id uuid references unit;
update archive_folder set list_agency_id = agency_id;
alter table archive_folder
  alter column list_agency_id set not null,
  drop constraint archive_folder_code_once,
  add constraint archive_folder_code_once unique (list_agency_id, year, code);
comment on column archive_folder.list_agency_id is 'In whose yearly list its code stands: that agency''s still, when another has taken over from it.';

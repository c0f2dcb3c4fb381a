alter table personal_data_reading drop constraint personal_data_reading_purpose_known;
alter table personal_data_reading add constraint personal_data_reading_purpose_known
  check (purpose in ('handling', 'contact', 'check', 'complaint', 'inspection', 'papers', 'field', 'other'));

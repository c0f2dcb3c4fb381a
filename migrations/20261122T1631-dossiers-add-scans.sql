alter table dossier_file
  add column scan_batch_id uuid,
  add column scanned_by_id uuid,
  add column scanned_by_name text,
  add column compared_at timestamptz,
  add column compared_by_id uuid,
  add column compared_by_name text,
  add constraint dossier_file_scan_whole check ((scan_batch_id is null) = (scanned_by_id is null)),
  add constraint dossier_file_compared_whole check ((compared_at is null) = (compared_by_name is null));
comment on column dossier_file.scan_batch_id is 'The batch of the scanner from which it was cut: a copy made of paper at the counter.';
comment on column dossier_file.compared_at is 'When an officer had compared the copy with the paper and vouched for it.';

alter table dossier_component
  add column received_as text,
  add constraint dossier_component_received_as_known check (received_as in ('original', 'copy', 'stored'));
comment on column dossier_component.received_as is 'In what form it was taken at the counter: original, copy, or taken from the person''s store; null where nobody said.';

-- A subject that was decided may be handled anew: its earlier process stays, and only one of them runs.
drop index process_instance_of_subject_once;
create unique index process_instance_of_subject_once on process_instance (subject_type, subject_id)
  where parent_id is null and ended_at is null;
create index process_instance_of_subject on process_instance (subject_type, subject_id);

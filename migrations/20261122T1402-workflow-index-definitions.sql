create index process_instance_of_definition on process_instance (definition_hash, started_at desc);
create index process_instance_running_of_definition on process_instance (definition_hash) where ended_at is null;

-- The instances of one version that still run, in the order in which they are listed to be moved.
create index process_instance_running_in_order on process_instance (definition_hash, id) where ended_at is null;
drop index process_instance_running_of_definition;

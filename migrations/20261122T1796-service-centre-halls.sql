-- Communes that merge keep their halls: one desk then runs several, each under the code it has in addresses.
alter table centre drop constraint centre_unit_once;
create index centre_of_unit on centre (unit_id);

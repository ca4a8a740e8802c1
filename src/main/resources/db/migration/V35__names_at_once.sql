-- A flood of new names is looked up while it is put in: nothing may wait in a list that each look-up would have to read, and what has neither alias nor address is
-- in no index of them.
drop index managed_object_aliases;
drop index managed_object_addresses;
create index managed_object_aliases on managed_object using gin (aliases) with (fastupdate = off) where aliases <> '{}';
create index managed_object_addresses on managed_object using gin (addresses) with (fastupdate = off) where addresses <> '{}';
alter index managed_object_depends_on set (fastupdate = off);
-- how many diagnoses were begun by themselves lately
create index diagnosis_started on diagnosis using brin (started_at);

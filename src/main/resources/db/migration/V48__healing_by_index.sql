-- What guards ask is found by an index, however much the store holds.
create index managed_object_name on managed_object (workspace, name);
create index managed_object_group on managed_object (workspace, redundancy_group) where redundancy_group <> '';
create index risk_event_firing on risk_event (workspace, object_name) where state <> 'COMPLETED' and signal = 'FIRING';
create index risk_event_storm on risk_event (workspace, opened_at) where storm;
create index heal_record_object on heal_record (workspace, scenario, object_name, ended_at desc) where started_at is not null and state = 'SUCCEEDED';
create index plan_run_ended_on on plan_run using gin (jsonb_path_query_array(planned::jsonb, '$.targets[*].name')) with (fastupdate = off) where ended_at is not null;

-- Lists by first occurrence, and those of one object, beside a million events. Neither column changes while an event is counted up.
create index risk_event_oldest on risk_event (workspace, first_occurred_at, id);
create index risk_event_object on risk_event (workspace, object_name, first_occurred_at);

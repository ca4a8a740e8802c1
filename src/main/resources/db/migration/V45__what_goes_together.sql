-- Sources send what they watch: which scenarios, sources and grades occur together, so that rare ones are looked up instead of met on the way through all events.
create statistics risk_event_together (mcv, dependencies, ndistinct) on scenario, source, grade_rank, state from risk_event;
alter statistics risk_event_together set statistics 1000;
-- of the events of a scenario only those of the source and grade asked for are read
drop index risk_event_scenario;
create index risk_event_scenario on risk_event (workspace, scenario, opened_at desc, source, grade_rank);

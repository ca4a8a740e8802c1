-- how far the events of a workspace were searched for objects that nobody has named yet
create table object_learning (
    workspace text primary key references workspace,
    at        timestamptz not null,
    id        bigint not null
);
insert into object_learning (workspace, at, id) select code, now(), 0 from workspace;
-- events are made in the order of time: an index of ranges costs the hot path next to nothing
create index risk_event_opened on risk_event using brin (opened_at);

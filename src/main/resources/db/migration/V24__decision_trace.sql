-- What many decisions share (which rows fired, with which cells, and what came of it) is written once a week and named by its digest.
-- A week's traces are dropped with the journal of that week.
create table decision_trace (
    week   date not null,
    digest uuid not null,
    body   text not null,
    primary key (week, digest)
) partition by range (week);
create table decision_trace_default partition of decision_trace default;

-- with a trace, journal.decision holds only what was known: signal, context and time
alter table journal add column trace uuid;

-- decisions whole again, as JSON whose keys are in no order
create view decided_signal as
select j.received_at, j.signal_id, j.workspace, j.event_id, j.rulebook_version,
    coalesce(left(j.decision, -1) || ',' || substr(t.body, 2), j.decision) as decision
from journal j
left join decision_trace t on t.week = date_trunc('week', j.received_at at time zone 'UTC')::date and t.digest = j.trace
where j.decision is not null;

-- undoes a statement whose parts touched other rows than those that were read
create function demand(touched bigint, demanded bigint) returns bigint language plpgsql as $$
begin
    if touched <> demanded then
        raise exception 'a row moved' using errcode = '40001';
    end if;
    return touched;
end
$$;

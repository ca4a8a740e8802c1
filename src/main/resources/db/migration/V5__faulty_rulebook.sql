-- The mark on a version whose rules failed on a signal. It is beside the state, as the version may stay live: something must decide the other signals.
alter table rulebook
    add column faulty_at   timestamptz,
    add column faulty_rule text;

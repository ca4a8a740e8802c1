-- an answer that was asked for before it was known to be needed; it may stand beside the way
alter table diagnosis_evidence add column ahead boolean not null default false;

-- what the latest diagnosis of an event has found, where that sits, and with whom the event shares it
create table found_cause (
    event_id     bigint primary key,
    workspace    text not null references workspace,
    diagnosis_id bigint not null references diagnosis,
    -- how often the event had been opened again
    life         bigint not null,
    cause        text not null,
    -- the object of the event, and all that it needs, as kind/name
    place        text not null,
    upstream     text[] not null,
    -- whether the cause sits in what the object needs
    above        boolean not null,
    -- the first diagnosis of those that found the same
    group_id     bigint not null,
    found_at     timestamptz not null
);
create index found_cause_lately on found_cause (workspace, cause, found_at);
create index found_cause_group on found_cause (group_id);

-- the latest diagnosis of an event and what it found: decisions on the event read it with the row, and no list asks another table
alter table risk_event add column diagnosis jsonb;

create table diagnosis (
    id               bigint generated always as identity primary key,
    workspace        text not null references workspace,
    event_id         bigint not null,
    -- how often the event had been opened again: one automatic diagnosis a life
    life             bigint not null,
    tree             text not null,
    root             text not null,
    rulebook_version bigint not null,
    automatic        boolean not null,
    started_by       text not null,
    state            text not null,
    started_at       timestamptz not null,
    deadline_at      timestamptz not null,
    ended_at         timestamptz,
    -- what the diagnosis knows of its event; null until a node has taken it up
    facts            jsonb,
    cause            text,
    confidence       text,
    impact           text,
    plans            text[] not null default '{}',
    -- grade and plans as they were decided again on what it found, in the canonical form
    decision         text,
    owner            text,
    lease_until      timestamptz,
    fence            bigint not null default 0
);
create unique index diagnosis_automatic on diagnosis (event_id, life) where automatic;
create index diagnosis_by_event on diagnosis (event_id, id desc);
create index diagnosis_running on diagnosis (id) where state = 'RUNNING';

create table diagnosis_evidence (
    diagnosis_id bigint not null references diagnosis,
    workspace    text not null,
    node         text not null,
    check_code   text not null,
    kind         text not null,
    source       text not null,
    -- the values of the parameters; credentials are none of them
    parameters   jsonb not null,
    status       text not null,
    value        double precision not null,
    text         text not null,
    unit         text not null,
    why          text not null,
    observed_at  timestamptz not null,
    took_millis  bigint not null,
    primary key (diagnosis_id, node)
);

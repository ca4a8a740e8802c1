-- What another rulebook version would have decided on past signals: asked for by a person, worked out by one node, read by all.
create table backtest (
    id           bigint generated always as identity primary key,
    workspace    text not null references workspace,
    version      bigint not null,
    -- of the content that was tested: a draft may have changed since
    digest       text not null,
    live_version bigint not null,
    from_at      timestamptz not null,
    to_at        timestamptz not null,
    sample       double precision not null,
    state        text not null,
    failure      text,
    total        bigint,
    result       jsonb,
    created_by   text not null,
    created_at   timestamptz not null,
    -- a run whose node is gone beats no more
    beat_at      timestamptz not null,
    ended_at     timestamptz
);
create index backtest_by_version on backtest (workspace, version, id desc);

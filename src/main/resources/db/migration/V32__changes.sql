-- releases, freezes and maintenance windows
create table planned_change (
    workspace  text not null references workspace,
    -- as its sender names it
    code       text collate "C" not null,
    kind       text not null,
    -- each as kind/name
    objects    text[] not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    suppress   boolean not null,
    summary    text not null default '',
    -- when somebody ended it before its time
    ended_at   timestamptz,
    version    bigint not null default 1,
    created_by text not null,
    created_at timestamptz not null,
    primary key (workspace, code)
);
create index planned_change_by_start on planned_change (workspace, starts_at desc, code);
create index planned_change_by_end on planned_change (ends_at);

-- firing signals that a change holds back, until it ends: with all that is needed to decide them then
create table suppressed_signal (
    signal_id     bigint primary key,
    workspace     text not null,
    change_code   text collate "C" not null,
    at            timestamptz not null,
    title         text not null,
    object_kind   text not null,
    object_name   text not null,
    envelope      text not null,
    claimed_until timestamptz
);
create index suppressed_signal_by_change on suppressed_signal (workspace, change_code, at);

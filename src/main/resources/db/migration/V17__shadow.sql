-- A version that decides beside the live one, without effect: asked for by a person, one at a time, followed by every node.
create table shadow_run (
    id         bigint generated always as identity primary key,
    workspace  text not null references workspace,
    version    bigint not null references rulebook on delete cascade,
    -- of the content that decides: an edited draft is another
    digest     text not null,
    reason     text not null default '',
    created_by text not null,
    began_at   timestamptz not null,
    ended_at   timestamptz,
    ending     text,
    failure    text
);
create unique index shadow_run_one on shadow_run (workspace) where ended_at is null;
create index shadow_run_by_version on shadow_run (version, id desc);

-- What each node has counted since its start; they are added up when they are read.
create table shadow_count (
    run          bigint not null references shadow_run on delete cascade,
    live_version bigint not null,
    workspace    text not null references workspace,
    writer       text not null,
    since        timestamptz not null,
    counted_at   timestamptz not null,
    dropped      bigint not null,
    result       jsonb not null,
    primary key (run, live_version, workspace, writer)
);

-- whom checks may ask: configured by operators, named by the checks of trees, with credentials by reference
create table check_source (
    workspace  text not null references workspace,
    name       text not null,
    kind       text not null,
    settings   jsonb not null,
    secret     text,
    version    bigint not null default 1,
    changed_by text not null,
    changed_at timestamptz not null,
    primary key (workspace, name)
);

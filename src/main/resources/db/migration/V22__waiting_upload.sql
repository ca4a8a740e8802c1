-- a table that somebody uploaded and has not taken over yet: it waits here, not on a node, so that any node may show it
create table waiting_upload (
    id         text primary key,
    workspace  text not null references workspace,
    person     text not null,
    version    bigint not null references rulebook on delete cascade,
    path       text not null,
    etag       text not null,
    file_name  text not null,
    file       bytea not null,
    created_at timestamptz not null,
    unique (workspace, person, version, path)
);

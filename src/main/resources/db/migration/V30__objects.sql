-- what is watched over: applications, hosts, databases, services … of one workspace, as somebody imported or wrote them, or as they were learned from signals
create table managed_object (
    id               bigint generated always as identity primary key,
    workspace        text not null references workspace,
    -- in the order of bytes, so that a page of a list begins where the one before ended, whatever the locale
    kind             text collate "C" not null,
    name             text collate "C" not null,
    application      text not null default '',
    product          text not null default '',
    site             text not null default '',
    redundancy_group text not null default '',
    environment      text not null default '',
    importance       text,
    addresses        text[] not null default '{}',
    -- name of a secret, never its value
    connection       text not null default '',
    -- each as kind/name
    depends_on       text[] not null default '{}',
    aliases          text[] not null default '{}',
    labels           jsonb not null default '{}',
    source           text not null default '',
    state            text not null,
    version          bigint not null default 1,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    updated_by       text not null,
    seen_at          timestamptz,
    unique (workspace, kind, name)
);
create index managed_object_in_order on managed_object (kind, name, workspace);
create index managed_object_depends_on on managed_object using gin (depends_on);
create index managed_object_aliases on managed_object using gin (aliases);
create index managed_object_addresses on managed_object using gin (addresses);
create index managed_object_application on managed_object (workspace, application) where application <> '';

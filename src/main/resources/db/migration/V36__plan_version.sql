-- The number by which people know a text of a plan: plans are content of the rulebook, which is one for all workspaces.
create table plan_version (
    code text not null,
    number bigint not null,
    digest text not null,
    yaml text not null,
    first_seen timestamptz not null default now(),
    primary key (code, number),
    unique (code, digest)
);

-- which rulebook each node decides with; a node that is gone stops writing its row
create table node (
    name             text primary key,
    rulebook_version bigint not null,
    seen_at          timestamptz not null
);

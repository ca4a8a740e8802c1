-- Which waiting signal a node is trying again with which version, so that no other tries it at the same time. By the database's clock; a node that is gone lets go by itself.
create table undecided_claim (
    workspace text not null references workspace,
    key       uuid not null,
    version   bigint not null,
    until     timestamptz not null,
    primary key (workspace, key, version)
);

-- what was done with each version, in order; who is not allowed to approve it is read from here
create table rulebook_step (
    id      bigint generated always as identity primary key,
    version bigint not null references rulebook on delete cascade,
    at      timestamptz not null,
    actor   text not null,
    step    text not null,
    reason  text not null default ''
);
create index rulebook_step_by_version on rulebook_step (version, id);

insert into rulebook_step (version, at, actor, step)
select version, created_at, created_by, 'CREATE' from rulebook where published_at is null or published_at > created_at
union all
select version, published_at, created_by, 'PUBLISH' from rulebook where published_at is not null
order by 1, 2;

-- when an approved version is to go live, and who said so
alter table rulebook
    add column publish_at timestamptz,
    add column publish_by text;
create index rulebook_due on rulebook (publish_at) where publish_at is not null;

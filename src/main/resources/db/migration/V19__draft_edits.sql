-- how the tables of drafts were edited, step by step: who did what, and the way back
create table draft_edit (
    id      bigint generated always as identity primary key,
    version bigint not null references rulebook on delete cascade,
    path    text not null,
    at      timestamptz not null,
    person  text not null,
    kind    text not null,
    undoes  bigint,
    -- rows and cells that differ, for people
    said    text not null,
    -- lines that differ, to turn them back
    patch   text not null,
    size    integer not null,
    -- the ETags of the table before and after: steps that do not follow each other cannot be turned back
    etag_before text not null,
    etag_after  text not null
);
create index draft_edit_by_table on draft_edit (version, path, id);
create index draft_edit_undone on draft_edit (undoes) where undoes is not null;

-- Contents that others made (the library of a newer release, an uploaded archive), each with the draft that they were merged into.
create table rulebook_import (
    version      bigint primary key references rulebook on delete cascade,
    workspace    text not null,
    source       text not null,
    release      text not null,
    digest       text not null,
    content      jsonb not null,
    -- what it was merged with: the content that local work descends from (of its import, where that version was one), and the live version then
    base_version bigint not null,
    live_version bigint not null,
    -- whether the service made the draft when it started, which it does once a content, however many nodes start
    by_itself    boolean not null,
    -- conflicts in which a person decided to keep what was live
    kept         jsonb not null default '[]'
);
create unique index rulebook_import_once on rulebook_import (workspace, digest) where by_itself;
create index rulebook_import_by_digest on rulebook_import (workspace, digest);

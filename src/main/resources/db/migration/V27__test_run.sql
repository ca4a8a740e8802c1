-- What came of the test scenarios of a version when they were last run.
create table test_run (
    version   bigint primary key references rulebook on delete cascade,
    workspace text not null,
    at        timestamptz not null,
    -- of the content that was tested: drafts change afterwards
    digest    text not null,
    -- by file, and by the digest of what a row said: what it was expected to come to and did not; an empty list for one that is met
    results   jsonb not null
);

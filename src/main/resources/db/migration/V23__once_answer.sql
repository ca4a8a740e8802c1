-- What was answered to requests that carried an Idempotency-Key, for a day: the same request again is answered alike and starts nothing.
create table once_answer (
    workspace text not null references workspace,
    caller    text not null,
    key       text not null,
    -- of method, address and body
    digest    text not null,
    asked_at  timestamptz not null,
    -- null until it is answered
    status    int,
    location  text,
    body      text,
    primary key (workspace, caller, key)
);
create index once_answer_by_time on once_answer (asked_at);

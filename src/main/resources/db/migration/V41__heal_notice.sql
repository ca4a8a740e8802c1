-- what is to be told outside: written with what it tells of, sent afterwards, tried again until it is taken or too old
create table heal_notice (
    id         bigint generated always as identity primary key,
    workspace  text not null references workspace,
    record_id  bigint not null references heal_record,
    told       jsonb not null,
    created_at timestamptz not null,
    -- when it is tried next; null once it was taken, or given up
    due_at     timestamptz,
    attempts   integer not null default 0,
    sent_at    timestamptz,
    why        text not null default ''
);
create index heal_notice_due on heal_notice (due_at) where due_at is not null;
create index heal_notice_of_record on heal_notice (record_id);

-- what shall happen by itself for a scenario; where a row is absent, the rulebook's binding in mode RECOMMEND
create table heal_scenario (
    workspace  text not null references workspace,
    scenario   text not null,
    mode       text not null,
    plan       text,
    version    bigint not null default 1,
    mode_since timestamptz not null,
    changed_by text not null,
    changed_at timestamptz not null,
    primary key (workspace, scenario)
);

-- global (in the default workspace), workspace, scenario:CODE
create table kill_switch (
    workspace  text not null references workspace,
    scope      text not null,
    engaged    boolean not null,
    reason     text not null,
    version    bigint not null default 1,
    changed_by text not null,
    changed_at timestamptz not null,
    primary key (workspace, scope)
);

-- opened by failures in a row, closed by a person; failures before closed_at no longer count
create table heal_breaker (
    workspace text not null references workspace,
    scope     text not null,
    open      boolean not null,
    failures  bigint not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    closed_by text,
    reason    text not null default '',
    primary key (workspace, scope)
);

-- who decides on a run in a workspace holds its row until verdict, run and record are committed: counts cannot race
create table heal_turn (
    workspace text primary key references workspace
);
insert into heal_turn select code from workspace;

-- one a life of an event: what the guards said, and what came of it
create table heal_record (
    id               bigint generated always as identity primary key,
    workspace        text not null references workspace,
    event_id         bigint not null,
    life             bigint not null,
    scenario         text not null,
    plan             text not null,
    mode             text not null,
    state            text not null,
    application      text not null default '',
    site             text not null default '',
    object_kind      text not null,
    object_name      text not null,
    verdict          text,
    guards           jsonb not null default '[]',
    facts            jsonb not null default '[]',
    rulebook_version bigint,
    created_at       timestamptz not null,
    -- when it is to be decided, or looked at, again; null once nothing is left to do
    due_at           timestamptz,
    decided_at       timestamptz,
    decisions        bigint not null default 0,
    held_at          timestamptz,
    answered_at      timestamptz,
    answered_by      text,
    answer           text,
    answer_reason    text,
    run_id           text,
    started_at       timestamptz,
    ended_at         timestamptz,
    -- how it ended: a word, and who or what
    outcome          text,
    outcome_detail   text not null default '',
    unique (event_id, life)
);
create index heal_record_due on heal_record (due_at) where due_at is not null;
create index heal_record_list on heal_record (workspace, id desc);
create index heal_record_target on heal_record (workspace, object_kind, object_name, started_at desc) where started_at is not null;
create index heal_record_scenario on heal_record (workspace, scenario, started_at desc) where started_at is not null;
create index heal_record_running on heal_record (workspace) where state in ('RUNNING', 'VERIFYING');

-- one execution of a plan, as it was reviewed; every transition is stored before it is acted on
create table plan_run (
    id           bigint generated always as identity primary key,
    workspace    text not null references workspace,
    plan         text not null,
    -- of the plan's file, and the number of that file among those of its code
    digest       text not null,
    plan_version bigint not null default 0,
    tier         integer not null,
    -- all that it does, in the canonical form: text, because jsonb would order it anew
    planned      text not null,
    cause        text not null,
    event_id     bigint,
    heal_record  bigint,
    started_by   text not null,
    -- behind a token; they cannot be their own second person
    person       text not null,
    confirmed_by text,
    -- of the review sheet that it was started from: one sheet starts one run
    review       text,
    state        text not null,
    mode         text not null,
    paused       boolean not null default false,
    ends_as      text not null,
    why          text not null default '',
    -- goes up with each transition: who decides on an older one decides again
    version      bigint not null default 0,
    created_at   timestamptz not null,
    started_at   timestamptz,
    ended_at     timestamptz,
    deadline_at  timestamptz not null,
    -- when a node has to look after it; null once it has ended
    wake_at      timestamptz,
    owner        text,
    lease_until  timestamptz,
    fence        bigint not null default 0
);
create unique index plan_run_review on plan_run (review) where review is not null;
create index plan_run_due on plan_run (wake_at) where wake_at is not null;
create index plan_run_latest on plan_run (workspace, id desc);
create index plan_run_of_plan on plan_run (workspace, plan, id desc);
create index plan_run_of_event on plan_run (event_id, id desc) where event_id is not null;

-- a step at one target, or one that is done once, from when it is begun on
create table plan_run_part (
    run_id      bigint not null references plan_run on delete cascade,
    workspace   text not null,
    part        text not null,
    standing    text not null,
    attempt     integer not null,
    failures    integer not null,
    -- when it is tried again
    due_at      timestamptz,
    -- the how-many-th of what the run has done
    done        integer not null,
    outputs     jsonb not null,
    why         text not null,
    changed_at  timestamptz not null,
    primary key (run_id, part)
);

-- each call, written before it is made
create table plan_run_attempt (
    run_id     bigint not null references plan_run on delete cascade,
    workspace  text not null,
    part       text not null,
    attempt    integer not null,
    node       text not null,
    fence      bigint not null,
    started_at timestamptz not null,
    -- what a later call may not be made before
    over_at    timestamptz not null,
    primary key (run_id, part, attempt)
);

create table plan_run_output (
    id        bigint generated always as identity primary key,
    run_id    bigint not null references plan_run on delete cascade,
    workspace text not null,
    part      text not null,
    attempt   integer not null,
    at        timestamptz not null,
    line      text not null
);
create index plan_run_output_of_run on plan_run_output (run_id, id);

-- who acts on a target: one run at a time
create table target_lock (
    workspace text not null references workspace,
    target    text not null,
    run_id    bigint not null references plan_run on delete cascade,
    since     timestamptz not null,
    primary key (workspace, target)
);
create index target_lock_of_run on target_lock (run_id);

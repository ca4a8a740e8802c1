-- what came of a run for its event, whoever started it: one a run that has ended
create table plan_outcome (
    run_id    bigint primary key references plan_run on delete cascade,
    workspace text not null references workspace,
    scenario  text not null,
    plan      text not null,
    -- whether the symptom ended
    healed    boolean not null,
    judged_at timestamptz not null
);
create index plan_outcome_latest on plan_outcome (workspace, scenario, plan, judged_at desc);
create index plan_run_to_judge on plan_run (ended_at) where ended_at is not null and event_id is not null;

-- the latest of them counted: what decisions on events are told
create table plan_history (
    workspace text not null references workspace,
    scenario  text not null,
    plan      text not null,
    runs      bigint not null,
    healed    bigint not null,
    primary key (workspace, scenario, plan)
);

-- who asked to take back what a run had done after it had ended; they cannot be their own second person
alter table plan_run add column rolled_back_by text;
-- what ended later, and so may have acted on the same targets since
create index plan_run_ended on plan_run (workspace, ended_at) where ended_at is not null;

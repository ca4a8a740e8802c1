-- when the cluster behind a source was last asked for its objects
alter table check_source add column learned_at timestamptz;

-- who guesses passwords waits on every node and after a restart; kept for an hour, so nothing needs them in a backup
create table sign_in_attempt (
    -- a digest of name and address: people type their password where the name belongs
    who     text primary key,
    count   int not null,
    last_at timestamptz not null,
    open_at timestamptz not null
);
create index sign_in_attempt_by_age on sign_in_attempt (last_at);

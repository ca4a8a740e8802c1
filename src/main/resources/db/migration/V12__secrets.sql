-- secrets that the service uses towards others, sealed with AES-256-GCM; the key is not in the database
create table secret (
    workspace  text not null references workspace,
    name       text not null,
    version    int not null,
    key_id     text not null,
    sealed     text not null,
    changed_by text not null,
    changed_at timestamptz not null,
    primary key (workspace, name, version)
);

-- what each was used for, and when of late
create table secret_use (
    workspace    text not null,
    name         text not null,
    purpose      text not null,
    last_used_at timestamptz not null,
    primary key (workspace, name, purpose)
);

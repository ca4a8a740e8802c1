alter table person
    -- raised to end every session of the person, on all nodes
    add column sign_outs       bigint not null default 0,
    -- issuer and subject, for who signs in by OIDC; their password_hash is empty and fits no password
    add column subject         text unique,
    add column last_sign_in_at timestamptz;
-- names that differ in letters' case only would be taken for each other
create index person_by_plain_name on person (lower(name));

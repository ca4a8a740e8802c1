-- from where, why, and what was there before and after; nodes of the former release leave them empty
alter table audit_entry
    add column address text,
    add column reason  text,
    add column before  jsonb,
    add column after   jsonb;
create index audit_entry_by_actor on audit_entry (workspace, actor, at desc, id desc);

-- entries are written by whoever does something; a job seals them one after the other, each with the hash of the one before
create table audit_seal (
    sequence bigint primary key,
    entry_id bigint not null unique,
    hash     text not null
);

-- where the chain ends; the row is also the claim of the node that makes it longer
create table audit_head (
    only_one boolean primary key default true check (only_one),
    sequence bigint not null,
    hash     text not null
);
insert into audit_head (sequence, hash) values (0, repeat('0', 64));

-- where it begins, once its first entries are old enough to be forgotten
create table audit_checkpoint (
    sequence bigint primary key,
    hash     text not null,
    at       timestamptz not null
);

-- entries that are not sealed yet, also those that a node of the former release writes
create table audit_waiting (
    entry_id bigint primary key
);

create function audit_wait() returns trigger language plpgsql as $$
begin
    insert into audit_waiting (entry_id) values (new.id);
    return null;
end $$;
create trigger audit_entry_waits after insert on audit_entry for each row execute function audit_wait();
insert into audit_waiting (entry_id) select id from audit_entry;

-- retention says so for its own transaction; everything else, also a slip at the SQL prompt, is refused
create function audit_refuse() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('watchkeeper.audit_retention', true) = 'on' then
        return old;
    end if;
    raise exception 'the audit log is append-only: % of % is refused', lower(tg_op), tg_table_name
        using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_stays before update or delete on audit_entry for each row execute function audit_refuse();
create trigger audit_seal_stays before update or delete on audit_seal for each row execute function audit_refuse();
create trigger audit_checkpoint_stays before update or delete on audit_checkpoint for each row execute function audit_refuse();
create trigger audit_entry_is_not_emptied before truncate on audit_entry for each statement execute function audit_refuse();
create trigger audit_seal_is_not_emptied before truncate on audit_seal for each statement execute function audit_refuse();
create trigger audit_checkpoint_is_not_emptied before truncate on audit_checkpoint for each statement execute function audit_refuse();

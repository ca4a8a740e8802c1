-- Expand and contract: a released migration is never edited, and version N-1 of the service must run on the schema of N.

create table workspace (
    code       text primary key,
    name       text not null,
    created_at timestamptz not null default now()
);
insert into workspace (code, name) values ('default', 'Default');

-- ── access ──────────────────────────────────────────────────────────────────────────────────────────────────────────
create table person (
    id            bigint generated always as identity primary key,
    name          text not null unique,
    password_hash text not null,
    must_change   boolean not null default false,
    disabled      boolean not null default false,
    created_at    timestamptz not null default now()
);

create table person_role (
    person_id bigint not null references person,
    workspace text not null references workspace,
    role      text not null,
    primary key (person_id, workspace, role)
);

-- a token is shown once; only its SHA-256 is kept (it has 256 random bits, so a slow hash would add nothing)
create table api_token (
    id           bigint generated always as identity primary key,
    name         text not null,
    hash         text not null unique,
    workspace    text not null references workspace,
    roles        text[] not null,
    source       text,
    created_by   text not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz
);

create table audit_entry (
    id        bigint generated always as identity primary key,
    workspace text not null,
    at        timestamptz not null,
    actor     text not null,
    action    text not null,
    target    text not null,
    detail    jsonb not null default '{}'
);
create index audit_entry_by_time on audit_entry (workspace, at desc, id desc);

-- secrets that the service makes for itself when the environment gives none, such as the key of the session cookie
create table service_secret (
    name  text primary key,
    value text not null
);

-- ── rulebooks ───────────────────────────────────────────────────────────────────────────────────────────────────────
create table rulebook (
    version      bigint primary key,
    workspace    text not null references workspace,
    state        text not null,
    live         boolean not null default false,
    based_on     bigint references rulebook,
    note         text not null default '',
    digest       text not null,
    content      jsonb not null,
    created_by   text not null,
    created_at   timestamptz not null,
    published_at timestamptz
);
create unique index rulebook_live on rulebook (workspace) where live;

-- ── events ──────────────────────────────────────────────────────────────────────────────────────────────────────────
create sequence risk_event_id increment by 100;

create table risk_event (
    id                bigint primary key,
    workspace         text not null references workspace,
    key               uuid not null,
    version           bigint not null,
    scenario          text not null,
    title             text not null,
    object_kind       text not null,
    object_name       text not null,
    application       text not null default '',
    environment       text not null default '',
    source            text not null,
    grade             text not null,
    grade_rank        smallint not null,
    grade_reason      jsonb not null,
    state             text not null,
    signal            text not null,
    occurrences       bigint not null,
    deliveries        bigint not null,
    firing            bigint not null,
    storm             boolean not null default false,
    reopened          bigint not null default 0,
    recommendations   jsonb not null default '[]',
    rulebook_version  bigint not null,
    first_occurred_at timestamptz not null,
    last_occurred_at  timestamptz not null,
    opened_at         timestamptz not null,
    resolved_at       timestamptz,
    responded_at      timestamptz,
    responded_by      text,
    completed_at      timestamptz,
    completed_by      text,
    cause             text
);
create unique index risk_event_open_key on risk_event (key) where state <> 'COMPLETED';
create index risk_event_by_key on risk_event (key, opened_at desc);
create index risk_event_worst on risk_event (workspace, grade_rank, first_occurred_at, id) where state <> 'COMPLETED';
create index risk_event_latest on risk_event (workspace, last_occurred_at desc, id desc);
create index risk_event_scenario on risk_event (workspace, scenario, opened_at desc);
create index risk_event_settling on risk_event (resolved_at) where state = 'DISCOVERED' and signal = 'RESOLVED';

-- what people and the service did with an event, in order: responses, emergency steps, completion
create table event_entry (
    id        bigint generated always as identity primary key,
    workspace text not null,
    event_id  bigint not null references risk_event,
    at        timestamptz not null,
    actor     text not null,
    kind      text not null,
    text      text not null default '',
    plan_code text,
    detail    jsonb not null default '{}'
);
create index event_entry_by_event on event_entry (event_id, at, id);

-- ── signals ─────────────────────────────────────────────────────────────────────────────────────────────────────────
create sequence signal_id increment by 1000;

-- one row a signal key (workspace, source, fingerprint, episode, status), hashed: what makes a repeated delivery a duplicate
create table signal (
    key           uuid primary key,
    id            bigint not null,
    event_id      bigint,
    outcome       text not null,
    deliveries    integer not null,
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null
) with (fillfactor = 85);
create index signal_by_id on signal (id);
create index signal_undecided on signal (first_seen_at) where outcome = 'UNDECIDED';
create index signal_retention on signal using brin (last_seen_at);

-- the series (workspace, source, fingerprint) behind signals: its latest episode, and the event that episode is a member of
create table signal_series (
    key        uuid primary key,
    episode    text not null,
    started_at timestamptz not null,
    firing     boolean not null,
    event_id   bigint
) with (fillfactor = 85);
create index signal_series_by_event on signal_series (event_id) where event_id is not null;

-- every signal with its decision, append-only; the service makes the weekly partitions and drops old ones
create table journal (
    received_at      timestamptz not null,
    signal_id        bigint not null,
    workspace        text not null,
    event_id         bigint,
    source           text not null,
    -- text, not jsonb: a replay compares the canonical form letter by letter, and nothing is searched inside
    envelope         text not null,
    rulebook_version bigint not null,
    decision         text,
    undecided        text
) partition by range (received_at);
create index journal_by_event on journal (event_id, received_at) where event_id is not null;
create index journal_by_signal on journal (signal_id);
create table journal_default partition of journal default;

-- members of a post that could not be read as a signal: kept, so that their sender can be mended
create table rejected_signal (
    id          bigint generated always as identity primary key,
    workspace   text not null,
    source      text not null,
    received_at timestamptz not null,
    body        text not null,
    errors      jsonb not null
);
create index rejected_signal_by_time on rejected_signal (workspace, received_at desc, id desc);

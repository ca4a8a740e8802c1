-- a token may stand for several sources; nodes of the former release read and write the first in source
alter table api_token
    add column sources        text[] not null default '{}',
    add column signed         boolean not null default false,
    -- the value before a rotation, until everybody has the new one
    add column previous_hash  text unique,
    add column previous_until timestamptz;
update api_token set sources = array[source] where source is not null;

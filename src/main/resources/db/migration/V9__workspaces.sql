-- "name" is the English one
alter table workspace
    add column name_zh    text,
    add column created_by text not null default 'watchkeeper';
update workspace set name_zh = '默认' where code = 'default';

-- edits of several files of a draft that were made at once are turned back at once: they have the same number here
alter table draft_edit add column joint bigint;
create sequence draft_edit_joint;
create index draft_edit_jointly on draft_edit (joint) where joint is not null;

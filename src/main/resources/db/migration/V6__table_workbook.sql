-- the spreadsheet that a table was last uploaded as: its values are in the rulebook, its colours, widths and comments only here
create table table_workbook (
    workspace text not null references workspace,
    path      text not null,
    version   bigint not null references rulebook,
    file      bytea not null,
    primary key (workspace, path, version)
);

-- the latest diagnoses of a tree are walked again by an edited one
create index diagnosis_by_tree on diagnosis (tree, id desc);

-- the list's usual order goes on with the completed events after the open ones; a row enters this index once, when it is completed
create index risk_event_completed_worst on risk_event (workspace, grade_rank, first_occurred_at, id) where state = 'COMPLETED';

-- what was done with events was recorded as JSON inside a JSON string, which the audit log could not be read with
update audit_entry set detail = (detail #>> '{}')::jsonb where jsonb_typeof(detail) = 'string';

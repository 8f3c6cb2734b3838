-- In a later transaction than the claims: all of them have their number.
UPDATE enrolments_intake i SET numbered_xid = pg_current_xact_id()::text::bigint
FROM scale_base b
WHERE i.id > b.doors;

-- Rows above were numbered by us: what comes next goes on after them.
SELECT setval(pg_get_serial_sequence('accounts_user', 'id'), (SELECT max(id) FROM accounts_user)),
       setval(pg_get_serial_sequence('residents_resident', 'id'), (SELECT max(id) FROM residents_resident)),
       setval(pg_get_serial_sequence('catalogue_provider', 'id'), (SELECT max(id) FROM catalogue_provider)),
       setval(pg_get_serial_sequence('catalogue_course', 'id'), (SELECT max(id) FROM catalogue_course)),
       setval(pg_get_serial_sequence('catalogue_run', 'id'), (SELECT max(id) FROM catalogue_run)),
       setval(pg_get_serial_sequence('catalogue_session', 'id'), (SELECT max(id) FROM catalogue_session)),
       setval(pg_get_serial_sequence('enrolments_intake', 'id'), (SELECT max(id) FROM enrolments_intake)),
       setval(pg_get_serial_sequence('enrolments_claim', 'id'), (SELECT max(id) FROM enrolments_claim)),
       setval(pg_get_serial_sequence('enrolments_application', 'id'), (SELECT max(id) FROM enrolments_application)),
       setval(pg_get_serial_sequence('lessons_package', 'id'), (SELECT max(id) FROM lessons_package)),
       setval(pg_get_serial_sequence('lessons_version', 'id'), (SELECT max(id) FROM lessons_version)),
       setval(pg_get_serial_sequence('lessons_learning', 'id'), (SELECT max(id) FROM lessons_learning)),
       setval(pg_get_serial_sequence('counselling_request', 'id'), (SELECT max(id) FROM counselling_request)),
       setval(pg_get_serial_sequence('counselling_goal', 'id'), (SELECT max(id) FROM counselling_goal));

DROP TABLE scale_base, scale_word, scale_run, scale_stand;

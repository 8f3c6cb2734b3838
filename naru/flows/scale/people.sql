-- Residents 1..n of a city at size: nine of ten with an account that nobody can log in to, every
-- tenth a walk-in whom the demo's desk helps. A number n is the same person in every file here.
CREATE TEMP TABLE scale_base AS
SELECT (SELECT coalesce(max(id), 0) FROM accounts_user) AS users,
       (SELECT coalesce(max(id), 0) FROM residents_resident) AS residents,
       (SELECT coalesce(max(id), 0) FROM catalogue_provider) AS providers,
       (SELECT coalesce(max(id), 0) FROM catalogue_course) AS courses,
       (SELECT coalesce(max(id), 0) FROM catalogue_run) AS runs,
       (SELECT coalesce(max(id), 0) FROM catalogue_session) AS sessions,
       (SELECT coalesce(max(id), 0) FROM enrolments_intake) AS doors,
       (SELECT coalesce(max(id), 0) FROM enrolments_claim) AS claims,
       (SELECT coalesce(max(id), 0) FROM enrolments_application) AS applications,
       (SELECT coalesce(max(id), 0) FROM lessons_package) AS packages,
       (SELECT coalesce(max(id), 0) FROM lessons_version) AS versions,
       (SELECT coalesce(max(id), 0) FROM lessons_learning) AS learnings,
       (SELECT coalesce(max(id), 0) FROM counselling_request) AS requests,
       (SELECT coalesce(max(id), 0) FROM counselling_goal) AS goals,
       (SELECT id FROM accounts_user WHERE email = 'counsellor@demo.example') AS clerk,
       (SELECT id FROM accounts_user WHERE email = 'mentor@demo.example') AS adviser,
       (SELECT id FROM accounts_organisation WHERE code = 'demo-campus') AS campus,
       (SELECT r.id FROM residents_resident r JOIN accounts_user u ON u.id = r.user_id
        WHERE u.email = 'resident@demo.example') AS busy,
       (SELECT id FROM accounts_user WHERE email = 'resident@demo.example') AS busy_user,
       (SELECT p.id FROM catalogue_provider p JOIN accounts_organisation o
        ON o.id = p.organisation_id WHERE o.code = 'demo-institute') AS institute,
       (SELECT array_agg(code ORDER BY code) FROM places_district
        WHERE withdrawn_at IS NULL) AS home_codes,
       (SELECT array_agg(id ORDER BY code) FROM places_district
        WHERE withdrawn_at IS NULL) AS homes;

INSERT INTO accounts_user (id, password, is_superuser, public_id, email, name, is_active,
                           joined_at, language)
SELECT b.users + n, '!' || md5('scale password ' || n), false, md5('scale user ' || n)::uuid,
       'resident' || n || '@scale.example', '가상주민 ' || n, true,
       %(at)s - mod(n, 900) * interval '1 day', CASE WHEN mod(n, 40) = 1 THEN 'en' ELSE 'ko' END
FROM generate_series(1, %(residents)s) n, scale_base b
WHERE mod(n, 10) <> 0;

INSERT INTO account_emailaddress (email, verified, "primary", user_id)
SELECT 'resident' || n || '@scale.example', true, true, b.users + n
FROM generate_series(1, %(residents)s) n, scale_base b
WHERE mod(n, 10) <> 0;

INSERT INTO residents_resident (id, public_id, code, name, phone, contact_wish, state,
                                registered_at, user_id)
SELECT b.residents + n, md5('scale resident ' || n)::uuid,
       translate(to_hex(n + 268435456), '0123456789abcdef', '23456789ABCDEFGH'),
       '가상주민 ' || n,
       CASE WHEN mod(n, 10) = 0 THEN '+82100000' || lpad(mod(n, 10000)::text, 4, '0') ELSE '' END,
       CASE WHEN mod(n, 10) = 0 THEN 'PHONE' ELSE 'SITE' END, 'ACTIVE',
       %(at)s - mod(n, 900) * interval '1 day',
       CASE WHEN mod(n, 10) <> 0 THEN b.users + n END
FROM generate_series(1, %(residents)s) n, scale_base b;

INSERT INTO residents_consent (kind, means, given_at, "end", given_by_id, text_id, resident_id)
SELECT 'SERVICE', CASE WHEN r.user_id IS NULL THEN 'PAPER' ELSE 'ONLINE' END, r.registered_at, '',
       coalesce(r.user_id, b.clerk), t.id, r.id
FROM scale_base b
JOIN residents_resident r ON r.id > b.residents
CROSS JOIN (SELECT id FROM residents_consenttext WHERE kind = 'SERVICE'
            ORDER BY version DESC LIMIT 1) t;

INSERT INTO residents_answer (fact, value, source, answered_at, answered_by_id, resident_id)
SELECT told.fact, told.value, 'SAID', r.registered_at, coalesce(r.user_id, b.clerk), r.id
FROM scale_base b
JOIN residents_resident r ON r.id > b.residents AND mod(r.id - b.residents, 2) = 1
CROSS JOIN LATERAL (VALUES
    ('birth_on', to_jsonb((date '1962-01-01' + mod(r.id * 37, 8700)::int)::text)),
    ('lives_in_city', 'true'::jsonb),
    ('home_district', to_jsonb(b.home_codes[1 + mod(r.id, cardinality(b.home_codes))]))
) AS told (fact, value)
WHERE told.value IS NOT NULL;

INSERT INTO residents_helper (public_id, kind, scope, means, from_on, to_on, agreed_at,
                              organisation_id, recorded_by_id, resident_id)
SELECT md5('scale desk ' || n)::uuid, 'DESK', 'WRITE', 'PAPER', %(on)s::date - 30,
       %(on)s::date + 335, %(at)s - interval '30 days', b.campus, b.clerk, b.residents + n
FROM generate_series(10, %(residents)s, 10) n, scale_base b;

-- Every walk-in was looked at once, and the demo's first resident often.
INSERT INTO residents_recordview (role, purpose, words, page, visit, began_at, at,
                                  organisation_id, resident_id, viewer_id)
SELECT 'COUNSELLOR', 'COUNSELLING', '', 'desk.record', md5('scale look ' || n)::uuid,
       %(at)s - n * interval '1 minute', %(at)s - n * interval '1 minute', b.campus,
       CASE WHEN n <= %(heavy)s THEN b.busy ELSE b.residents + mod(n, %(residents)s) + 1 END,
       b.clerk
FROM generate_series(1, %(residents)s) n, scale_base b;

INSERT INTO notices_notice (public_id, kind, params, at, read_at, mail, text, invite, resident_id)
SELECT md5('scale notice ' || n)::uuid, 'account.welcome', '{}', said.at,
       CASE WHEN mod(n, 3) <> 0 THEN said.at + interval '1 hour' END, 'NONE', 'NONE', '',
       CASE WHEN n <= %(heavy)s THEN b.busy ELSE b.residents + mod(n, %(residents)s) + 1 END
FROM generate_series(1, 2 * %(residents)s) n
CROSS JOIN scale_base b
CROSS JOIN LATERAL (SELECT %(at)s - interval '1 day' - n * interval '1 minute' AS at) said;

ANALYZE accounts_user, residents_resident;

-- A door before the first run of courses 1..doors, at each as many people as `stand` says: seats
-- for the first, then some who gave theirs up, then those who wait. Person p at door i is resident
-- 17 i + 4001 p, so that nobody stands twice at one door.
INSERT INTO enrolments_intake (id, mode, capacity, opens_at, closes_at, offers_until_at, policy,
                               made_at, changed_at, run_id, numbered_xid)
SELECT b.doors + row_number() OVER (ORDER BY s.turn, s.course), 'FIRST_COME', r.capacity,
       r.apply_from_at, coalesce(r.apply_until_at, %(at)s + interval '700 days'),
       coalesce(r.starts_on::timestamp AT TIME ZONE %(zone)s, %(at)s + interval '700 days'), '',
       r.made_at, r.made_at, r.id, 0
FROM scale_run s
CROSS JOIN scale_base b
JOIN catalogue_run r ON r.id = b.runs + s.no
WHERE s.has_door;

CREATE TEMP TABLE scale_stand AS
SELECT k + 1 AS no, b.doors + 1 + mod(k, %(doors)s) AS door, k / %(doors)s AS place,
       b.residents + 1 + mod(17 * mod(k, %(doors)s) + 4001 * (k / %(doors)s), %(residents)s)
           AS resident
FROM generate_series(0::bigint, %(applications)s - 1) k, scale_base b
UNION ALL
SELECT %(applications)s + n, b.doors + %(doors)s + 1, n - 1, b.residents + n
FROM generate_series(1::bigint, %(heavy)s) n, scale_base b
UNION ALL
SELECT %(applications)s + %(heavy)s + n, b.doors + n, %(seats)s, b.busy
FROM generate_series(1::bigint, least(%(heavy)s, %(doors)s)) n, scale_base b;

ANALYZE scale_stand, enrolments_intake;

INSERT INTO enrolments_claim (id, public_id, turn, earlier, channel, by_points, at, by_id,
                              resident_id, intake_id)
SELECT b.claims + s.no, md5('scale claim ' || s.no)::uuid, 0,
       coalesce(before.made, 0) + row_number() OVER (PARTITION BY s.resident ORDER BY s.no) - 1,
       CASE WHEN r.user_id IS NULL THEN 'DESK' ELSE 'WEB' END, false,
       i.opens_at + s.place * interval '1 second', coalesce(r.user_id, b.clerk), r.id, i.id
FROM scale_stand s
CROSS JOIN scale_base b
JOIN enrolments_intake i ON i.id = s.door
JOIN residents_resident r ON r.id = s.resident
LEFT JOIN (SELECT resident_id, count(*) AS made FROM enrolments_claim GROUP BY 1) before
    ON before.resident_id = r.id
ORDER BY s.no;

INSERT INTO enrolments_application (id, public_id, state, state_at, seat_no, wait_no, told_at,
                                    resident_id, claim_id, intake_id)
SELECT b.applications + s.no, md5('scale application ' || s.no)::uuid,
       CASE WHEN s.place < i.capacity THEN 'SEATED'
            WHEN s.place < i.capacity + %(gave_up)s OR i.offers_until_at <= %(at)s THEN 'CANCELLED'
            ELSE 'WAITING' END,
       i.opens_at + interval '1 hour',
       CASE WHEN s.place < i.capacity THEN s.place + 1 END,
       CASE WHEN s.place >= i.capacity + %(gave_up)s
            THEN s.place - i.capacity - %(gave_up)s + 1 END,
       i.opens_at + interval '1 hour', s.resident, b.claims + s.no, i.id
FROM scale_stand s
CROSS JOIN scale_base b
JOIN enrolments_intake i ON i.id = s.door;

-- Who came to the first meeting of what has begun: nine of ten.
INSERT INTO enrolments_attendance (came, marked, at, application_id, session_id)
SELECT CASE WHEN mod(a.id, 12) = 0 THEN 'LATE' ELSE 'PRESENT' END, 'SCAN', met.starts_at, a.id,
       met.id
FROM scale_base b
JOIN enrolments_intake i ON i.id > b.doors
JOIN LATERAL (
    SELECT id, starts_at FROM catalogue_session one
    WHERE one.run_id = i.run_id AND one.ends_at < %(at)s
    ORDER BY starts_at LIMIT 1
) met ON true
JOIN enrolments_application a ON a.intake_id = i.id AND a.state = 'SEATED'
WHERE mod(a.id, 10) <> 0;

ANALYZE enrolments_claim, enrolments_application;

-- The online part of courses 1..packages and whoever learns by a seat there. Nobody is done with
-- more lessons than seven of ten: whoever completes a course has a certificate, and those are
-- signed one by one.
INSERT INTO lessons_package (id, made_at, course_id)
SELECT b.packages + n, %(at)s - interval '310 days', b.courses + n
FROM generate_series(1, %(packages)s) n, scale_base b;

INSERT INTO lessons_version (id, number, state, document, digest, made_at, changed_at,
                             published_at, package_id)
SELECT b.versions + n, 1, 'PUBLISHED', %(document)s::jsonb, %(digest)s,
       %(at)s - interval '310 days', %(at)s - interval '310 days', %(at)s - interval '310 days',
       b.packages + n
FROM generate_series(1, %(packages)s) n, scale_base b;

INSERT INTO lessons_learning (id, public_id, rule, begun_at, application_id, resident_id,
                              version_id)
SELECT b.learnings + seat.no, md5('scale learning ' || seat.no)::uuid, %(rule)s::jsonb,
       %(at)s - interval '20 days' - mod(seat.no, 250) * interval '1 day', seat.id,
       seat.resident_id, b.versions + seat.package
FROM scale_base b
CROSS JOIN (
    SELECT a.id, a.resident_id, a.intake_id - one.doors AS package,
           row_number() OVER (ORDER BY a.id) AS no
    FROM scale_base one
    JOIN enrolments_application a
    ON a.intake_id > one.doors AND a.intake_id <= one.doors + %(packages)s
    WHERE a.state = 'SEATED' AND a.resident_id <> one.busy
) seat
WHERE seat.no <= %(learnings)s;

-- Those of the demo's own provider have spent the time of every lesson: the first of them then
-- complete their course.
INSERT INTO lessons_progress (lesson, "time", last_on, place_s, opened_at, done_at, learning_id)
SELECT 'l' || n,
       CASE WHEN n < went.far OR went.by_us THEN interval '6 minutes' ELSE interval '1 minute' END,
       went.at::date, 0, went.at,
       CASE WHEN n < went.far THEN went.at + interval '6 minutes' END, went.id
FROM generate_series(0, %(lessons)s - 1) n
CROSS JOIN LATERAL (
    SELECT l.id, l.begun_at + n * interval '1 day' AS at, c.number <> '' AS by_us,
           CASE WHEN c.number <> '' THEN 7 ELSE mod(l.id, 8) END AS far
    FROM scale_base b
    JOIN lessons_learning l ON l.id > b.learnings
    JOIN catalogue_course c ON c.id = b.courses + l.version_id - b.versions
) went;

ANALYZE lessons_learning, lessons_progress;

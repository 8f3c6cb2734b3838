-- Goals with steps and what was talked about, for one resident in twenty and one mentor of the demo.
INSERT INTO counselling_goal (id, public_id, kind, domain, words, by_on, state, state_at,
    proposed_at, resident_agreed_at, mentor_agreed_at, proposed_by_id, resident_id)
SELECT b.goals + n, md5('scale goal ' || n)::uuid, 'LIFE',
       (ARRAY['work', 'finance', 'contribution', 'relations', 'family', 'leisure', 'health'])
           [1 + mod(n, 7)],
       '한 주에 두 번 배우러 가기', %(on)s::date + 30 + mod(n, 300), 'AGREED', made.at, made.at,
       made.at, made.at, coalesce(r.user_id, b.clerk), r.id
FROM generate_series(1, %(residents)s / 20) n
CROSS JOIN scale_base b
CROSS JOIN LATERAL (SELECT %(at)s - mod(n, 200) * interval '1 day' AS at) made
JOIN residents_resident r ON r.id = b.residents + 20 * n;

INSERT INTO counselling_step (public_id, words, owner, due_on, done_at, goal_id)
SELECT md5('scale step ' || g.id || ' ' || n)::uuid,
       (ARRAY['강좌 찾아보기', '신청하기', '한 번 가 보기'])[n], 'RESIDENT', g.by_on - 10 * n,
       CASE WHEN n = 1 THEN g.state_at END, g.id
FROM scale_base b
JOIN counselling_goal g ON g.id > b.goals
CROSS JOIN generate_series(1, 3) n;

-- The demo's mentor answered many questions and talked with many; each lasted half an hour.
INSERT INTO counselling_request (id, public_id, kind, field, language, channel, parts, words,
    asked_at, due_on, level, state, closed_at, answer, asked_by_id, owner_id, resident_id)
SELECT b.requests + n, md5('scale request ' || n)::uuid, 'QUESTION', '', 'ko', '', '{}',
       '저녁에만 배워도 될까요?', asked.at, asked.at::date + 2, 0, 'ANSWERED',
       asked.at + interval '1 day', '네, 저녁 강좌가 있습니다.', coalesce(r.user_id, b.clerk),
       b.adviser, r.id
FROM generate_series(1, %(heavy)s) n
CROSS JOIN scale_base b
CROSS JOIN LATERAL (SELECT %(at)s - (2 + n) * interval '1 day' AS at) asked
JOIN residents_resident r ON r.id = b.residents + n;

INSERT INTO counselling_pairing (public_id, state, why, began_at, state_at, words, mentor_id,
                                 resident_id, request_id)
SELECT md5('scale pairing ' || n)::uuid, 'ENDED', '{ROOM}', q.asked_at, q.closed_at, '', m.id,
       q.resident_id, q.id
FROM generate_series(1, %(heavy)s) n
CROSS JOIN scale_base b
JOIN counselling_mentor m ON m.user_id = b.adviser
JOIN counselling_request q ON q.id = b.requests + n;

INSERT INTO counselling_appointment (public_id, reason, channel, starts_at, ends_at, state,
    state_at, way, booked_at, words, sequence, booked_by_id, mentor_id, resident_id)
SELECT md5('scale talk ' || n)::uuid, 'check-in', 'PHONE', met.at, met.at + interval '30 minutes',
       'HELD', met.at + interval '30 minutes', 'mentor', met.at - interval '7 days', '', 0,
       b.adviser, m.id,
       CASE WHEN mod(n, 6) = 0 THEN b.busy ELSE b.residents + mod(n, %(residents)s) + 1 END
FROM generate_series(1, %(heavy)s) n
CROSS JOIN scale_base b
CROSS JOIN LATERAL (
    SELECT (%(on)s::date - 15 - n / 4 + make_time(10 + mod(n, 4), 0, 0)) AT TIME ZONE %(zone)s AS at
) met
JOIN counselling_mentor m ON m.user_id = b.adviser;

INSERT INTO counselling_note (kind, words, at, by_id, resident_id)
SELECT 'SHARED', '다음에 강좌를 함께 고르기로 했습니다.', %(at)s - n * interval '1 hour', b.adviser,
       CASE WHEN n <= %(heavy)s THEN b.busy ELSE b.residents + n END
FROM generate_series(1, greatest(%(heavy)s, %(residents)s / 20)) n, scale_base b;

-- Courses 1..n of made-up providers; of 33 courses one is the demo's own provider's. Words are
-- drawn so that a few are frequent and most are rare, as in real text.
CREATE TEMP TABLE scale_word AS
SELECT n AS rank, (
    SELECT string_agg(substr(s.all_of_them, 1 + mod(abs(hashint8extended(n, 11 + j)),
                                                    length(s.all_of_them))::int, 1), '')
    FROM generate_series(1, 2 + mod(abs(hashint8extended(n, 5)), 3)::int) j
) AS word
FROM generate_series(1, 20000) n
CROSS JOIN (SELECT '가나다라마바사아자차카타파하고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후'
                || '기니디리미비시이지치키티피히개내대래매배새애재채해계관광교국권금단당동력명문물민방법본'
                || '산상생서선성세식신실안양업여역연영예온완용원육음의인일임장전정제중직진집찰창처천체출측통'
                   AS all_of_them) s;

ANALYZE scale_word;

INSERT INTO catalogue_provider (id, public_id, name, key, homepage_url, phone)
SELECT b.providers + n, md5('scale provider ' || n)::uuid, '가상 배움터 ' || n,
       'scale-' || n, '', ''
FROM generate_series(1, 800) n, scale_base b;

INSERT INTO catalogue_course (id, public_id, title, summary, blocks, field, language, outlook,
    certificate, prerequisites, hours, mode, age_rule_known, age_from, age_to, residence, audience,
    is_sample, made_at, changed_at, provider_id, subject, number)
SELECT b.courses + n, md5('scale course ' || n)::uuid,
       subject.word || ' ' || (ARRAY['첫걸음', '기초', '실무 과정', '심화', '교실', '특강', '자격 준비'])
           [1 + mod(n / 50, 7)],
       '가상 강좌입니다. ' || subject.word || '의 기본을 익힙니다.',
       jsonb_build_array(jsonb_build_object('kind', 'paragraph', 'text',
           subject.word || ' ' || coalesce(text.words, ''))),
       (ARRAY['leadership', 'job-skills', 'digital', 'start-up', 'certificates', 'life-design', ''])
           [1 + mod(n, 7)],
       'ko', subject.word || '을(를) 혼자 할 수 있습니다.', '', '', 8 + mod(n, 30),
       CASE WHEN n <= %(packages)s OR mod(n, 4) = 0 THEN 'ONLINE' ELSE 'FIELD' END, true,
       CASE WHEN mod(n, 3) = 0 THEN 40 END, CASE WHEN mod(n, 3) = 0 THEN 64 END,
       (ARRAY['CITY', 'CITY_LIFE', 'ANYONE'])[1 + mod(n, 3)], '', true,
       %(at)s - mod(n, 500) * interval '1 day', %(at)s - mod(n, 500) * interval '1 day',
       CASE WHEN mod(n, 33) = 1 THEN b.institute ELSE b.providers + 1 + mod(n, 800) END, '',
       CASE WHEN mod(n, 33) = 1 THEN 'S-' || n ELSE '' END
FROM generate_series(1, %(courses)s) n
CROSS JOIN scale_base b
JOIN (
    SELECT number, word FROM unnest(ARRAY['엑셀', '회계', '요양보호', '바리스타', '파이썬', '영상편집',
        '사진', '스마트폰', '정원', '도시농업', '도배', '목공', '전기', '용접', '조리', '제과', '제빵',
        '미용', '정리수납', '집수리', '간병', '사회복지', '직업상담', '코칭', '글쓰기', '자서전', '영어',
        '일본어', '중국어', '한국사', '해설', '공인중개', '소방안전', '데이터', '보안', '웹개발', '캐드',
        '반려동물', '꽃꽂이', '재봉', '키오스크', '은퇴설계', '재무', '연금', '건강', '요가', '합창',
        '인문학', '미술', '물류']) WITH ORDINALITY AS one (word, number)
) subject ON subject.number = 1 + mod(n, 50)
LEFT JOIN (
    SELECT drawn.course, string_agg(w.word, ' ' ORDER BY drawn.place) AS words
    FROM (
        SELECT n AS course, j AS place, ceil(power(20000, mod(abs(hashint8extended(n, j)), 1000000)
               / 1000000::float8))::int AS rank
        FROM generate_series(1, %(courses)s) n, generate_series(101, 130) j
    ) drawn
    JOIN scale_word w USING (rank)
    GROUP BY drawn.course
) text ON text.course = n;

INSERT INTO catalogue_skill (name, ncs_code, ncs_version, course_id)
SELECT split_part(c.title, ' ', 1), '', '', c.id
FROM catalogue_course c, scale_base b
WHERE c.id > b.courses AND c.id <= b.courses + %(courses)s;

-- A run of every course, and a second one of two in five. Those with lessons are taken at any time;
-- the others begin between half a year ago and three months from now, those with a door of ours so
-- that it is open or was.
CREATE TEMP TABLE scale_run AS
SELECT n AS course, turn, n + (turn - 1) * %(courses)s AS no, n <= %(packages)s AS at_any_time,
       n <= %(doors)s AND turn = 1 OR n = 100 AND turn = 2 AS has_door,
       %(on)s::date + CASE WHEN n <= %(doors)s THEN mod(n * 37, 225) - 200
                           ELSE mod(n * 37 + turn * 11, 290) - 200 END AS first_on
FROM generate_series(1, %(courses)s) n, generate_series(1, 2) turn
WHERE turn = 1 OR mod(n, 5) < 2;

ANALYZE scale_run;

INSERT INTO catalogue_run (id, public_id, label, schedule, starts_on, last_on, weekdays, daily_from,
    daily_to, time_words, status, status_words, apply_from_at, apply_until_at, admission, apply_at,
    apply_url, apply_words, contact_phone, capacity, payer, fee_won, fee_words, refund_words,
    place_words, address, district_id, access_words, teacher_words, made_at, changed_at, course_id,
    number)
SELECT b.runs + s.no, md5('scale run ' || s.no)::uuid, s.turn || '회차',
       CASE WHEN s.at_any_time THEN 'ALWAYS' ELSE 'DATED' END,
       CASE WHEN NOT s.at_any_time THEN s.first_on END,
       CASE WHEN NOT s.at_any_time THEN s.first_on + 21 END,
       CASE WHEN NOT s.at_any_time THEN ARRAY[extract(isodow FROM s.first_on)::smallint]
            ELSE '{}'::smallint[] END,
       CASE WHEN NOT s.at_any_time THEN make_time(10 + 3 * mod(s.course, 4), 0, 0) END,
       CASE WHEN NOT s.at_any_time THEN make_time(12 + 3 * mod(s.course, 4), 0, 0) END,
       '', CASE WHEN s.at_any_time OR s.first_on > %(on)s THEN 'OPEN' ELSE 'CLOSED' END, '',
       CASE WHEN s.at_any_time THEN %(at)s - interval '300 days'
            ELSE (s.first_on - 28)::timestamp AT TIME ZONE %(zone)s END,
       CASE WHEN NOT s.at_any_time THEN (s.first_on - 1)::timestamp AT TIME ZONE %(zone)s END,
       'FIRST_COME', CASE WHEN s.has_door THEN 'HERE' ELSE 'ELSEWHERE' END,
       CASE WHEN s.has_door THEN '' ELSE 'https://courses.scale.example/' || s.no END, '', '',
       CASE WHEN s.course = 100 AND s.turn = 2 THEN %(heavy)s ELSE %(seats)s END,
       CASE WHEN s.has_door OR mod(s.course, 3) = 0 THEN 'NOBODY' ELSE 'LEARNER' END,
       CASE WHEN s.has_door OR mod(s.course, 3) = 0 THEN 0 ELSE 10000 * (1 + mod(s.course, 9)) END,
       '', '', '', '',
       CASE WHEN NOT s.at_any_time THEN b.homes[1 + mod(s.course, cardinality(b.homes))] END,
       '', '', %(at)s - interval '320 days', %(at)s - interval '320 days', b.courses + s.course,
       CASE WHEN mod(s.course, 33) = 1 THEN s.turn::text ELSE '' END
FROM scale_run s, scale_base b;

INSERT INTO catalogue_session (id, starts_at, ends_at, mode, place_words, topic, run_id)
SELECT b.sessions + 4 * (s.no - 1) + week + 1, met.at, met.at + interval '2 hours', 'FIELD', '', '',
       b.runs + s.no
FROM scale_run s
CROSS JOIN scale_base b
CROSS JOIN generate_series(0, 3) week
CROSS JOIN LATERAL (
    SELECT (s.first_on + 7 * week + make_time(10 + 3 * mod(s.course, 4), 0, 0))
           AT TIME ZONE %(zone)s AS at
) met
WHERE NOT s.at_any_time;

ANALYZE catalogue_course, catalogue_run, catalogue_session;

-- Rooms that were used: the demo's first resident at noon, others by evening.
INSERT INTO spaces_booking (public_id, starts_at, ends_at, people, words, state, state_at, why, way,
    booked_at, arrived, arrived_at, sequence, arrived_by_id, booked_by_id, resident_id, room_id)
SELECT md5('scale booking ' || n)::uuid, used.at, used.at + interval '2 hours', 2, '모임', 'USED',
       used.at, '', 'SITE', used.at - interval '3 days', 'HAND', used.at, 1, b.clerk,
       r.user_id, r.id, room.id
FROM generate_series(1, %(heavy)s) n
CROSS JOIN scale_base b
CROSS JOIN (SELECT min(id) AS id FROM spaces_room WHERE fee_won IS NULL) room
CROSS JOIN LATERAL (
    SELECT (%(on)s::date - 3 - n / 2 + CASE WHEN mod(n, 2) = 0 THEN time '13:00' ELSE time '19:00' END)
           AT TIME ZONE %(zone)s AS at
) used
JOIN residents_resident r
ON r.id = CASE WHEN mod(n, 2) = 0 THEN b.busy ELSE b.residents + 1 + mod(10 * n, %(residents)s) END
WHERE room.id IS NOT NULL;

-- A statement's plan of a small table would be kept while the table grows.
SET LOCAL enable_seqscan = off;

-- The first third of the residents is in the trail, each line linked at the commit.
INSERT INTO audit_entry (at, action, subject_type, subject_id, details, actor_id)
SELECT r.registered_at, 'resident.registered', 'resident', r.public_id::text, '{}',
       coalesce(r.user_id, b.clerk)
FROM scale_base b
JOIN residents_resident r ON r.id > b.residents AND r.id <= b.residents + %(residents)s / 3
ORDER BY r.id;

"""The statements of applying an import, in the order in which `applying` runs them.

`incoming` is one line for every id the source sent: its record, run and course if we have them.
`told` is what is to stand in runs that existed before.
"""

from naru.catalogue.services.columns import COURSE, RUN, names, told, typed
from naru.catalogue.services.inserting import (
    insert_courses,
    insert_runs,
    insert_sessions,
    insert_skills,
)

INCOMING = (
    "ANALYZE catalogue_stagedrow (id, import_id, source_id)",
    "DROP TABLE IF EXISTS incoming, new_course, told, orphan, affected, led_run, led, ready",
    """
    CREATE TEMP TABLE incoming ON COMMIT DROP AS
    SELECT DISTINCT ON (s.source_id)
        s.id AS staged_id, s.source_id, s.course_key, s.join_keys,
        s.offering IS NULL AS refused,
        r.id AS record_id, r.run_id, r.course_id,
        r.id IS NOT NULL AND s.offering IS NOT NULL AND s.digest <> r.digest AS differs,
        r.gone_at IS NOT NULL AS was_gone,
        r.run_id AS run_before,
        false AS released, false AS new_run,
        'OWN' AS "join", '' AS joined_key,
        s.starts_on, s.has_lists
    FROM catalogue_stagedrow s
    LEFT JOIN catalogue_sourcerecord r ON r.source = %(source)s AND r.source_id = s.source_id
    WHERE s.import_id = %(import)s
    ORDER BY s.source_id, (s.offering IS NULL), s.number DESC
    """,
    "ANALYZE incoming (staged_id, source_id, course_key, record_id, run_id, course_id, refused)",
    """
    INSERT INTO catalogue_provider (public_id, name, key, homepage_url, phone)
    SELECT gen_random_uuid(), min(s.provider), s.provider_key, '', ''
    FROM catalogue_stagedrow s
    WHERE s.import_id = %(import)s AND s.provider_key IS NOT NULL AND s.provider <> ''
    GROUP BY s.provider_key
    ON CONFLICT (key) DO NOTHING
    """,
)

COUNT_ROWS = """
    SELECT count(*) FILTER (WHERE record_id IS NULL),
        count(*) FILTER (WHERE differs),
        count(*) FILTER (WHERE record_id IS NOT NULL AND NOT differs)
    FROM incoming WHERE NOT refused
"""

RELEASE = (
    # A record that was joined to a run by a key it does not have any more leaves it.
    """
    UPDATE incoming i SET run_id = NULL, course_id = NULL, released = true
    FROM catalogue_sourcerecord r
    WHERE r.id = i.record_id AND i.differs AND r."join" <> 'OWN'
        AND NOT r.joined_key = ANY(i.join_keys)
    """,
)

OTHERS_EXIST = """
    SELECT (EXISTS (SELECT 1 FROM catalogue_sourcerecord WHERE source <> %(source)s))::int
"""

JOIN = (
    # A key joins only where it names one offering on either side. Few do: the others go first.
    """
    WITH others AS MATERIALIZED (
        SELECT DISTINCT unnest(join_keys) AS key FROM catalogue_sourcerecord
        WHERE source <> %(source)s AND gone_at IS NULL
    ), keys AS (
        SELECT i.source_id, i.run_id, k.key, k.nth FROM incoming i,
            unnest(i.join_keys) WITH ORDINALITY AS k(key, nth)
        WHERE NOT i.refused AND k.key IN (SELECT key FROM others)
    ), mine AS (
        SELECT min(source_id) AS source_id, key, min(nth) AS nth FROM keys
        GROUP BY key HAVING count(*) = 1 AND min(run_id) IS NULL
    ), theirs AS (
        SELECT k.key, min(r.run_id) AS run_id, min(r.course_id) AS course_id
        FROM catalogue_sourcerecord r, unnest(r.join_keys) AS k(key)
        WHERE r.source <> %(source)s AND r.gone_at IS NULL AND k.key IN (SELECT key FROM mine)
        GROUP BY k.key HAVING count(DISTINCT r.run_id) = 1
    ), matches AS (
        SELECT DISTINCT ON (m.source_id) m.source_id, m.key, t.run_id, t.course_id
        FROM mine m JOIN theirs t USING (key)
        WHERE NOT EXISTS (
            SELECT 1 FROM catalogue_sourcerecord o
            WHERE o.run_id = t.run_id AND o.source = %(source)s
        )
        ORDER BY m.source_id, m.nth
    ), chosen AS (
        SELECT DISTINCT ON (run_id) * FROM matches ORDER BY run_id, source_id
    )
    UPDATE incoming i SET run_id = c.run_id, course_id = c.course_id, joined_key = c.key,
        "join" = CASE left(c.key, 1) WHEN 'N' THEN 'SAME_NUMBER' WHEN 'L' THEN 'SAME_LINK'
            WHEN 'P' THEN 'SAME_PLACE' ELSE 'SAME_WINDOW' END
    FROM chosen c WHERE c.source_id = i.source_id
    """,
)

PLACE_INCOMING = (
    # New runs of a course the source told of before belong to that course.
    """
    UPDATE incoming i SET course_id = k.course_id FROM (
        SELECT r.course_key, min(r.course_id) AS course_id FROM catalogue_sourcerecord r
        WHERE r.source = %(source)s
            AND r.id NOT IN (SELECT record_id FROM incoming WHERE released)
        GROUP BY r.course_key
    ) k WHERE i.course_id IS NULL AND NOT i.refused AND k.course_key = i.course_key
    """,
    """
    UPDATE incoming i SET course_id = k.course_id FROM (
        SELECT course_key, min(course_id) AS course_id FROM incoming
        WHERE course_id IS NOT NULL GROUP BY course_key
    ) k WHERE i.course_id IS NULL AND NOT i.refused AND k.course_key = i.course_key
    """,
    """
    CREATE TEMP TABLE new_course ON COMMIT DROP AS
    SELECT course_key, nextval('catalogue_course_id_seq') AS id, leader, has_lists
    FROM (
        SELECT DISTINCT ON (i.course_key) i.course_key, i.staged_id AS leader, i.has_lists
        FROM incoming i WHERE i.course_id IS NULL AND NOT i.refused
        ORDER BY i.course_key, i.starts_on DESC NULLS LAST, i.source_id DESC
    ) one
    """,
    """
    UPDATE incoming i SET course_id = n.id, new_run = true,
        run_id = nextval('catalogue_run_id_seq')
    FROM new_course n WHERE i.course_id IS NULL AND NOT i.refused AND n.course_key = i.course_key
    """,
    """
    UPDATE incoming SET new_run = true, run_id = nextval('catalogue_run_id_seq')
    WHERE run_id IS NULL AND NOT refused
    """,
    # Only now: each line that is changed would be put into it again.
    "CREATE UNIQUE INDEX ON incoming (source_id)",
)


_NEW_COURSES = """
    SELECT n.id, s.offering FROM new_course n JOIN catalogue_stagedrow s ON s.id = n.leader
"""
_NEW_RUNS = """
    SELECT i.run_id AS id, i.course_id, s.offering
    FROM incoming i JOIN catalogue_stagedrow s ON s.id = i.staged_id WHERE i.new_run
"""

CREATE = (
    insert_courses(_NEW_COURSES),
    insert_runs(_NEW_RUNS),
    insert_sessions(f"{_NEW_RUNS} AND i.has_lists"),
    insert_skills(f"{_NEW_COURSES} WHERE n.has_lists"),
)

SEE_NEW = (
    "ANALYZE catalogue_course (id), catalogue_run (id, course_id)",
    "ANALYZE catalogue_session (id, run_id), catalogue_skill (id, course_id)",
)

RECORD = (
    """
    INSERT INTO catalogue_sourcerecord (source, source_id, scope, course_key, course_id, run_id,
        priority, "join", joined_key, join_keys, raw, offering, digest, first_seen_at,
        last_seen_at, import_run_id)
    SELECT %(source)s, i.source_id, %(scope)s, i.course_key, i.course_id, i.run_id,
        %(priority)s, i."join", i.joined_key, i.join_keys, s.raw, s.offering, s.digest,
        %(at)s, %(at)s, %(import)s
    FROM incoming i JOIN catalogue_stagedrow s ON s.id = i.staged_id
    WHERE i.record_id IS NULL AND NOT i.refused
    """,
    """
    UPDATE catalogue_sourcerecord r SET course_key = i.course_key, course_id = i.course_id,
        run_id = i.run_id, priority = %(priority)s, join_keys = i.join_keys, raw = s.raw,
        offering = s.offering, digest = s.digest, import_run_id = %(import)s,
        "join" = CASE WHEN i.released THEN i."join" ELSE r."join" END,
        joined_key = CASE WHEN i.released THEN i.joined_key ELSE r.joined_key END
    FROM incoming i JOIN catalogue_stagedrow s ON s.id = i.staged_id
    WHERE r.id = i.record_id AND i.differs
    """,
)

COUNT_JOINED = """
    SELECT count(*) FROM incoming WHERE record_id IS NULL AND "join" <> 'OWN'
"""
COUNT_KNOWN = "SELECT count(record_id) FROM incoming"
COUNT_BACK = "SELECT count(*) FROM incoming WHERE was_gone AND NOT refused"

SEEN = (
    """
    UPDATE catalogue_sourcerecord r SET last_seen_at = %(at)s,
        gone_at = CASE WHEN i.refused THEN r.gone_at END
    FROM incoming i WHERE r.id = i.record_id
    """,
)

_VANISHED = """
    r.source = %(source)s AND r.scope = %(scope)s AND r.gone_at IS NULL
    AND (%(window_from)s::date IS NULL OR (r.offering->>'starts_on')::date
        BETWEEN %(window_from)s::date AND %(window_to)s::date)
"""
COUNT_GONE = f"""
    SELECT (SELECT count(*) FROM incoming), count(*), count(*) FILTER (WHERE NOT EXISTS (
        SELECT 1 FROM incoming i WHERE i.source_id = r.source_id))
    FROM catalogue_sourcerecord r WHERE {_VANISHED} AND r.first_seen_at < %(at)s
"""
GONE = (
    f"""
    UPDATE catalogue_sourcerecord r SET gone_at = %(at)s WHERE {_VANISHED}
        AND NOT EXISTS (SELECT 1 FROM incoming i WHERE i.source_id = r.source_id)
    """,
)

_ORPHANS = """
    SELECT n.new_run AS id, n.new_course AS course_id, n.offering FROM orphan n
"""
ORPHANS = (
    # Records of any source whose partner lost the key that joined them get a run of their own.
    """
    CREATE TEMP TABLE orphan ON COMMIT DROP AS
    SELECT r.id, r.run_id AS run_before, r.offering,
        nextval('catalogue_course_id_seq') AS new_course,
        nextval('catalogue_run_id_seq') AS new_run
    FROM catalogue_sourcerecord r
    WHERE r."join" <> 'OWN' AND r.run_id IN (
        SELECT run_before FROM incoming WHERE differs UNION ALL
        SELECT run_id FROM incoming WHERE differs
    ) AND NOT EXISTS (
        SELECT 1 FROM catalogue_sourcerecord o
        WHERE o.run_id = r.run_id AND o.id <> r.id AND r.joined_key = ANY(o.join_keys)
    )
    """,
    insert_courses("SELECT n.new_course AS id, n.offering FROM orphan n"),
    insert_runs(_ORPHANS),
    insert_sessions(_ORPHANS),
    insert_skills("SELECT n.new_course AS id, n.offering FROM orphan n"),
    """
    UPDATE catalogue_sourcerecord r SET run_id = n.new_run, course_id = n.new_course,
        "join" = 'OWN', joined_key = '' FROM orphan n WHERE r.id = n.id
    """,
)

AFFECTED = (
    # Runs that existed before and about which somebody now says something else, or no more.
    """
    CREATE TEMP TABLE affected ON COMMIT DROP AS
    SELECT run_id FROM incoming
    WHERE NOT refused AND (differs OR was_gone OR (record_id IS NULL AND NOT new_run))
    UNION SELECT run_before FROM incoming WHERE released
    UNION SELECT run_before FROM orphan
    UNION SELECT i.run_id FROM incoming i WHERE i.new_run
        AND i.course_id NOT IN (SELECT id FROM new_course)
    UNION SELECT run_id FROM catalogue_sourcerecord WHERE gone_at = %(at)s
    """,
    # A course shows what is told of its latest run, as its best source knows them.
    """
    CREATE TEMP TABLE led_run ON COMMIT DROP AS
    SELECT DISTINCT ON (r.course_id) r.course_id, r.run_id FROM catalogue_sourcerecord r
    WHERE r.gone_at IS NULL AND r.course_id IN (
        SELECT o.course_id FROM catalogue_sourcerecord o JOIN affected a USING (run_id)
    )
    ORDER BY r.course_id, r.priority DESC, r.offering->>'starts_on' DESC NULLS LAST,
        r.source_id DESC
    """,
    "INSERT INTO affected SELECT run_id FROM led_run EXCEPT SELECT run_id FROM affected",
    "CREATE INDEX ON affected (run_id)",
    "ANALYZE affected",
    """
    CREATE TEMP TABLE told (run_id bigint, course_id bigint, offering jsonb) ON COMMIT DROP
    """,
    """
    INSERT INTO told SELECT r.run_id, min(r.course_id), (array_agg(r.offering))[1]
    FROM catalogue_sourcerecord r JOIN affected a USING (run_id)
    WHERE r.gone_at IS NULL GROUP BY r.run_id HAVING count(*) = 1
    """,
)

SHARED_RUNS = """
    SELECT r.run_id FROM catalogue_sourcerecord r JOIN affected a USING (run_id)
    WHERE r.gone_at IS NULL GROUP BY r.run_id HAVING count(*) > 1
"""
SHARED = """
    SELECT run_id, course_id, offering::text FROM catalogue_sourcerecord
    WHERE gone_at IS NULL AND run_id = ANY(%s) ORDER BY run_id, priority DESC, id
"""

_RUN_VALUES, _COURSE_VALUES = told(RUN, "o"), told(COURSE, "o")

UPDATE = (
    "CREATE INDEX ON told (run_id)",
    "ANALYZE told",
    f"""
    UPDATE catalogue_run r SET ({names(RUN)}, changed_at) = ROW({_RUN_VALUES}, %(at)s::timestamptz)
    FROM told t, jsonb_to_record(t.offering) AS o({typed(RUN)})
    WHERE r.id = t.run_id AND ROW({names(RUN, "r.")}) IS DISTINCT FROM ROW({_RUN_VALUES})
    """,
    """
    WITH dropped AS (
        DELETE FROM catalogue_session x USING told t
        WHERE x.run_id = t.run_id AND NOT EXISTS (
            SELECT 1 FROM jsonb_to_recordset(t.offering->'sessions') AS o(starts_at timestamptz)
            WHERE o.starts_at = x.starts_at
        ) RETURNING x.run_id
    ) UPDATE catalogue_run SET changed_at = %(at)s WHERE id IN (SELECT run_id FROM dropped)
    """,
    f"""
    WITH placed AS (
        {insert_sessions("SELECT t.run_id AS id, t.offering FROM told t")} RETURNING run_id
    ) UPDATE catalogue_run SET changed_at = %(at)s WHERE id IN (SELECT run_id FROM placed)
    """,
    """
    CREATE TEMP TABLE led ON COMMIT DROP AS
    SELECT l.course_id AS id, t.offering FROM led_run l JOIN told t ON t.run_id = l.run_id
    """,
    f"""
    UPDATE catalogue_course c
    SET ({names(COURSE)}, provider_id, changed_at)
        = ROW({_COURSE_VALUES}, p.id, %(at)s::timestamptz)
    FROM led l
    CROSS JOIN LATERAL jsonb_to_record(l.offering) AS o({typed(COURSE)}, provider_key text)
    LEFT JOIN catalogue_provider p ON p.key = o.provider_key
    WHERE c.id = l.id AND ROW({names(COURSE, "c.")}, c.provider_id)
        IS DISTINCT FROM ROW({_COURSE_VALUES}, p.id)
    """,
    """
    WITH dropped AS (
        DELETE FROM catalogue_skill x USING led l
        WHERE x.course_id = l.id AND NOT EXISTS (
            SELECT 1 FROM jsonb_to_recordset(l.offering->'skills')
                AS o(name text, ncs_code text, ncs_version text)
            WHERE coalesce(o.name, '') = x.name AND coalesce(o.ncs_code, '') = x.ncs_code
                AND coalesce(o.ncs_version, '') = x.ncs_version
        ) RETURNING x.course_id
    ) UPDATE catalogue_course SET changed_at = %(at)s WHERE id IN (SELECT course_id FROM dropped)
    """,
    f"""
    WITH added AS ({insert_skills("SELECT id, offering FROM led")} RETURNING course_id)
    UPDATE catalogue_course SET changed_at = %(at)s WHERE id IN (SELECT course_id FROM added)
    """,
    # Gone are runs that no source tells of any more, and courses without a run that is left.
    # MATERIALIZED: of tables it takes for empty the planner would repeat a step for every row.
    """
    WITH x AS MATERIALIZED (
        SELECT a.run_id, coalesce(bool_or(s.gone_at IS NULL) FILTER (WHERE s.id IS NOT NULL), false)
            AS alive
        FROM (SELECT DISTINCT run_id FROM affected) a
        LEFT JOIN catalogue_sourcerecord s ON s.run_id = a.run_id GROUP BY a.run_id
    )
    UPDATE catalogue_run r SET changed_at = %(at)s, gone_at = CASE WHEN x.alive THEN NULL
        ELSE %(at)s::timestamptz END
    FROM x WHERE r.id = x.run_id AND (r.gone_at IS NULL) <> x.alive
    """,
    """
    WITH held AS MATERIALIZED (
        SELECT DISTINCT r.course_id FROM affected a JOIN catalogue_run r ON r.id = a.run_id
    ), x AS MATERIALIZED (
        SELECT r.course_id, bool_or(r.gone_at IS NULL) AS alive
        FROM held JOIN catalogue_run r USING (course_id) GROUP BY r.course_id
    )
    UPDATE catalogue_course c SET changed_at = %(at)s, gone_at = CASE WHEN x.alive THEN NULL
        ELSE %(at)s::timestamptz END
    FROM x WHERE c.id = x.course_id AND (c.gone_at IS NULL) <> x.alive
    """,
)

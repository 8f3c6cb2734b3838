"""Statements that put what offerings tell into the tables, from whatever rows hold them."""

from naru.catalogue.services.columns import COURSE, RUN, SESSION, SKILL, names, told, typed


def insert_courses(rows: str) -> str:
    """`rows` selects id and offering."""
    return f"""
    INSERT INTO catalogue_course (id, public_id, provider_id, {names(COURSE)}, made_at, changed_at)
    SELECT n.id, gen_random_uuid(), p.id, {told(COURSE, "o")}, %(at)s, %(at)s
    FROM ({rows}) n
    CROSS JOIN LATERAL jsonb_to_record(n.offering) AS o({typed(COURSE)}, provider_key text)
    LEFT JOIN catalogue_provider p ON p.key = o.provider_key
    """


def insert_runs(rows: str) -> str:
    """`rows` selects id, course_id and offering."""
    return f"""
    INSERT INTO catalogue_run (id, public_id, course_id, {names(RUN)}, made_at, changed_at)
    SELECT n.id, gen_random_uuid(), n.course_id, {told(RUN, "o")}, %(at)s, %(at)s
    FROM ({rows}) n, jsonb_to_record(n.offering) AS o({typed(RUN)})
    """


def insert_sessions(rows: str) -> str:
    """`rows` selects id (of the run) and offering."""
    return f"""
    INSERT INTO catalogue_session (run_id, {names(SESSION)})
    SELECT DISTINCT ON (n.id, o.starts_at) n.id, {told(SESSION, "o")}
    FROM ({rows}) n, jsonb_to_recordset(n.offering->'sessions') AS o({typed(SESSION)})
    WHERE n.offering ? 'sessions' ORDER BY n.id, o.starts_at, o.ends_at
    ON CONFLICT (run_id, starts_at) DO UPDATE SET ends_at = excluded.ends_at,
        mode = excluded.mode, place_words = excluded.place_words, topic = excluded.topic
    WHERE (catalogue_session.ends_at, catalogue_session.mode, catalogue_session.place_words,
        catalogue_session.topic) IS DISTINCT FROM
        (excluded.ends_at, excluded.mode, excluded.place_words, excluded.topic)
    """


def insert_skills(rows: str) -> str:
    """`rows` selects id (of the course) and offering."""
    return f"""
    INSERT INTO catalogue_skill (course_id, {names(SKILL)})
    SELECT n.id, {told(SKILL, "o")}
    FROM ({rows}) n, jsonb_to_recordset(n.offering->'skills') AS o({typed(SKILL)})
    WHERE n.offering ? 'skills'
    ON CONFLICT DO NOTHING
    """

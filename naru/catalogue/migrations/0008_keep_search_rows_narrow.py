"""Rows that a search reads hold a number and a title; vector and offers lie beside the table.

PostgreSQL only moves columns aside from a row of more than 2,032 bytes, hence the ballast: blanks,
of which it keeps 30 bytes. Narrow rows make a search read a tenth of the pages, and the index by
lexeme a third smaller, since it holds the distances from row to row. Reading the vectors one by
one has become dear, which the planner does not know: `catalogue_match` asks the index in any case.
"""

from django.db import migrations, models
from django.db.models.functions import Repeat

NARROW = """
    ALTER TABLE catalogue_searchentry
        ALTER COLUMN vector SET STORAGE EXTERNAL,
        ALTER COLUMN offers SET STORAGE EXTERNAL,
        ALTER COLUMN title SET STORAGE MAIN,
        SET (toast_tuple_target = 128)
"""
AS_BEFORE = """
    ALTER TABLE catalogue_searchentry
        ALTER COLUMN vector SET STORAGE EXTENDED,
        ALTER COLUMN offers SET STORAGE EXTENDED,
        ALTER COLUMN title SET STORAGE EXTENDED,
        RESET (toast_tuple_target)
"""
MATCH = """
    CREATE FUNCTION catalogue_match(
        asked tsquery, patterns text[], most integer, OUT courses bigint[], OUT titled bigint[]
    ) LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
    BEGIN
        SELECT array_agg(course_id), array_agg(course_id) FILTER (WHERE title LIKE ALL (patterns))
        INTO courses, titled
        FROM (
            SELECT course_id, title FROM catalogue_searchentry WHERE vector @@ asked LIMIT most
        ) AS found;
    END $$
"""
NO_MATCH = "DROP FUNCTION catalogue_match"


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0007_tell_courses_in_english")]

    operations = [
        migrations.AddField(
            model_name="searchentry",
            name="ballast",
            field=models.TextField(db_default=Repeat(models.Value(" "), 2100), editable=False),
        ),
        migrations.RunSQL(NARROW, AS_BEFORE),
        migrations.RunSQL(MATCH, NO_MATCH),
    ]

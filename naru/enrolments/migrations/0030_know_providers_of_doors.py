"""A door knows the provider of its course, which the database keeps: a provider's doors are found
without reading its courses and runs of years.
"""

import django.db.models.deletion
from django.db import migrations, models

CREATE = """
CREATE FUNCTION enrolments_door_provider() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The course is held, so that nobody gives it to another provider meanwhile.
    SELECT c.provider_id INTO NEW.provider_id
        FROM catalogue_run r JOIN catalogue_course c ON c.id = r.course_id
        WHERE r.id = NEW.run_id FOR SHARE OF c;
    RETURN NEW;
END $$;
CREATE TRIGGER door_has_provider BEFORE INSERT OR UPDATE OF run_id, provider_id
    ON enrolments_intake FOR EACH ROW EXECUTE FUNCTION enrolments_door_provider();

CREATE FUNCTION enrolments_doors_of_course() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE enrolments_intake i SET provider_id = NEW.provider_id
        FROM catalogue_run r WHERE r.id = i.run_id AND r.course_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER doors_follow_course AFTER UPDATE OF provider_id ON catalogue_course FOR EACH ROW
    WHEN (OLD.provider_id IS DISTINCT FROM NEW.provider_id)
    EXECUTE FUNCTION enrolments_doors_of_course();

CREATE FUNCTION enrolments_door_of_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE enrolments_intake SET provider_id = NULL WHERE run_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER door_follows_run AFTER UPDATE OF course_id ON catalogue_run FOR EACH ROW
    WHEN (OLD.course_id IS DISTINCT FROM NEW.course_id)
    EXECUTE FUNCTION enrolments_door_of_run();

UPDATE enrolments_intake SET provider_id = NULL;
"""
DROP = """
DROP TRIGGER door_follows_run ON catalogue_run;
DROP TRIGGER doors_follow_course ON catalogue_course;
DROP TRIGGER door_has_provider ON enrolments_intake;
DROP FUNCTION enrolments_door_of_run;
DROP FUNCTION enrolments_doors_of_course;
DROP FUNCTION enrolments_door_provider;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0014_tell_search_beside_an_import"),
        ("enrolments", "0029_write_less_at_a_click"),
    ]

    operations = [
        migrations.AddField(
            model_name="intake",
            name="provider",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="catalogue.provider",
            ),
        ),
        migrations.RunSQL(CREATE, DROP),
    ]

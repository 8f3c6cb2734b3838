"""The access log and the texts people agreed to are never changed or deleted."""

from django.db import migrations

KEEP = """
CREATE TRIGGER residents_recordview_kept BEFORE UPDATE OR DELETE OR TRUNCATE
    ON residents_recordview FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER residents_consenttext_kept BEFORE UPDATE OR DELETE OR TRUNCATE
    ON residents_consenttext FOR EACH STATEMENT EXECUTE FUNCTION append_only();
"""
DROP = """
DROP TRIGGER residents_consenttext_kept ON residents_consenttext;
DROP TRIGGER residents_recordview_kept ON residents_recordview;
"""


class Migration(migrations.Migration):
    dependencies = [("residents", "0001_residents_and_consents"), ("audit", "0002_chain")]

    operations = [migrations.RunSQL(KEEP, DROP)]

"""The rules of a claim's columns are those of their types, and its number has no index of its own."""

import uuid

from django.db import migrations, models

from naru.core.domains import DomainChar, DomainSmallInteger

CREATE = """
CREATE DOMAIN enrolments_channel AS varchar(10)
    CONSTRAINT claim_channel_known CHECK (VALUE IN ('WEB', 'DESK', 'PHONE', 'PAPER'));
CREATE DOMAIN enrolments_count AS smallint CONSTRAINT claim_counts_from_zero CHECK (VALUE >= 0);
"""
DROP = """
DROP DOMAIN enrolments_channel;
DROP DOMAIN enrolments_count;
"""
CHANNELS = [("WEB", "누리집"), ("DESK", "창구"), ("PHONE", "전화"), ("PAPER", "종이 신청서")]


class Migration(migrations.Migration):
    dependencies = [("enrolments", "0028_click_by_what_the_form_knows")]

    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.RemoveConstraint(model_name="claim", name="claim_channel_known"),
        migrations.AlterField(
            model_name="claim",
            name="channel",
            field=DomainChar(
                choices=CHANNELS, default="WEB", domain="enrolments_channel", max_length=10
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="earlier",
            field=DomainSmallInteger(domain="enrolments_count"),
        ),
        migrations.AlterField(
            model_name="claim",
            name="turn",
            field=DomainSmallInteger(default=0, domain="enrolments_count"),
        ),
        migrations.AlterField(
            model_name="claim",
            name="public_id",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
    ]

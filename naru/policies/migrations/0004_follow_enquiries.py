"""An official answer is followed: which rules and which day its resident was told last."""

import django.db.models.deletion
from django.db import migrations, models

FILL = """
UPDATE policies_enquiry AS enquiry
SET pack_id = receipt.pack_id, told_on = enquiry."on"
FROM policies_receipt AS receipt
WHERE receipt.decision = 'enquiry:' || enquiry.id;
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [("policies", "0003_add_enquiries_and_watches")]

    operations = [
        migrations.AddField(
            model_name="enquiry",
            name="pack",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="policies.rulepack",
            ),
        ),
        migrations.AddField(
            model_name="enquiry", name="told_on", field=models.DateField(null=True)
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="enquiry",
            name="pack",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="policies.rulepack",
            ),
        ),
        migrations.AlterField(model_name="enquiry", name="told_on", field=models.DateField()),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(("told_on__gte", models.F("on"))), name="enquiry_told_since"
            ),
        ),
    ]

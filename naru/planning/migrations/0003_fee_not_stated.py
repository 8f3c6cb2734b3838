from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('planning', '0002_told'),
    ]

    operations = [
        migrations.AlterField(
            model_name='step',
            name='fee_won',
            field=models.PositiveIntegerField(null=True),
        ),
    ]


from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0005_let_providers_write'),
    ]

    operations = [
        migrations.AddField(
            model_name='course',
            name='title_en',
            field=models.CharField(blank=True, db_default='', default='', max_length=300),
        ),
    ]

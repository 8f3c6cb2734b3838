import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('action', models.CharField(max_length=80)),
                ('subject_type', models.CharField(max_length=60)),
                ('subject_id', models.CharField(max_length=60)),
                ('details', models.TextField()),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['subject_type', 'subject_id'], name='entry_by_subject'), models.Index(fields=['at'], name='entry_by_time')],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('seq', models.BigIntegerField(primary_key=True, serialize=False)),
                ('previous', models.CharField(max_length=64)),
                ('hash', models.CharField(max_length=64)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='link', to='audit.entry')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('seq__gte', 1)), name='link_seq_from_one')],
            },
        ),
    ]

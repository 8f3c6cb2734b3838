import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('enrolments', '0012_keep_grounds'),
    ]

    operations = [
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(blank=True, default='', max_length=2000)),
                ('written_at', models.DateTimeField()),
                ('token', models.CharField(max_length=32, null=True, unique=True)),
                ('shares', models.CharField(blank=True, default='', max_length=400)),
                ('points', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), null=True, size=None)),
                ('rank', models.PositiveIntegerField(null=True)),
                ('seated', models.BooleanField(null=True)),
                ('share', models.CharField(max_length=40, null=True)),
                ('claim', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='statement', to='enrolments.claim')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('rank__isnull', True), ('token__isnull', True)), ('token__regex', '^[0-9a-f]{32}$'), _connector='OR'), name='statement_has_token_before_rank'), models.CheckConstraint(condition=models.Q(models.Q(('points__isnull', True), ('rank__isnull', True), ('seated__isnull', True)), models.Q(('points__isnull', False), ('rank__gte', 1), ('seated__isnull', False)), _connector='OR'), name='statement_ranked_whole'), models.CheckConstraint(condition=models.Q(models.Q(('seated', True), ('share__isnull', False)), models.Q(models.Q(('seated', True), _negated=True), ('share__isnull', True)), _connector='OR'), name='statement_share_of_a_seat')],
            },
        ),
        migrations.CreateModel(
            name='Scoring',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('points', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=None)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scorings', to='enrolments.statement')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('statement', 'by'), name='scoring_once_a_reader')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asks', models.CharField(max_length=500)),
                ('terms', models.JSONField()),
                ('words', models.JSONField(default=list)),
                ('rule_hash', models.CharField(max_length=64)),
                ('secret', models.CharField(max_length=64)),
                ('commitment', models.CharField(max_length=64)),
                ('published_at', models.DateTimeField()),
                ('decide_at', models.DateTimeField()),
                ('objection_days', models.PositiveSmallIntegerField()),
                ('root', models.CharField(blank=True, default='', max_length=64)),
                ('frozen_at', models.DateTimeField(null=True)),
                ('seed', models.CharField(blank=True, default='', max_length=64)),
                ('decided_at', models.DateTimeField(null=True)),
                ('intake', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='review', to='enrolments.intake')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('commitment__regex', '^[0-9a-f]{64}$'), ('rule_hash__regex', '^[0-9a-f]{64}$'), ('secret__regex', '^[0-9a-f]{64}$')), name='review_committed'), models.CheckConstraint(condition=models.Q(models.Q(('frozen_at__isnull', True), ('root', '')), models.Q(('frozen_at__isnull', False), ('root__regex', '^[0-9a-f]{64}$')), _connector='OR'), name='review_frozen_with_root'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('seed', '')), models.Q(('decided_at__gte', models.F('decide_at')), ('frozen_at__isnull', False), ('seed__regex', '^[0-9a-f]{64}$')), _connector='OR'), name='review_decided_not_before_its_day')],
            },
        ),
    ]

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('catalogue', '0011_hold_one_maker_again'),
        ('occupations', '0002_certificate_holder'),
        ('residents', '0005_know_teaching'),
    ]

    operations = [
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('have', models.JSONField(default=dict)),
                ('free_parts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('1M', '월 오전'), ('1A', '월 오후'), ('1E', '월 저녁'), ('2M', '화 오전'), ('2A', '화 오후'), ('2E', '화 저녁'), ('3M', '수 오전'), ('3A', '수 오후'), ('3E', '수 저녁'), ('4M', '목 오전'), ('4A', '목 오후'), ('4E', '목 저녁'), ('5M', '금 오전'), ('5A', '금 오후'), ('5E', '금 저녁'), ('6M', '토 오전'), ('6A', '토 오후'), ('6E', '토 저녁'), ('7M', '일 오전'), ('7A', '일 오후'), ('7E', '일 저녁')], max_length=2), default=list, size=None)),
                ('care_parts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('1M', '월 오전'), ('1A', '월 오후'), ('1E', '월 저녁'), ('2M', '화 오전'), ('2A', '화 오후'), ('2E', '화 저녁'), ('3M', '수 오전'), ('3A', '수 오후'), ('3E', '수 저녁'), ('4M', '목 오전'), ('4A', '목 오후'), ('4E', '목 저녁'), ('5M', '금 오전'), ('5A', '금 오후'), ('5E', '금 저녁'), ('6M', '토 오전'), ('6A', '토 오후'), ('6E', '토 저녁'), ('7M', '일 오전'), ('7A', '일 오후'), ('7E', '일 저녁')], max_length=2), default=list, size=None)),
                ('weekly_hours', models.PositiveSmallIntegerField()),
                ('money_won', models.PositiveIntegerField()),
                ('travel_minutes', models.PositiveSmallIntegerField()),
                ('deadline_on', models.DateField()),
                ('reason', models.CharField(choices=[('WISHES', '바라는 것을 새로 적음'), ('CHANGED', '걸음 하나가 틀어짐')], max_length=10)),
                ('state', models.CharField(choices=[('WAITING', '찾는 중'), ('READY', '길이 나옴')], default='WAITING', max_length=10)),
                ('remarks', models.JSONField(default=dict)),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='occupations.occupation')),
                ('replaces', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.plan')),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='residents.resident')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('resident', 'number'), name='plan_number_once'), models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('resident',), name='plan_one_in_force'), models.CheckConstraint(condition=models.Q(('free_parts__contained_by', ['1M', '1A', '1E', '2M', '2A', '2E', '3M', '3A', '3E', '4M', '4A', '4E', '5M', '5A', '5E', '6M', '6A', '6E', '7M', '7A', '7E']), ('care_parts__contained_by', ['1M', '1A', '1E', '2M', '2A', '2E', '3M', '3A', '3E', '4M', '4A', '4E', '5M', '5A', '5E', '6M', '6A', '6E', '7M', '7A', '7E'])), name='plan_parts_known'), models.CheckConstraint(condition=models.Q(('weekly_hours__range', (1, 80)), ('travel_minutes__lte', 360)), name='plan_limits_in_range'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('state', 'WAITING')), models.Q(('answered_at__isnull', False), ('state', 'READY')), _connector='OR'), name='plan_answered_when_ready'), models.CheckConstraint(condition=models.Q(models.Q(('reason', 'WISHES'), ('replaces__isnull', True)), models.Q(('reason', 'CHANGED'), ('replaces__isnull', False)), _connector='OR'), name='plan_changed_names_the_old_one')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('words', models.CharField(max_length=1000)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='planning.plan')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='plan_comment_not_empty'), models.CheckConstraint(condition=models.Q(('words__regex', '[0-9]{6}[[:space:]]?-?[[:space:]]?[0-9]{7}'), _negated=True), name='plan_comment_without_number')],
            },
        ),
        migrations.CreateModel(
            name='Route',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), default=list, size=None)),
                ('covered', models.PositiveIntegerField()),
                ('wanted', models.PositiveIntegerField()),
                ('bound', models.PositiveIntegerField()),
                ('proven', models.BooleanField()),
                ('last_on', models.DateField()),
                ('fees_won', models.PositiveIntegerField()),
                ('way_minutes', models.PositiveIntegerField()),
                ('busiest_minutes', models.PositiveIntegerField()),
                ('risk', models.PositiveIntegerField()),
                ('chosen_at', models.DateTimeField(null=True)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='routes', to='planning.plan')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='route_number_once'), models.UniqueConstraint(condition=models.Q(('chosen_at__isnull', False)), fields=('plan',), name='route_one_chosen'), models.CheckConstraint(condition=models.Q(('bound__lte', models.F('wanted')), ('covered__lte', models.F('bound'))), name='route_covers_what_can_be')],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('position', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=300)),
                ('starts_on', models.DateField()),
                ('last_on', models.DateField()),
                ('own_pace', models.BooleanField()),
                ('fee_won', models.PositiveIntegerField()),
                ('gives', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
                ('why', models.JSONField(null=True)),
                ('instead', models.JSONField(default=list)),
                ('dropped', models.JSONField(default=list)),
                ('then', models.JSONField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('route', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='planning.route')),
                ('run', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='catalogue.run')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('route', 'position'), name='step_position_once'), models.CheckConstraint(condition=models.Q(('last_on__gte', models.F('starts_on'))), name='step_days_in_order')],
            },
        ),
    ]

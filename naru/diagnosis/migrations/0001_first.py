import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('residents', '0005_know_teaching'),
    ]

    operations = [
        migrations.CreateModel(
            name='CodeTries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('whence', models.CharField(max_length=64)),
                ('hour_at', models.DateTimeField()),
                ('wrong', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('whence', 'hour_at'), name='diagnosis_tries_once_an_hour')],
            },
        ),
        migrations.CreateModel(
            name='Questionnaire',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('domains', '삶의 일곱 가지'), ('interests', '하고 싶은 일'), ('values', '일에서 중요한 것'), ('skills', '해 온 일과 할 수 있는 것')], max_length=10)),
                ('version', models.PositiveSmallIntegerField()),
                ('from_on', models.DateField()),
                ('digest', models.CharField(max_length=64)),
                ('body', models.JSONField()),
                ('loaded_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('part__in', ['domains', 'interests', 'values', 'skills'])), name='questionnaire_part_known'), models.CheckConstraint(condition=models.Q(('digest__regex', '^[0-9a-f]{64}$')), name='questionnaire_has_digest'), models.UniqueConstraint(fields=('part', 'version'), name='questionnaire_version_once')],
            },
        ),
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(unique=True)),
                ('code_number', models.PositiveSmallIntegerField(default=1)),
                ('code_hash', models.CharField(max_length=64, unique=True)),
                ('code_until_at', models.DateTimeField()),
                ('agreed', models.CharField(choices=[('ONLINE', '누리집에서 직접'), ('PAPER', '서명한 종이로'), ('PRESENCE', '창구에서 말로')], max_length=10)),
                ('begun_at', models.DateTimeField()),
                ('touched_at', models.DateTimeField()),
                ('kept_at', models.DateTimeField(blank=True, null=True)),
                ('begun_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('domains', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='diagnosis.questionnaire')),
                ('interests', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='diagnosis.questionnaire')),
                ('resident', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='diagnoses', to='residents.resident')),
                ('skills', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='diagnosis.questionnaire')),
                ('values', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='diagnosis.questionnaire')),
            ],
            options={
                'indexes': [models.Index(fields=['resident', '-begun_at'], name='diagnosis_by_resident'), models.Index(condition=models.Q(('resident__isnull', True)), fields=['code_until_at'], name='diagnosis_of_nobody')],
                'constraints': [models.CheckConstraint(condition=models.Q(('agreed__in', ['ONLINE', 'PAPER', 'PRESENCE'])), name='diagnosis_agreed_known'), models.CheckConstraint(condition=models.Q(('code_hash__regex', '^[0-9a-f]{64}$')), name='diagnosis_code_is_hash'), models.CheckConstraint(condition=models.Q(('code_until_at__gt', models.F('begun_at'))), name='diagnosis_code_runs_out'), models.CheckConstraint(condition=models.Q(models.Q(('kept_at__isnull', True), ('resident__isnull', True)), models.Q(('kept_at__gte', models.F('begun_at')), ('resident__isnull', False)), _connector='OR'), name='diagnosis_kept_by_resident'), models.CheckConstraint(condition=models.Q(('touched_at__gte', models.F('begun_at'))), name='diagnosis_touched_after_begun')],
            },
        ),
        migrations.CreateModel(
            name='Result',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('COMPUTED', '답에서 나온 결과'), ('CORRECTED', '상담사와 함께 고친 결과')], max_length=10)),
                ('body', models.JSONField()),
                ('note', models.CharField(blank=True, max_length=400)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='results', to='diagnosis.run')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('run', 'number'), name='diagnosis_result_number_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='diagnosis_result_counts_from_1'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'COMPUTED'), ('note', '')), models.Q(('kind', 'CORRECTED'), ('made_by__isnull', False), models.Q(('note', ''), _negated=True)), _connector='OR'), name='diagnosis_correction_says_why'), models.CheckConstraint(condition=models.Q(('note__regex', '[0-9]{6}[[:space:]]?-?[[:space:]]?[0-9]{7}'), _negated=True), name='diagnosis_note_without_number')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('domains', '삶의 일곱 가지'), ('interests', '하고 싶은 일'), ('values', '일에서 중요한 것'), ('skills', '해 온 일과 할 수 있는 것')], max_length=10)),
                ('step', models.CharField(max_length=80)),
                ('value', models.JSONField(null=True)),
                ('answered_at', models.DateTimeField()),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='diagnosis.run')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('run', 'part', 'step'), name='diagnosis_step_answered_once'), models.CheckConstraint(condition=models.Q(('part__in', ['domains', 'interests', 'values', 'skills'])), name='diagnosis_answer_part_known')],
            },
        ),
        migrations.CreateModel(
            name='FoundSkill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('skill', models.CharField(max_length=80)),
                ('level', models.PositiveSmallIntegerField(choices=[(1, '해 봤어요'), (2, '혼자 할 수 있어요'), (3, '남에게 가르칠 수 있어요')])),
                ('whence', models.CharField(choices=[('ACTIVITY', '해 온 일에서'), ('TOLD', '상담에서 더한 것')], max_length=10)),
                ('situation', models.CharField(blank=True, max_length=60)),
                ('activity', models.CharField(blank=True, max_length=60)),
                ('result', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='skills', to='diagnosis.result')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('level__in', [1, 2, 3])), name='diagnosis_skill_level_known'), models.CheckConstraint(condition=models.Q(models.Q(('whence', 'ACTIVITY'), models.Q(('situation', ''), _negated=True), models.Q(('activity', ''), _negated=True)), models.Q(('activity', ''), ('situation', ''), ('whence', 'TOLD')), _connector='OR'), name='diagnosis_skill_has_source'), models.CheckConstraint(condition=models.Q(('skill__startswith', 'skill.')), name='diagnosis_skill_is_code'), models.UniqueConstraint(fields=('result', 'skill', 'situation', 'activity'), name='diagnosis_skill_source_once')],
            },
        ),
    ]

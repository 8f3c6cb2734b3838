import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0005_give_memberships_names'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('places', '0001_first'),
        ('residents', '0005_know_teaching'),
    ]

    operations = [
        migrations.CreateModel(
            name='Mentor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('about_ko', models.CharField(blank=True, max_length=400)),
                ('about_en', models.CharField(blank=True, max_length=400)),
                ('fields', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None)),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('ko', '한국어'), ('en', '영어'), ('zh', '중국어'), ('vi', '베트남어'), ('kvk', '한국수어')], max_length=5), size=None)),
                ('channels', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('OFFICE', '만나서'), ('PHONE', '전화로'), ('VIDEO', '화상으로'), ('HOME_DESK', '집 가까운 창구에서')], max_length=10), size=None)),
                ('capacity', models.PositiveSmallIntegerField()),
                ('taken', models.PositiveSmallIntegerField(default=0)),
                ('video_url', models.URLField(blank=True)),
                ('is_sample', models.BooleanField(default=False)),
                ('stopped_on', models.DateField(null=True)),
                ('district', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.district')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mentors', to='accounts.organisation')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='mentor', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('taken__lte', models.F('capacity'))), name='mentor_not_beyond_capacity'), models.CheckConstraint(condition=models.Q(('capacity__gte', 0), ('taken__gte', 0)), name='mentor_places_counted'), models.CheckConstraint(condition=models.Q(('fields__len__gte', 1), ('languages__contained_by', ['ko', 'en', 'zh', 'vi', 'kvk']), ('languages__len__gte', 1), ('channels__contained_by', ['OFFICE', 'PHONE', 'VIDEO', 'HOME_DESK']), ('channels__len__gte', 1)), name='mentor_says_what_and_how'), models.CheckConstraint(condition=models.Q(('about_ko__regex', '[0-9]{6}[[:space:]]?-?[[:space:]]?[0-9]{7}'), _negated=True), name='mentor_about_without_number')],
            },
        ),
        migrations.CreateModel(
            name='Hours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weekday', models.PositiveSmallIntegerField()),
                ('begins', models.TimeField()),
                ('ends', models.TimeField()),
                ('channels', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('OFFICE', '만나서'), ('PHONE', '전화로'), ('VIDEO', '화상으로'), ('HOME_DESK', '집 가까운 창구에서')], max_length=10), size=None)),
                ('mentor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hours', to='counselling.mentor')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('weekday__range', (1, 7))), name='mentor_hours_on_a_weekday'), models.CheckConstraint(condition=models.Q(('ends__gt', models.F('begins'))), name='mentor_hours_in_order'), models.CheckConstraint(condition=models.Q(('channels__contained_by', ['OFFICE', 'PHONE', 'VIDEO', 'HOME_DESK']), ('channels__len__gte', 1)), name='mentor_hours_by_known_channels'), models.UniqueConstraint(fields=('mentor', 'weekday', 'begins'), name='mentor_hours_once')],
            },
        ),
        migrations.CreateModel(
            name='Away',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('from_on', models.DateField()),
                ('to_on', models.DateField()),
                ('mentor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='away', to='counselling.mentor')),
                ('substitute', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stands_in', to='counselling.mentor')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('to_on__gt', models.F('from_on'))), name='mentor_away_in_order'), models.CheckConstraint(condition=models.Q(('substitute__isnull', True), models.Q(('substitute', models.F('mentor')), _negated=True), _connector='OR'), name='mentor_away_not_own_substitute')],
            },
        ),
        migrations.CreateModel(
            name='Request',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('MENTOR', '멘토 찾기'), ('QUESTION', '물어보기')], max_length=10)),
                ('field', models.CharField(blank=True, max_length=60)),
                ('language', models.CharField(choices=[('ko', '한국어'), ('en', '영어'), ('zh', '중국어'), ('vi', '베트남어'), ('kvk', '한국수어')], default='ko', max_length=5)),
                ('channel', models.CharField(blank=True, choices=[('OFFICE', '만나서'), ('PHONE', '전화로'), ('VIDEO', '화상으로'), ('HOME_DESK', '집 가까운 창구에서')], max_length=10)),
                ('parts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('MORNING', '평일 오전'), ('AFTERNOON', '평일 오후'), ('EVENING', '평일 저녁'), ('WEEKEND', '주말')], max_length=10), default=list, size=None)),
                ('words', models.CharField(blank=True, max_length=1000)),
                ('asked_at', models.DateTimeField()),
                ('due_on', models.DateField()),
                ('level', models.PositiveSmallIntegerField(choices=[(0, '멘토'), (1, '상담사·창구'), (2, '사업 담당자')])),
                ('state', models.CharField(choices=[('OPEN', '답을 기다림'), ('ANSWERED', '답함'), ('WITHDRAWN', '거둠')], default='OPEN', max_length=10)),
                ('closed_at', models.DateTimeField(null=True)),
                ('answer', models.CharField(blank=True, max_length=2000)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='owed_requests', to=settings.AUTH_USER_MODEL)),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='residents.resident')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'OPEN')), fields=['due_on'], name='request_by_due_day')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind', 'MENTOR'), ('state', 'OPEN')), fields=('resident',), name='request_one_open_for_a_mentor'), models.CheckConstraint(condition=models.Q(('kind__in', ['MENTOR', 'QUESTION'])), name='request_kind_known'), models.CheckConstraint(condition=models.Q(('language__in', ['ko', 'en', 'zh', 'vi', 'kvk']), models.Q(('channel', ''), ('channel__in', ['OFFICE', 'PHONE', 'VIDEO', 'HOME_DESK']), _connector='OR'), ('parts__contained_by', ['MORNING', 'AFTERNOON', 'EVENING', 'WEEKEND'])), name='request_wishes_known'), models.CheckConstraint(condition=models.Q(('level__in', [0, 1, 2])), name='request_level_known'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('state', 'OPEN')), models.Q(('closed_at__isnull', False), ('state__in', ('ANSWERED', 'WITHDRAWN'))), _connector='OR'), name='request_closed_when_over'), models.CheckConstraint(condition=models.Q(('words__regex', '[0-9]{6}[[:space:]]?-?[[:space:]]?[0-9]{7}'), _negated=True), name='request_without_number'), models.CheckConstraint(condition=models.Q(('answer__regex', '[0-9]{6}[[:space:]]?-?[[:space:]]?[0-9]{7}'), _negated=True), name='request_answer_without_number')],
            },
        ),
        migrations.CreateModel(
            name='Pairing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state', models.CharField(choices=[('PROPOSED', '추천함'), ('ASKED', '답을 기다림'), ('ACTIVE', '함께하는 중'), ('DECLINED', '멘토가 맡지 못함'), ('REFUSED', '본인이 고르지 않음'), ('ENDED', '끝남')], max_length=10)),
                ('why', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), default=list, size=None)),
                ('began_at', models.DateTimeField()),
                ('state_at', models.DateTimeField()),
                ('words', models.CharField(blank=True, max_length=400)),
                ('mentor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pairings', to='counselling.mentor')),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pairings', to='residents.resident')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pairings', to='counselling.request')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['PROPOSED', 'ASKED', 'ACTIVE', 'DECLINED', 'REFUSED', 'ENDED'])), name='pairing_state_known'), models.UniqueConstraint(condition=models.Q(('state__in', ('PROPOSED', 'ASKED', 'ACTIVE'))), fields=('resident',), name='pairing_one_place_a_person'), models.CheckConstraint(condition=models.Q(('words__regex', '[0-9]{6}[[:space:]]?-?[[:space:]]?[0-9]{7}'), _negated=True), name='pairing_words_without_number')],
            },
        ),
    ]

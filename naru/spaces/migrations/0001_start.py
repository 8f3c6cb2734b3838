import django.contrib.postgres.constraints
import django.db.models.deletion
import naru.core.stretches
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('occupations', '0003_outside_lists'),
        ('places', '0001_first'),
        ('residents', '0005_know_teaching'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bench',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('name_ko', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('seats', models.PositiveSmallIntegerField()),
                ('access_ko', models.CharField(blank=True, max_length=400)),
                ('access_en', models.CharField(blank=True, max_length=400)),
                ('is_sample', models.BooleanField(default=False)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('equipment_ko', models.CharField(max_length=400)),
                ('equipment_en', models.CharField(max_length=400)),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='benches', to='places.place')),
                ('skills', models.ManyToManyField(related_name='benches', to='occupations.skill')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('seats__gte', 1)), name='bench_has_a_seat')],
            },
        ),
        migrations.CreateModel(
            name='Club',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('about', models.CharField(blank=True, max_length=400)),
                ('people', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('ASKED', '등록을 기다림'), ('REGISTERED', '등록함'), ('REFUSED', '등록하지 못함'), ('ENDED', '끝남')], default='ASKED', max_length=12)),
                ('asked_at', models.DateTimeField()),
                ('said_at', models.DateTimeField(null=True)),
                ('until_on', models.DateField(null=True)),
                ('head', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clubs', to='residents.resident')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clubs', to='places.place')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('ASKED', 'REGISTERED'))), fields=('place', 'head', 'name'), name='club_once_a_place_and_head'), models.CheckConstraint(condition=models.Q(('state__in', ['ASKED', 'REGISTERED', 'REFUSED', 'ENDED'])), name='club_state_known'), models.CheckConstraint(condition=models.Q(('people__gte', 2)), name='club_is_more_than_one'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'REGISTERED'), ('until_on__isnull', False)), models.Q(('state', 'REGISTERED'), _negated=True), _connector='OR'), name='club_registered_until_a_day'), models.CheckConstraint(condition=models.Q(('name__regex', '[0-9]{6}[[:space:]]?-?[[:space:]]?[0-9]{7}'), _negated=True), name='club_name_without_number'), models.CheckConstraint(condition=models.Q(('about__regex', '[0-9]{6}[[:space:]]?-?[[:space:]]?[0-9]{7}'), _negated=True), name='club_about_without_number')],
            },
        ),
        migrations.CreateModel(
            name='Room',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('name_ko', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('seats', models.PositiveSmallIntegerField()),
                ('access_ko', models.CharField(blank=True, max_length=400)),
                ('access_en', models.CharField(blank=True, max_length=400)),
                ('is_sample', models.BooleanField(default=False)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('fee_won', models.PositiveIntegerField(null=True)),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rooms', to='places.place')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('seats__gte', 1)), name='space_room_has_a_seat'), models.CheckConstraint(condition=models.Q(('fee_won__isnull', True), ('fee_won__gt', 0), _connector='OR'), name='space_room_fee_or_free')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('bench', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='spaces.bench')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('bench', 'number'), name='bench_seat_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='bench_seat_from_one')],
            },
        ),
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('people', models.PositiveSmallIntegerField(default=1)),
                ('words', models.CharField(blank=True, max_length=200)),
                ('state', models.CharField(choices=[('ASKED', '신청함'), ('REVIEW', '살펴보는 중'), ('APPROVED', '잡아 둠'), ('PAID', '사용료를 냄'), ('USED', '다녀감'), ('REFUSED', '빌려드리지 못함'), ('CANCELLED', '취소함'), ('EXCUSED', '못 온다고 알려 옴'), ('NO_SHOW', '오지 못함')], max_length=10)),
                ('state_at', models.DateTimeField()),
                ('answer_by_on', models.DateField(null=True)),
                ('why', models.CharField(blank=True, max_length=200)),
                ('way', models.CharField(choices=[('SITE', '누리집에서'), ('DESK', '창구에서')], max_length=10)),
                ('booked_at', models.DateTimeField()),
                ('fee_won', models.PositiveIntegerField(null=True)),
                ('paid_at', models.DateTimeField(null=True)),
                ('back_won', models.PositiveIntegerField(null=True)),
                ('returned_at', models.DateTimeField(null=True)),
                ('arrived', models.CharField(blank=True, choices=[('SCAN', '코드를 찍어'), ('HAND', '직원이 적어')], max_length=10)),
                ('arrived_at', models.DateTimeField(null=True)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('sequence', models.PositiveSmallIntegerField(default=0)),
                ('arrived_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('booked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='space_bookings', to='residents.resident')),
                ('club', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='spaces.club')),
                ('room', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='spaces.room')),
                ('seat', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='spaces.seat')),
            ],
        ),
        migrations.CreateModel(
            name='SignOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('at', models.DateTimeField()),
                ('back_at', models.DateTimeField(null=True)),
                ('booking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signed', to='spaces.booking')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signed_skills', to='residents.resident')),
                ('skill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='occupations.skill')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('back_at__isnull', True)), fields=('booking', 'skill'), name='skill_signed_once_a_booking'), models.CheckConstraint(condition=models.Q(('back_at__isnull', True), ('back_at__gte', models.F('at')), _connector='OR'), name='skill_taken_back_after_signing')],
            },
        ),
        migrations.CreateModel(
            name='Sitting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField()),
                ('off_at', models.DateTimeField(null=True)),
                ('bench', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sittings', to='spaces.bench')),
                ('instructor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sittings', to=settings.AUTH_USER_MODEL)),
                ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['starts_at'], name='sitting_by_time')],
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('off_at__isnull', True), ('bench__isnull', False)), expressions=[(naru.core.stretches.Stretch(models.F('bench'), models.F('starts_at'), models.F('ends_at')), '&&')], name='sitting_one_at_a_time_a_bench'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('off_at__isnull', True), ('instructor__isnull', False)), expressions=[(naru.core.stretches.Stretch(models.F('instructor'), models.F('starts_at'), models.F('ends_at')), '&&')], name='sitting_one_at_a_time_a_person'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='sitting_times_in_order')],
            },
        ),
        migrations.AddField(
            model_name='booking',
            name='sitting',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='spaces.sitting'),
        ),
        migrations.AddIndex(
            model_name='booking',
            index=models.Index(fields=['resident', 'starts_at'], name='space_booking_by_person'),
        ),
        migrations.AddIndex(
            model_name='booking',
            index=models.Index(fields=['room', 'starts_at'], name='space_booking_by_room'),
        ),
        migrations.AddIndex(
            model_name='booking',
            index=models.Index(fields=['sitting'], name='space_booking_by_sitting'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state__in', ('ASKED', 'REVIEW', 'APPROVED', 'PAID', 'USED')), ('room__isnull', False)), expressions=[(naru.core.stretches.Stretch(models.F('room'), models.F('starts_at'), models.F('ends_at')), '&&')], name='space_one_at_a_time_a_room'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state__in', ('ASKED', 'REVIEW', 'APPROVED', 'PAID', 'USED')), ('seat__isnull', False)), expressions=[(naru.core.stretches.Stretch(models.F('seat'), models.F('starts_at'), models.F('ends_at')), '&&')], name='space_one_at_a_time_a_seat'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state__in', ('ASKED', 'REVIEW', 'APPROVED', 'PAID', 'USED')), ('resident__isnull', False)), expressions=[(naru.core.stretches.Stretch(models.F('resident'), models.F('starts_at'), models.F('ends_at')), '&&')], name='space_one_at_a_time_a_person'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='space_times_in_order'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['ASKED', 'REVIEW', 'APPROVED', 'PAID', 'USED', 'REFUSED', 'CANCELLED', 'EXCUSED', 'NO_SHOW']), ('way__in', ['SITE', 'DESK']), ('arrived__in', ['', 'SCAN', 'HAND'])), name='space_words_known'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('room__isnull', False), ('seat__isnull', True), ('sitting__isnull', True)), models.Q(('club', None), ('room__isnull', True), ('seat__isnull', False), ('sitting__isnull', False)), _connector='OR'), name='space_room_or_seat'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('arrived_at__isnull', False), ('state', 'USED'), ('arrived__in', ['SCAN', 'HAND'])), models.Q(models.Q(('state', 'USED'), _negated=True), ('arrived', ''), ('arrived_at__isnull', True)), _connector='OR'), name='space_arrived_once_used'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('paid_at__isnull', True), ('fee_won__isnull', False), _connector='OR'), name='space_paid_what_costs'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('back_won__isnull', True), models.Q(('back_won__lte', models.F('fee_won')), ('paid_at__isnull', False), ('state__in', ('REFUSED', 'CANCELLED', 'EXCUSED', 'NO_SHOW'))), _connector='OR'), name='space_back_of_what_was_paid'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('returned_at__isnull', True), ('back_won__gt', 0), _connector='OR'), name='space_returned_what_was_owed'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('people__gte', 1)), name='space_somebody_comes'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('words__regex', '[0-9]{6}[[:space:]]?-?[[:space:]]?[0-9]{7}'), _negated=True), name='space_words_without_number'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('why__regex', '[0-9]{6}[[:space:]]?-?[[:space:]]?[0-9]{7}'), _negated=True), name='space_why_without_number'),
        ),
    ]

import django.contrib.postgres.constraints
import django.db.models.deletion
import naru.core.stretches
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_give_memberships_names'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('counselling', '0001_first'),
        ('residents', '0005_know_teaching'),
    ]

    operations = [
        migrations.CreateModel(
            name='Room',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name_ko', models.CharField(max_length=120)),
                ('name_en', models.CharField(blank=True, max_length=120)),
                ('is_sample', models.BooleanField(default=False)),
                ('closed_on', models.DateField(null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rooms', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name_ko'), name='room_named_once_a_body')],
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('reason', models.CharField(max_length=60)),
                ('channel', models.CharField(choices=[('OFFICE', '만나서'), ('PHONE', '전화로'), ('VIDEO', '화상으로'), ('HOME_DESK', '집 가까운 창구에서')], max_length=10)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('OFFERED', '먼저 빈 시간을 권함'), ('BOOKED', '잡음'), ('HELD', '이야기함'), ('NO_SHOW', '오지 않음'), ('EXCUSED', '사정이 있어 못 옴'), ('CANCELLED', '취소함'), ('LAPSED', '권한 시간이 지나감')], max_length=10)),
                ('state_at', models.DateTimeField()),
                ('way', models.CharField(choices=[('resident', '본인'), ('desk', '창구'), ('mentor', '멘토')], max_length=10)),
                ('booked_at', models.DateTimeField()),
                ('words', models.CharField(blank=True, max_length=400)),
                ('sequence', models.PositiveSmallIntegerField(default=0)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('earlier_since', models.DateTimeField(null=True)),
                ('offer_until_at', models.DateTimeField(null=True)),
                ('booked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('instead_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='counselling.appointment')),
                ('mentor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='counselling.mentor')),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='residents.resident')),
                ('room', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='counselling.room')),
            ],
            options={
                'indexes': [models.Index(fields=['mentor', 'starts_at'], name='appointment_by_mentor'), models.Index(fields=['resident', 'starts_at'], name='appointment_by_person')],
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state__in', ('OFFERED', 'BOOKED', 'HELD', 'NO_SHOW')), ('mentor__isnull', False)), expressions=[(naru.core.stretches.Stretch(models.F('mentor'), models.F('starts_at'), models.F('ends_at')), '&&')], name='appointment_one_at_a_time_a_mentor'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state__in', ('OFFERED', 'BOOKED', 'HELD', 'NO_SHOW')), ('room__isnull', False)), expressions=[(naru.core.stretches.Stretch(models.F('room'), models.F('starts_at'), models.F('ends_at')), '&&')], name='appointment_one_at_a_time_a_room'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state__in', ('OFFERED', 'BOOKED', 'HELD', 'NO_SHOW')), ('resident__isnull', False)), expressions=[(naru.core.stretches.Stretch(models.F('resident'), models.F('starts_at'), models.F('ends_at')), '&&')], name='appointment_one_at_a_time_a_person'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='appointment_times_in_order'), models.CheckConstraint(condition=models.Q(('state__in', ['OFFERED', 'BOOKED', 'HELD', 'NO_SHOW', 'EXCUSED', 'CANCELLED', 'LAPSED']), ('channel__in', ['OFFICE', 'PHONE', 'VIDEO', 'HOME_DESK']), ('way__in', ['resident', 'desk', 'mentor'])), name='appointment_words_known'), models.CheckConstraint(condition=models.Q(models.Q(('channel', 'OFFICE'), ('room__isnull', False)), models.Q(models.Q(('channel', 'OFFICE'), _negated=True), ('room__isnull', True)), _connector='OR'), name='appointment_room_when_face_to_face'), models.CheckConstraint(condition=models.Q(models.Q(('instead_of__isnull', False), ('offer_until_at__isnull', False), ('state', 'OFFERED')), models.Q(('state', 'OFFERED'), _negated=True), _connector='OR'), name='appointment_offer_has_an_end'), models.CheckConstraint(condition=models.Q(('words__regex', '[0-9]{6}[[:space:]]?-?[[:space:]]?[0-9]{7}'), _negated=True), name='appointment_without_number')],
            },
        ),
    ]

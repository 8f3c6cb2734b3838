import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('catalogue', '0007_tell_courses_in_english'),
        ('residents', '0003_facts_rules_ask_for'),
    ]

    operations = [
        migrations.CreateModel(
            name='Intake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mode', models.CharField(choices=[('FIRST_COME', '먼저 신청한 차례대로'), ('DRAW', '추첨으로'), ('REVIEW', '심사로'), ('FIRST_PAID', '먼저 낸 차례대로')], default='FIRST_COME', max_length=10)),
                ('capacity', models.PositiveIntegerField()),
                ('opens_at', models.DateTimeField()),
                ('closes_at', models.DateTimeField()),
                ('offers_until_at', models.DateTimeField()),
                ('policy', models.CharField(blank=True, default='', max_length=60)),
                ('made_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('run', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='intake', to='catalogue.run')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('mode__in', ['FIRST_COME', 'DRAW', 'REVIEW', 'FIRST_PAID'])), name='intake_mode_known'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='intake_opens_before_it_closes'), models.CheckConstraint(condition=models.Q(('offers_until_at__gte', models.F('closes_at'))), name='intake_offers_after_closing'), models.CheckConstraint(condition=models.Q(('capacity__gt', 0)), name='intake_has_seats')],
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('turn', models.PositiveSmallIntegerField(default=0)),
                ('channel', models.CharField(choices=[('WEB', '누리집'), ('DESK', '창구'), ('PHONE', '전화'), ('PAPER', '종이 신청서')], default='WEB', max_length=10)),
                ('by_points', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('xid', models.BigIntegerField(db_default=models.Func(output_field=models.BigIntegerField(), template='(pg_current_xact_id()::text::bigint)'), editable=False)),
                ('settled_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='residents.resident')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='enrolments.intake')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('settled_at__isnull', True)), fields=['intake', 'xid', 'id'], name='claim_unsettled')],
                'constraints': [models.UniqueConstraint(fields=('intake', 'resident', 'turn'), name='claim_once_a_turn'), models.CheckConstraint(condition=models.Q(('channel__in', ['WEB', 'DESK', 'PHONE', 'PAPER'])), name='claim_channel_known')],
            },
        ),
        migrations.CreateModel(
            name='Application',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state', models.CharField(choices=[('SEATED', '자리를 잡았어요'), ('WAITING', '차례를 기다려요'), ('OFFERED', '자리가 나서 답을 기다려요'), ('DECLINED', '난 자리를 사양했어요'), ('LAPSED', '기한까지 답하지 않았어요'), ('CANCELLED', '취소했어요')], max_length=10)),
                ('state_at', models.DateTimeField()),
                ('seat_no', models.PositiveIntegerField(null=True)),
                ('wait_no', models.PositiveIntegerField(null=True)),
                ('offered_at', models.DateTimeField(null=True)),
                ('offer_until_at', models.DateTimeField(null=True)),
                ('told_at', models.DateTimeField(null=True)),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='residents.resident')),
                ('claim', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='application', to='enrolments.claim')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='enrolments.intake')),
            ],
            options={
                'indexes': [models.Index(fields=['resident', '-state_at'], name='enrolment_by_resident')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['SEATED', 'WAITING', 'OFFERED', 'DECLINED', 'LAPSED', 'CANCELLED'])), name='enrolment_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('SEATED', 'OFFERED')), ('seat_no__gte', 1), ('seat_no__isnull', False)), models.Q(models.Q(('state__in', ('SEATED', 'OFFERED')), _negated=True), ('seat_no__isnull', True)), _connector='OR'), name='enrolment_seat_while_held'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'WAITING'), _negated=True), models.Q(('offered_at__isnull', True), ('wait_no__gte', 1), ('wait_no__isnull', False)), _connector='OR'), name='enrolment_waits_with_number_until_offered'), models.CheckConstraint(condition=models.Q(models.Q(('offer_until_at__isnull', True), ('offered_at__isnull', True)), models.Q(('offer_until_at__gt', models.F('offered_at')), ('offered_at__isnull', False)), _connector='OR'), name='enrolment_offer_has_an_end'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'OFFERED'), _negated=True), ('offered_at__isnull', False), _connector='OR'), name='enrolment_offered_has_time'), models.UniqueConstraint(fields=('intake', 'seat_no'), name='enrolment_seat_once'), models.UniqueConstraint(fields=('intake', 'wait_no'), name='enrolment_number_once'), models.UniqueConstraint(condition=models.Q(('state__in', ('SEATED', 'OFFERED', 'WAITING'))), fields=('intake', 'resident'), name='enrolment_once_live')],
            },
        ),
    ]

import django.db.models.deletion
import django.db.models.lookups
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_first'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Resident',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('code', models.CharField(max_length=8, unique=True)),
                ('name', models.CharField(blank=True, max_length=60)),
                ('phone', models.CharField(blank=True, max_length=16)),
                ('contact_wish', models.CharField(choices=[('EMAIL', '이메일로 알려 주세요'), ('PHONE', '전화로 알려 주세요'), ('SITE', '누리집에서만 볼게요')], default='SITE', max_length=10)),
                ('state', models.CharField(choices=[('ACTIVE', '이용 중'), ('ERASED', '지워짐')], default='ACTIVE', max_length=10)),
                ('registered_at', models.DateTimeField()),
                ('erased_at', models.DateTimeField(blank=True, null=True)),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resident', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('phone', ''), _negated=True), fields=['phone'], name='resident_by_phone')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['ACTIVE', 'ERASED'])), name='resident_state_known'), models.CheckConstraint(condition=models.Q(('contact_wish__in', ['EMAIL', 'PHONE', 'SITE'])), name='resident_wish_known'), models.CheckConstraint(condition=models.Q(('phone', ''), ('phone__regex', '^\\+[1-9][0-9]{7,14}$'), _connector='OR'), name='resident_phone_international'), models.CheckConstraint(condition=models.Q(models.Q(('contact_wish', 'PHONE'), _negated=True), models.Q(('phone', ''), _negated=True), _connector='OR'), name='resident_wish_phone_has_phone'), models.CheckConstraint(condition=models.Q(models.Q(('erased_at__isnull', True), ('state', 'ACTIVE')), models.Q(('contact_wish', 'SITE'), ('erased_at__isnull', False), ('name', ''), ('phone', ''), ('state', 'ERASED')), _connector='OR'), name='resident_erased_is_empty'), models.CheckConstraint(condition=models.Q(('name__regex', '[0-9]{6}[[:space:]]?-?[[:space:]]?[0-9]{7}'), _negated=True), name='resident_name_without_number')],
            },
        ),
        migrations.CreateModel(
            name='ConsentText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('SERVICE', '개인정보 수집·이용'), ('SENSITIVE', '복지·건강 정보 이용'), ('SHARING', '신청한 기관에 알리기'), ('NEWS', '새 소식 받기')], max_length=20)),
                ('version', models.PositiveSmallIntegerField()),
                ('from_on', models.DateField()),
                ('title_ko', models.CharField(max_length=120)),
                ('title_en', models.CharField(max_length=120)),
                ('body_ko', models.TextField()),
                ('body_en', models.TextField()),
                ('withdrawal_ko', models.TextField()),
                ('withdrawal_en', models.TextField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'version'), name='consent_text_version_once'), models.UniqueConstraint(fields=('kind', 'from_on'), name='consent_text_day_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['SERVICE', 'SENSITIVE', 'SHARING', 'NEWS'])), name='consent_text_kind_known'), models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='consent_text_from_one')],
            },
        ),
        migrations.CreateModel(
            name='Helper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('DESK', '창구'), ('RELATIVE', '가족·지인')], max_length=10)),
                ('scope', models.CharField(choices=[('READ', '보기만'), ('WRITE', '보고 대신 쓰기')], max_length=10)),
                ('means', models.CharField(choices=[('ONLINE', '누리집에서 직접'), ('PAPER', '서명한 종이로'), ('PRESENCE', '창구에서 말로'), ('CODE', '확인 번호로')], max_length=10)),
                ('from_on', models.DateField()),
                ('to_on', models.DateField()),
                ('agreed_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revoked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='helping', to=settings.AUTH_USER_MODEL)),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='helpers', to='residents.resident')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'DESK'), ('organisation__isnull', False), ('user__isnull', True)), models.Q(('kind', 'RELATIVE'), ('organisation__isnull', True), ('user__isnull', False)), _connector='OR'), name='helper_is_person_or_desk'), models.CheckConstraint(condition=models.Q(('scope__in', ['READ', 'WRITE'])), name='helper_scope_known'), models.CheckConstraint(condition=models.Q(('means__in', ['ONLINE', 'PAPER', 'PRESENCE', 'CODE'])), name='helper_means_known'), models.CheckConstraint(condition=models.Q(('to_on__gt', models.F('from_on'))), name='helper_range_not_empty'), models.CheckConstraint(condition=models.Q(models.Q(('revoked_at__isnull', True), ('revoked_by__isnull', True)), models.Q(('revoked_at__gte', models.F('agreed_at')), ('revoked_by__isnull', False)), _connector='OR'), name='helper_revoked_by_someone'), models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True), ('user__isnull', False)), fields=('resident', 'user'), name='helper_relative_once'), models.UniqueConstraint(condition=models.Q(('organisation__isnull', False), ('revoked_at__isnull', True)), fields=('resident', 'organisation'), name='helper_desk_once')],
            },
        ),
        migrations.CreateModel(
            name='ErasureRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('asked_at', models.DateTimeField()),
                ('due_on', models.DateField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='erasure_requests', to='residents.resident')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('done_at__isnull', True), ('withdrawn_at__isnull', True)), fields=['due_on'], name='erasure_open_by_day')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('resident',), name='erasure_asked_once'), models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('done_at__isnull', True), _connector='OR'), name='erasure_done_or_withdrawn'), models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('withdrawn_at__gte', models.F('asked_at')), _connector='OR'), name='erasure_withdrawn_later')],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('SERVICE', '개인정보 수집·이용'), ('SENSITIVE', '복지·건강 정보 이용'), ('SHARING', '신청한 기관에 알리기'), ('NEWS', '새 소식 받기')], max_length=20)),
                ('means', models.CharField(choices=[('ONLINE', '누리집에서 직접'), ('PAPER', '서명한 종이로'), ('PRESENCE', '창구에서 말로'), ('CODE', '확인 번호로')], max_length=10)),
                ('given_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('end', models.CharField(blank=True, choices=[('WITHDRAWN', '거둠'), ('REPLACED', '새 판으로 바뀜'), ('ERASED', '기록을 지움')], max_length=10)),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='residents.consenttext')),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='residents.resident')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('resident', 'kind'), name='consent_one_current'), models.CheckConstraint(condition=models.Q(('kind__in', ['SERVICE', 'SENSITIVE', 'SHARING', 'NEWS'])), name='consent_kind_known'), models.CheckConstraint(condition=models.Q(('means__in', ['ONLINE', 'PAPER', 'PRESENCE', 'CODE'])), name='consent_means_known'), models.CheckConstraint(condition=models.Q(models.Q(('end', ''), ('ended_at__isnull', True)), models.Q(('end__in', ['WITHDRAWN', 'REPLACED', 'ERASED']), ('ended_at__gte', models.F('given_at'))), _connector='OR'), name='consent_ends_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fact', models.CharField(choices=[('birth_on', '생년월일'), ('lives_in_city', '이 도시에 살고 있나요?'), ('home_district', '사는 자치구'), ('works_in_city', '이 도시에서 일하고 있나요?'), ('studies_in_city', '이 도시에서 학교에 다니고 있나요?'), ('business_in_city', '이 도시에 사업장이 있나요?'), ('employment', '지금 하는 일'), ('household_size', '함께 사는 가족 수'), ('household_income_won', '가구의 한 달 소득'), ('basic_livelihood', '기초생활수급자인가요?'), ('near_poor', '차상위계층인가요?'), ('registered_disability', '장애인으로 등록되어 있나요?'), ('benefits_now', '지금 받고 있는 지원')], max_length=40)),
                ('value', models.JSONField()),
                ('source', models.CharField(choices=[('SAID', '직접 알려 주신 내용'), ('VERIFIED', '서류로 확인한 내용')], max_length=10)),
                ('answered_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='residents.resident')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('superseded_at__isnull', True)), fields=('resident', 'fact'), name='answer_one_current'), models.CheckConstraint(condition=models.Q(('fact__in', ['birth_on', 'lives_in_city', 'home_district', 'works_in_city', 'studies_in_city', 'business_in_city', 'employment', 'household_size', 'household_income_won', 'basic_livelihood', 'near_poor', 'registered_disability', 'benefits_now'])), name='answer_fact_known'), models.CheckConstraint(condition=models.Q(('source__in', ['SAID', 'VERIFIED'])), name='answer_source_known'), models.CheckConstraint(condition=models.Q(models.Q(('fact__in', ['lives_in_city', 'works_in_city', 'studies_in_city', 'business_in_city', 'basic_livelihood', 'near_poor', 'registered_disability']), django.db.models.lookups.Exact(models.Func(models.F('value'), function='jsonb_typeof', output_field=models.CharField()), 'boolean')), models.Q(('fact__in', ['household_size', 'household_income_won']), django.db.models.lookups.Exact(models.Func(models.F('value'), function='jsonb_typeof', output_field=models.CharField()), 'number')), models.Q(('fact__in', ['birth_on', 'home_district', 'employment']), django.db.models.lookups.Exact(models.Func(models.F('value'), function='jsonb_typeof', output_field=models.CharField()), 'string')), models.Q(('fact__in', ['benefits_now']), django.db.models.lookups.Exact(models.Func(models.F('value'), function='jsonb_typeof', output_field=models.CharField()), 'array')), _connector='OR'), name='answer_of_its_type'), models.CheckConstraint(condition=models.Q(('superseded_at__isnull', True), ('superseded_at__gte', models.F('answered_at')), _connector='OR'), name='answer_superseded_later')],
            },
        ),
        migrations.CreateModel(
            name='RecordView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(blank=True, choices=[('MENTOR', '멘토'), ('COUNSELLOR', '상담사·창구'), ('PROVIDER', '교육기관 담당자'), ('HOST', '활동처 담당자'), ('MANAGER', '사업 담당자'), ('STEERING', '시정 담당자'), ('AUDITOR', '감사 담당자'), ('OPERATOR', '운영 담당자')], max_length=20)),
                ('purpose', models.CharField(choices=[('COUNSELLING', '상담'), ('APPLICATION', '신청 도움'), ('VERIFICATION', '서류 확인'), ('ENQUIRY', '문의 답변'), ('CORRECTION', '기록 고치기'), ('HELPING', '대신 쓰기'), ('OTHER', '그 밖의 일')], max_length=20)),
                ('words', models.CharField(blank=True, max_length=200)),
                ('page', models.CharField(max_length=60)),
                ('visit', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('began_at', models.DateTimeField()),
                ('at', models.DateTimeField()),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='views', to='residents.resident')),
                ('viewer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['resident', '-at'], name='record_view_by_resident'), models.Index(fields=['viewer', 'resident', '-at'], name='record_view_by_viewer')],
                'constraints': [models.CheckConstraint(condition=models.Q(('purpose__in', ['COUNSELLING', 'APPLICATION', 'VERIFICATION', 'ENQUIRY', 'CORRECTION', 'HELPING', 'OTHER'])), name='record_view_purpose_known'), models.CheckConstraint(condition=models.Q(models.Q(('purpose', 'OTHER'), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='record_view_other_has_words'), models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', False), ('role__in', ['MENTOR', 'COUNSELLOR', 'PROVIDER', 'HOST', 'MANAGER', 'STEERING', 'AUDITOR', 'OPERATOR'])), models.Q(('organisation__isnull', True), ('purpose', 'HELPING'), ('role', '')), _connector='OR'), name='record_view_for_organisation'), models.CheckConstraint(condition=models.Q(('at__gte', models.F('began_at'))), name='record_view_within_visit'), models.CheckConstraint(condition=models.Q(('words__regex', '[0-9]{6}[[:space:]]?-?[[:space:]]?[0-9]{7}'), _negated=True), name='record_view_words_without_number')],
            },
        ),
        migrations.CreateModel(
            name='HelperCode',
            fields=[
                ('resident', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='helper_code', serialize=False, to='residents.resident')),
                ('hash', models.CharField(max_length=64, unique=True)),
                ('scope', models.CharField(choices=[('READ', '보기만'), ('WRITE', '보고 대신 쓰기')], max_length=10)),
                ('to_on', models.DateField()),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('scope__in', ['READ', 'WRITE'])), name='helper_code_scope_known'), models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='helper_code_runs_out')],
            },
        ),
    ]

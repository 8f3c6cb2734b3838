import django.contrib.postgres.fields
import django.db.models.deletion
import naru.scholarships.models.applications
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0004_give_users_language'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('catalogue', '0004_search_tables'),
        ('files', '0001_first'),
        ('residents', '0003_facts_rules_ask_for'),
        ('sources', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Application',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state', models.CharField(choices=[('SUBMITTED', '서류를 확인하고 있어요'), ('MORE_ASKED', '서류가 더 필요해요'), ('ELIGIBLE', '자격을 확인했어요'), ('GRANTED', '장학금을 받았어요'), ('REFUSED', '자격이 맞지 않았어요'), ('NOT_CHOSEN', '이번에는 뽑히지 않았어요'), ('WITHDRAWN', '신청을 거두었어요')], default='SUBMITTED', max_length=12)),
                ('token', models.CharField(default=naru.scholarships.models.applications.fresh_token, max_length=32, unique=True)),
                ('facts', models.JSONField()),
                ('submitted_at', models.DateTimeField()),
                ('asked_words', models.CharField(blank=True, max_length=400)),
                ('score', models.IntegerField(blank=True, null=True)),
                ('rank', models.PositiveIntegerField(blank=True, null=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scholarship_applications', to='residents.resident')),
                ('submitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('name_ko', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('policy', models.CharField(max_length=60)),
                ('year', models.PositiveSmallIntegerField()),
                ('apply_from_at', models.DateTimeField()),
                ('apply_until_at', models.DateTimeField()),
                ('results_on', models.DateField()),
                ('use_until_on', models.DateField()),
                ('budget_points', models.PositiveBigIntegerField()),
                ('each_points', models.PositiveIntegerField()),
                ('criteria', models.JSONField(default=list)),
                ('papers', models.JSONField(default=list)),
                ('draw_source_ko', models.CharField(max_length=400)),
                ('draw_source_en', models.CharField(max_length=400)),
                ('draw_from_at', models.DateTimeField()),
                ('appeal_days', models.PositiveSmallIntegerField()),
                ('appeal_ko', models.CharField(max_length=400)),
                ('appeal_en', models.CharField(max_length=400)),
                ('paper_days', models.PositiveSmallIntegerField()),
                ('sample', models.BooleanField(default=False)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('apply_until_at__gt', models.F('apply_from_at'))), name='round_window_not_empty'), models.CheckConstraint(condition=models.Q(('draw_from_at__gte', models.F('apply_until_at'))), name='round_drawn_after_its_window'), models.CheckConstraint(condition=models.Q(('use_until_on__gt', models.F('results_on'))), name='round_points_last_a_while'), models.CheckConstraint(condition=models.Q(('sample', True), ('source__isnull', False), _connector='OR'), name='round_has_source_or_is_sample'), models.CheckConstraint(condition=models.Q(('each_points__gt', 0)), name='round_gives_something')],
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('year', models.PositiveSmallIntegerField()),
                ('points', models.PositiveIntegerField()),
                ('granted_at', models.DateTimeField()),
                ('use_until_on', models.DateField()),
                ('lapsed_at', models.DateTimeField(blank=True, null=True)),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='grant', to='scholarships.application')),
                ('granted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scholarship_grants', to='residents.resident')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='scholarships.round')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('resident', 'year'), name='grant_once_a_year'), models.CheckConstraint(condition=models.Q(('points__gt', 0)), name='grant_gives_something')],
            },
        ),
        migrations.CreateModel(
            name='Draw',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('secret', models.CharField(max_length=64)),
                ('commitment', models.CharField(max_length=64)),
                ('committed_at', models.DateTimeField()),
                ('entries', models.JSONField(default=list)),
                ('root', models.CharField(blank=True, max_length=64)),
                ('frozen_at', models.DateTimeField(blank=True, null=True)),
                ('public_number', models.CharField(blank=True, max_length=200)),
                ('seed', models.CharField(blank=True, max_length=64)),
                ('drawn_at', models.DateTimeField(blank=True, null=True)),
                ('round', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='draw', to='scholarships.round')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('frozen_at__isnull', True), ('root', '')), models.Q(('frozen_at__isnull', False), ('root__regex', '^[0-9a-f]{64}$')), _connector='OR'), name='draw_frozen_has_root'), models.CheckConstraint(condition=models.Q(models.Q(('drawn_at__isnull', True), ('public_number', ''), ('seed', '')), models.Q(('drawn_at__gt', models.F('frozen_at')), ('seed__regex', '^[0-9a-f]{64}$'), models.Q(('public_number', ''), _negated=True)), _connector='OR'), name='draw_drawn_after_frozen'), models.CheckConstraint(condition=models.Q(('commitment__regex', '^[0-9a-f]{64}$')), name='draw_committed')],
            },
        ),
        migrations.AddField(
            model_name='application',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='scholarships.round'),
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('book', models.CharField(choices=[('TREASURY', '시의 예산'), ('FUND', '아직 주지 않은 포인트'), ('WALLET', '쓸 수 있는 포인트'), ('HELD', '자리를 맡아 둔 포인트'), ('SPENT', '강좌에 쓴 포인트'), ('LAPSED', '기한이 지난 포인트')], max_length=10)),
                ('balance_points', models.BigIntegerField(default=0)),
                ('entries', models.PositiveIntegerField(default=0)),
                ('grant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='scholarships.grant')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='scholarships.round')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('book__in', ['TREASURY', 'FUND', 'WALLET', 'HELD', 'SPENT', 'LAPSED'])), name='account_book_known'), models.CheckConstraint(condition=models.Q(models.Q(('balance_points__lte', 0), ('book', 'TREASURY')), models.Q(models.Q(('book', 'TREASURY'), _negated=True), ('balance_points__gte', 0)), _connector='OR'), name='account_never_negative'), models.CheckConstraint(condition=models.Q(models.Q(('book__in', ['WALLET', 'HELD']), ('grant__isnull', False)), models.Q(models.Q(('book__in', ['WALLET', 'HELD']), _negated=True), ('grant__isnull', True)), _connector='OR'), name='account_of_grant_or_round'), models.UniqueConstraint(condition=models.Q(('grant__isnull', True)), fields=('round', 'book'), name='account_once_a_round'), models.UniqueConstraint(fields=('grant', 'book'), name='account_once_a_grant')],
            },
        ),
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('move', models.CharField(choices=[('FUNDED', '예산을 넣음'), ('GRANTED', '장학금을 받음'), ('HELD', '강좌 자리에 맡김'), ('SPENT', '강좌가 시작되어 씀'), ('RELEASED', '자리를 취소해 돌려받음'), ('RETURNED', '강좌를 그만두어 돌려받음'), ('LAPSED', '기한이 지나 없어짐')], max_length=10)),
                ('reason', models.CharField(max_length=80)),
                ('at', models.DateTimeField()),
                ('opened_in', models.BigIntegerField(default=0, editable=False)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('points', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(default=0, editable=False)),
                ('balance_points', models.BigIntegerField(default=0, editable=False)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='scholarships.account')),
                ('transfer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='scholarships.transfer')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('points', 0), _negated=True), name='entry_moves_something'), models.UniqueConstraint(fields=('account', 'number'), name='entry_numbered'), models.UniqueConstraint(fields=('transfer', 'account'), name='entry_once_a_transfer')],
            },
        ),
        migrations.CreateModel(
            name='Use',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('reference', models.CharField(max_length=80)),
                ('title', models.CharField(max_length=300)),
                ('provider', models.CharField(max_length=200)),
                ('points', models.PositiveIntegerField()),
                ('sessions', django.contrib.postgres.fields.ArrayField(base_field=models.DateField(), size=None)),
                ('terms', models.JSONField()),
                ('state', models.CharField(choices=[('HELD', '자리에 맡겨 둠'), ('SPENT', '강좌에 씀'), ('RELEASED', '시작 전에 취소함'), ('RETURNED', '그만두어 일부나 전부를 돌려받음')], default='HELD', max_length=10)),
                ('held_at', models.DateTimeField()),
                ('spent_at', models.DateTimeField(blank=True, null=True)),
                ('returned_points', models.PositiveIntegerField(default=0)),
                ('returned_at', models.DateTimeField(blank=True, null=True)),
                ('grant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='scholarships.grant')),
                ('held_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('run', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='catalogue.run')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('reference',), name='use_once_a_place'), models.CheckConstraint(condition=models.Q(('state__in', ['HELD', 'SPENT', 'RELEASED', 'RETURNED'])), name='use_state_known'), models.CheckConstraint(condition=models.Q(('points__gt', 0)), name='use_costs_something'), models.CheckConstraint(condition=models.Q(('returned_points__lte', models.F('points'))), name='use_returns_at_most_all'), models.CheckConstraint(condition=models.Q(models.Q(('returned_at__isnull', True), ('state__in', ['HELD', 'SPENT'])), models.Q(('returned_at__isnull', False), ('state__in', ['RELEASED', 'RETURNED'])), _connector='OR'), name='use_ended_has_time'), models.CheckConstraint(condition=models.Q(('sessions__len__gte', 1)), name='use_has_a_first_day')],
            },
        ),
        migrations.AddField(
            model_name='transfer',
            name='use',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='scholarships.use'),
        ),
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('INCOME', '소득 확인'), ('DOUBLE_BENEFIT', '중복 지원 확인')], max_length=15)),
                ('found', models.JSONField()),
                ('words', models.CharField(max_length=400)),
                ('role', models.CharField(choices=[('MENTOR', '멘토'), ('COUNSELLOR', '상담사·창구'), ('PROVIDER', '교육기관 담당자'), ('HOST', '활동처 담당자'), ('MANAGER', '사업 담당자'), ('STEERING', '시정 담당자'), ('AUDITOR', '감사 담당자'), ('OPERATOR', '운영 담당자')], max_length=20)),
                ('at', models.DateTimeField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='scholarships.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('application', 'kind'), name='check_once_a_kind'), models.UniqueConstraint(fields=('application', 'by'), name='check_by_two_persons'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'INCOME'), ('role', 'COUNSELLOR')), models.Q(('kind', 'DOUBLE_BENEFIT'), ('role', 'MANAGER')), _connector='OR'), name='check_by_its_role'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='check_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('WELFARE', '수급자·차상위 증명서'), ('RESIDENCE', '주민등록초본처럼 사는 곳을 보이는 서류'), ('OTHER', '그 밖의 서류')], max_length=10)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='scholarships.application')),
                ('upload', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.upload')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['WELFARE', 'RESIDENCE', 'OTHER'])), name='paper_kind_known')],
            },
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['round', 'state'], name='application_by_state'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['SUBMITTED', 'MORE_ASKED', 'ELIGIBLE', 'GRANTED', 'REFUSED', 'NOT_CHOSEN', 'WITHDRAWN'])), name='application_state_known'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('REFUSED', 'WITHDRAWN')), _negated=True), fields=('round', 'resident'), name='application_one_running'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.UniqueConstraint(fields=('round', 'rank'), name='application_rank_once'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('state__in', ('SUBMITTED', 'MORE_ASKED'))), models.Q(models.Q(('state__in', ('SUBMITTED', 'MORE_ASKED')), _negated=True), ('decided_at__gte', models.F('submitted_at'))), _connector='OR'), name='application_decided_has_time'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'MORE_ASKED'), _negated=True), models.Q(('asked_words', ''), _negated=True), _connector='OR'), name='application_asked_says_what'),
        ),
        migrations.AddConstraint(
            model_name='transfer',
            constraint=models.CheckConstraint(condition=models.Q(('move__in', ['FUNDED', 'GRANTED', 'HELD', 'SPENT', 'RELEASED', 'RETURNED', 'LAPSED'])), name='transfer_move_known'),
        ),
        migrations.AddConstraint(
            model_name='transfer',
            constraint=models.UniqueConstraint(fields=('reason',), name='transfer_booked_once'),
        ),
        migrations.AddConstraint(
            model_name='transfer',
            constraint=models.CheckConstraint(condition=models.Q(('reason__regex', '^[a-z-]+:[0-9a-z:-]+$')), name='transfer_reason_named'),
        ),
    ]

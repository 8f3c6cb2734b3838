import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('catalogue', '0008_keep_search_rows_narrow'),
        ('enrolments', '0002_move_in_lists'),
        ('residents', '0003_facts_rules_ask_for'),
    ]

    operations = [
        migrations.CreateModel(
            name='BankFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('until_at', models.DateTimeField()),
                ('rows_read', models.PositiveIntegerField()),
                ('rows_known', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bank_files', to='catalogue.provider')),
            ],
            options={
                'indexes': [models.Index(fields=['provider', '-until_at'], name='bank_file_by_until')],
            },
        ),
        migrations.CreateModel(
            name='Charge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(max_length=300)),
                ('won', models.PositiveIntegerField()),
                ('materials_won', models.PositiveIntegerField(default=0)),
                ('number', models.CharField(max_length=20)),
                ('serial', models.PositiveIntegerField()),
                ('bank_ko', models.CharField(max_length=120)),
                ('bank_en', models.CharField(max_length=120)),
                ('rules', models.JSONField()),
                ('sessions', django.contrib.postgres.fields.ArrayField(base_field=models.DateField(), default=list, size=None)),
                ('made_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('books_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('OPEN', '내야 해요'), ('PAID', '냈어요'), ('WAIVED', '면제받았어요'), ('EXPIRED', '기한 안에 내지 않았어요'), ('CANCELLED', '내기 전에 취소했어요'), ('ENDED', '낸 뒤에 그만두었어요')], default='OPEN', max_length=10)),
                ('state_at', models.DateTimeField()),
                ('waiver', models.CharField(blank=True, default='', max_length=60)),
                ('warned_at', models.DateTimeField(null=True)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='charges', to='enrolments.claim')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='charges', to='catalogue.provider')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'OPEN')), fields=['due_at'], name='charge_open_by_due'), models.Index(fields=['number', '-made_at'], name='charge_by_number')],
                'constraints': [models.CheckConstraint(condition=models.Q(('won__gt', 0)), name='charge_asks_something'), models.CheckConstraint(condition=models.Q(('materials_won__lte', models.F('won'))), name='charge_materials_are_a_part'), models.CheckConstraint(condition=models.Q(('state__in', ['OPEN', 'PAID', 'WAIVED', 'EXPIRED', 'CANCELLED', 'ENDED'])), name='charge_state_known'), models.CheckConstraint(condition=models.Q(('books_at__gte', models.F('due_at')), ('due_at__gt', models.F('made_at'))), name='charge_times_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'WAIVED'), models.Q(('waiver', ''), _negated=True)), models.Q(('state', 'WAIVED'), _negated=True), _connector='OR'), name='charge_waived_says_by_what'), models.UniqueConstraint(condition=models.Q(('state__in', ('OPEN', 'PAID', 'WAIVED'))), fields=('claim',), name='charge_once_standing'), models.UniqueConstraint(condition=models.Q(('state', 'OPEN')), fields=('number',), name='charge_number_once_while_open')],
            },
        ),
        migrations.CreateModel(
            name='BankRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('line', models.PositiveIntegerField()),
                ('ref', models.CharField(max_length=80)),
                ('paid_at', models.DateTimeField()),
                ('won', models.PositiveIntegerField()),
                ('number', models.CharField(max_length=30)),
                ('payer', models.CharField(blank=True, max_length=80)),
                ('outcome', models.CharField(choices=[('BOOKED', '수강료로 적음'), ('UNCLEAR', '사람이 정해야 함')], max_length=10)),
                ('odd', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=list, size=None)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='payments.bankfile')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bank_rows', to='catalogue.provider')),
                ('charge', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bank_rows', to='payments.charge')),
            ],
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('book', models.CharField(choices=[('OUTSIDE', '사람들이 보낸 돈'), ('UNCLEAR', '누구 것인지 정할 돈'), ('HELD', '수강료로 받은 돈'), ('BACK', '돌려줄 돈')], max_length=10)),
                ('balance_won', models.BigIntegerField(default=0)),
                ('entries', models.PositiveIntegerField(default=0)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='catalogue.provider')),
                ('charge', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='payments.charge')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('book__in', ['OUTSIDE', 'UNCLEAR', 'HELD', 'BACK'])), name='money_account_book_known'), models.CheckConstraint(condition=models.Q(models.Q(('balance_won__lte', 0), ('book', 'OUTSIDE')), models.Q(models.Q(('book', 'OUTSIDE'), _negated=True), ('balance_won__gte', 0)), _connector='OR'), name='money_account_never_negative'), models.CheckConstraint(condition=models.Q(models.Q(('book__in', ['HELD', 'BACK']), ('charge__isnull', False)), models.Q(models.Q(('book__in', ['HELD', 'BACK']), _negated=True), ('charge__isnull', True)), _connector='OR'), name='money_account_of_charge_or_provider'), models.UniqueConstraint(condition=models.Q(('charge__isnull', True)), fields=('provider', 'book'), name='money_account_once_a_provider'), models.UniqueConstraint(fields=('charge', 'book'), name='money_account_once_a_charge')],
            },
        ),
        migrations.CreateModel(
            name='RefundAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bank', models.CharField(max_length=40)),
                ('number', models.CharField(max_length=30)),
                ('holder', models.CharField(max_length=80)),
                ('changed_at', models.DateTimeField()),
                ('resident', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='refund_account', to='residents.resident')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('bank', ''), _negated=True), models.Q(('holder', ''), _negated=True), ('number__regex', '^[0-9]{6,20}$')), name='refund_account_whole')],
            },
        ),
        migrations.CreateModel(
            name='RowDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.CharField(choices=[('ACCEPT', '이 신청의 수강료로 받기'), ('GIVE_BACK', '신청한 사람에게 돌려주기'), ('RETURN', '보낸 사람에게 은행을 거쳐 되돌리기')], max_length=10)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('charge', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='payments.charge')),
                ('row', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='payments.bankrow')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('choice__in', ['ACCEPT', 'GIVE_BACK', 'RETURN'])), name='row_decision_known'), models.CheckConstraint(condition=models.Q(models.Q(('charge__isnull', True), ('choice', 'RETURN')), models.Q(models.Q(('choice', 'RETURN'), _negated=True), ('charge__isnull', False)), _connector='OR'), name='row_decision_about_a_charge')],
            },
        ),
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('move', models.CharField(choices=[('PAID', '수강료를 받음'), ('EXTRA', '돌려줄 돈이 들어옴'), ('UNCLEAR', '누구 것인지 모르는 돈이 들어옴'), ('GIVEN', '누구 것인지 정함'), ('REFUNDED', '돌려주기로 정함'), ('SENT', '은행으로 돌려보냄')], max_length=10)),
                ('reason', models.CharField(max_length=80)),
                ('at', models.DateTimeField()),
                ('opened_in', models.BigIntegerField(default=0, editable=False)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('move__in', ['PAID', 'EXTRA', 'UNCLEAR', 'GIVEN', 'REFUNDED', 'SENT'])), name='money_transfer_move_known'), models.UniqueConstraint(fields=('reason',), name='money_transfer_booked_once'), models.CheckConstraint(condition=models.Q(('reason__regex', '^[a-z-]+:[0-9a-z:-]+$')), name='money_transfer_reason_named')],
            },
        ),
        migrations.CreateModel(
            name='Refund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('won', models.PositiveIntegerField()),
                ('why', models.CharField(choices=[('before-start', '시작하기 전에 취소해서 모두 돌려드립니다.'), ('provider', '교육기관 사정으로 열리지 않아 모두 돌려드립니다.'), ('bands', '이미 열린 횟수에 따라 일부를 돌려드립니다.'), ('months', '시작하지 않은 달은 모두, 이번 달은 열린 횟수에 따라 돌려드립니다.'), ('nothing-left', '이미 열린 횟수가 많아 돌려드릴 돈이 없습니다.'), ('late', '기한이나 자리가 끝난 뒤에 들어와 모두 돌려드립니다.'), ('twice', '두 번 들어와 한 번은 돌려드립니다.'), ('wrong', '금액이 달라 모두 돌려드립니다.')], max_length=20)),
                ('held', models.PositiveSmallIntegerField(default=0)),
                ('of', models.PositiveSmallIntegerField(default=0)),
                ('send_by_on', models.DateField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('charge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='payments.charge')),
                ('transfer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='refund', to='payments.transfer')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('why__in', ['before-start', 'provider', 'bands', 'months', 'nothing-left', 'late', 'twice', 'wrong'])), name='refund_why_known'), models.CheckConstraint(condition=models.Q(('won__gt', 0)), name='refund_is_something'), models.CheckConstraint(condition=models.Q(('held__lte', models.F('of'))), name='refund_held_of_all')],
            },
        ),
        migrations.CreateModel(
            name='Payout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('batch', models.UUIDField()),
                ('bank', models.CharField(max_length=40)),
                ('number_end', models.CharField(max_length=4)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('refund', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='payout', to='payments.refund')),
                ('transfer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='payout', to='payments.transfer')),
            ],
            options={
                'indexes': [models.Index(fields=['batch'], name='payout_by_batch')],
            },
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('way', models.CharField(choices=[('BANK', '계좌로 보냄')], max_length=10)),
                ('won', models.PositiveIntegerField()),
                ('payer', models.CharField(blank=True, max_length=80)),
                ('paid_at', models.DateTimeField()),
                ('at', models.DateTimeField()),
                ('charge', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='payment', to='payments.charge')),
                ('transfer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='payment', to='payments.transfer')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('way__in', ['BANK'])), name='payment_way_known'), models.CheckConstraint(condition=models.Q(('won__gt', 0)), name='payment_is_something'), models.CheckConstraint(condition=models.Q(('paid_at__lte', models.F('at'))), name='payment_booked_after_it_came')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('won', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(default=0, editable=False)),
                ('balance_won', models.BigIntegerField(default=0, editable=False)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='payments.account')),
                ('transfer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='payments.transfer')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('won', 0), _negated=True), name='money_entry_moves_something'), models.UniqueConstraint(fields=('account', 'number'), name='money_entry_numbered'), models.UniqueConstraint(fields=('transfer', 'account'), name='money_entry_once_a_transfer')],
            },
        ),
        migrations.AddField(
            model_name='bankrow',
            name='transfer',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='bank_row', to='payments.transfer'),
        ),
        migrations.AddConstraint(
            model_name='bankrow',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['BOOKED', 'UNCLEAR'])), name='bank_row_outcome_known'),
        ),
        migrations.AddConstraint(
            model_name='bankrow',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('charge__isnull', False), ('outcome', 'BOOKED')), models.Q(('outcome', 'UNCLEAR'), models.Q(('odd', []), _negated=True)), _connector='OR'), name='bank_row_booked_or_says_why_not'),
        ),
        migrations.AddConstraint(
            model_name='bankrow',
            constraint=models.CheckConstraint(condition=models.Q(('won__gt', 0)), name='bank_row_is_something'),
        ),
        migrations.AddConstraint(
            model_name='bankrow',
            constraint=models.UniqueConstraint(fields=('provider', 'ref'), name='bank_row_once'),
        ),
    ]
